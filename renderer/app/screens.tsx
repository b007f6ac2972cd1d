import type { ComponentType } from 'react';
import { ownTexts, wholeTexts } from '../language/texts.ts';
import { useText } from '../language/use-text.ts';
import { useToast } from '../ui/toast.tsx';
import { fetchedScreen } from './fetched-screen.tsx';
import type { Section } from './rail.tsx';
import { useTellRestored } from './restored.tsx';

/** Where a new contest is set up, behind the first run. */
export const newContestPath = '/new';

/** Where a computer without a contest is restored from a safety copy, behind the first run. */
export const restorePath = '/restore';

/** A screen that is fetched when it is first opened, so a juror's laptop never parses the ranking; with its texts. */
const fetched = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  fetchedScreen(load, wholeTexts).Screen;

export const Welcome = fetched(async () => (await import('./welcome.tsx')).Welcome);
export const HelpDialog = fetched(
  async () => (await import('../features/get-help/help-dialog.tsx')).HelpDialog,
);
export const UpdateProgram = fetched(
  async () => (await import('../features/update-program/update-program.tsx')).UpdateProgram,
);
export const SetUpContestScreen = fetched(
  async () =>
    (await import('../features/set-up-contest/set-up-contest-screen.tsx')).SetUpContestScreen,
);
export const KeepKeysScreen = fetched(
  async () => (await import('../features/keep-keys/keep-keys-screen.tsx')).KeepKeysScreen,
);
const KeepSafe = fetched(
  async () => (await import('../features/keep-safe/keep-safe-screen.tsx')).KeepSafeScreen,
);
export const RestoreScreen = fetched(
  async () => (await import('../features/keep-safe/restore-screen.tsx')).RestoreScreen,
);
const jurorList = fetchedScreen(
  async () => (await import('../features/score-submissions/juror-list-screen.tsx')).JurorListScreen,
  ownTexts,
);
export const JurorListScreen = jurorList.Screen;

/** Fetches what a juror sees first, while they still type their passphrase. */
export const fetchFirstScreen = jurorList.fetch;
export const ShowCodesScreen = fetched(
  async () =>
    (await import('../features/hand-over-by-codes/show-codes-screen.tsx')).ShowCodesScreen,
);
export const ScoreSheetScreen = fetched(
  async () =>
    (await import('../features/score-submissions/score-sheet-screen.tsx')).ScoreSheetScreen,
);
export const OwnScoresScreen = fetched(
  async () => (await import('../features/score-submissions/own-scores-screen.tsx')).OwnScoresScreen,
);

export const RunTournamentScreen = fetched(
  async () =>
    (await import('../features/run-tournament/run-tournament-screen.tsx')).RunTournamentScreen,
);

function OpenContestSettings() {
  const { t } = useText('shell');
  const showToast = useToast();
  return <SetUpContestScreen mode="open" onDone={() => showToast({ text: t('common:saved') })} />;
}

/** Safety copies of this computer, for every role. */
export function KeepSafeScreen() {
  return <KeepSafe onRestored={useTellRestored()} />;
}

/** The screen of each section of the rail. */
export const sectionScreens: Readonly<Record<Section, ComponentType>> = {
  contest: OpenContestSettings,
  applications: fetched(
    async () =>
      (await import('../features/receive-applications/receive-applications-screen.tsx'))
        .ReceiveApplicationsScreen,
  ),
  jury: fetched(
    async () => (await import('../features/invite-jury/invite-jury-screen.tsx')).InviteJuryScreen,
  ),
  assignment: fetched(
    async () => (await import('../features/assign-jury/assign-jury-screen.tsx')).AssignJuryScreen,
  ),
  interests: fetched(
    async () =>
      (await import('../features/declare-interests/declare-interests-screen.tsx'))
        .DeclareInterestsScreen,
  ),
  guard: fetched(
    async () => (await import('../features/guard-data/guard-data-screen.tsx')).GuardDataScreen,
  ),
  keys: KeepKeysScreen,
  safety: KeepSafeScreen,
  receive: fetched(async () => (await import('./receiving.tsx')).Receiving),
  completeness: fetched(
    async () =>
      (await import('../features/see-completeness/completeness-screen.tsx')).CompletenessScreen,
  ),
  conflicts: fetched(
    async () =>
      (await import('../features/settle-conflicts/settle-conflicts-screen.tsx'))
        .SettleConflictsScreen,
  ),
  ranking: fetched(
    async () =>
      (await import('../features/review-ranking/review-ranking-screen.tsx')).ReviewRankingScreen,
  ),
  'jury-report': fetched(async () => (await import('./reporting.tsx')).Reporting),
  'follow-up': fetched(
    async () =>
      (await import('../features/follow-projects/follow-projects-screen.tsx')).FollowProjectsScreen,
  ),
  final: fetched(
    async () => (await import('../features/run-final/run-final-screen.tsx')).RunFinalScreen,
  ),
  tournament: RunTournamentScreen,
  decide: fetched(async () => (await import('./deciding.tsx')).Deciding),
  'look-back': fetched(
    async () => (await import('../features/look-back/look-back-screen.tsx')).LookBackScreen,
  ),
  issue: fetched(async () => (await import('./issuing.tsx')).Issuing),
  pool: fetched(
    async () => (await import('../features/gather-pool/gather-pool-screen.tsx')).GatherPoolScreen,
  ),
  paper: fetched(
    async () => (await import('../features/enter-paper/enter-paper-screen.tsx')).EnterPaperScreen,
  ),
  desks: fetched(
    async () => (await import('../features/see-desks/see-desks-screen.tsx')).SeeDesksScreen,
  ),
  exchange: fetched(
    async () =>
      (await import('../features/exchange-files/exchange-files-screen.tsx')).ExchangeFilesScreen,
  ),
  'hand-over': fetched(async () => (await import('./handing-over.tsx')).HandingOver),
};
