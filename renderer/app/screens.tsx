import { type ComponentType, lazy } from 'react';
import { useText } from '../language/use-text.ts';
import { useToast } from '../ui/toast.tsx';
import type { Section } from './rail.tsx';
import { useTellRestored } from './restored.tsx';

/** Where a new contest is set up, behind the first run. */
export const newContestPath = '/new';

/** Where a computer without a contest is restored from a safety copy, behind the first run. */
export const restorePath = '/restore';

/** Screens are fetched when they are first opened, so a juror's laptop never parses the ranking. */
export const StartHereScreen = lazy(async () => ({
  default: (await import('../features/start-here/start-here-screen.tsx')).StartHereScreen,
}));
export const UnlockScreen = lazy(async () => ({
  default: (await import('../features/start-here/unlock-screen.tsx')).UnlockScreen,
}));
export const HelpDialog = lazy(async () => ({
  default: (await import('../features/get-help/help-dialog.tsx')).HelpDialog,
}));
export const SetUpContestScreen = lazy(async () => ({
  default: (await import('../features/set-up-contest/set-up-contest-screen.tsx'))
    .SetUpContestScreen,
}));
export const KeepKeysScreen = lazy(async () => ({
  default: (await import('../features/keep-keys/keep-keys-screen.tsx')).KeepKeysScreen,
}));
const KeepSafe = lazy(async () => ({
  default: (await import('../features/keep-safe/keep-safe-screen.tsx')).KeepSafeScreen,
}));
export const RestoreScreen = lazy(async () => ({
  default: (await import('../features/keep-safe/restore-screen.tsx')).RestoreScreen,
}));
export const JurorListScreen = lazy(async () => ({
  default: (await import('../features/score-submissions/juror-list-screen.tsx')).JurorListScreen,
}));
export const ShowCodesScreen = lazy(async () => ({
  default: (await import('../features/hand-over-by-codes/show-codes-screen.tsx')).ShowCodesScreen,
}));
export const ScoreSheetScreen = lazy(async () => ({
  default: (await import('../features/score-submissions/score-sheet-screen.tsx')).ScoreSheetScreen,
}));
export const OwnScoresScreen = lazy(async () => ({
  default: (await import('../features/score-submissions/own-scores-screen.tsx')).OwnScoresScreen,
}));

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
  applications: lazy(async () => ({
    default: (await import('../features/receive-applications/receive-applications-screen.tsx'))
      .ReceiveApplicationsScreen,
  })),
  jury: lazy(async () => ({
    default: (await import('../features/invite-jury/invite-jury-screen.tsx')).InviteJuryScreen,
  })),
  assignment: lazy(async () => ({
    default: (await import('../features/assign-jury/assign-jury-screen.tsx')).AssignJuryScreen,
  })),
  interests: lazy(async () => ({
    default: (await import('../features/declare-interests/declare-interests-screen.tsx'))
      .DeclareInterestsScreen,
  })),
  guard: lazy(async () => ({
    default: (await import('../features/guard-data/guard-data-screen.tsx')).GuardDataScreen,
  })),
  keys: KeepKeysScreen,
  safety: KeepSafeScreen,
  receive: lazy(async () => ({ default: (await import('./receiving.tsx')).Receiving })),
  completeness: lazy(async () => ({
    default: (await import('../features/see-completeness/completeness-screen.tsx'))
      .CompletenessScreen,
  })),
  conflicts: lazy(async () => ({
    default: (await import('../features/settle-conflicts/settle-conflicts-screen.tsx'))
      .SettleConflictsScreen,
  })),
  ranking: lazy(async () => ({
    default: (await import('../features/review-ranking/review-ranking-screen.tsx'))
      .ReviewRankingScreen,
  })),
  'jury-report': lazy(async () => ({ default: (await import('./reporting.tsx')).Reporting })),
  decide: lazy(async () => ({ default: (await import('./deciding.tsx')).Deciding })),
  issue: lazy(async () => ({ default: (await import('./issuing.tsx')).Issuing })),
  paper: lazy(async () => ({
    default: (await import('../features/enter-paper/enter-paper-screen.tsx')).EnterPaperScreen,
  })),
  'hand-over': lazy(async () => ({ default: (await import('./handing-over.tsx')).HandingOver })),
};
