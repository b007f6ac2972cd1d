import { useState } from 'react';

import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { compareNumbers } from '../../../shared/scoring/list-order.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { hasConsent, shownTeam } from '../../../shared/tournament/team-shown.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { TournamentSubject } from './tournament-subject.ts';
import { useRecording } from './use-recording.ts';

/** Teams of a discipline, admitted or not, by number. */
const allTeams = ({ state, discipline }: TournamentSubject): readonly Submission[] =>
  [...state.submissions.values()]
    .filter(({ nomination }) => nomination === discipline.nomination)
    .toSorted((a, b) => compareNumbers(a.id, b.id));

/** Admits teams or withdraws them; what is recorded is made of the applications as they are, not as they are shown. */
function useAdmission() {
  const { t } = useText('tournament');
  const { state } = useDesk('state');
  const { record, ...recording } = useRecording();
  return {
    ...recording,
    decide: (teams: readonly Id[], admitted: boolean, reason: string) =>
      record(
        teams.flatMap((team) => {
          const submission = state?.submissions.get(team);
          return submission === undefined
            ? []
            : [addSubmission({ ...submission, eligibility: { admitted, reason } })];
        }),
        t('teams.saved'),
      ),
  };
}

type Admission = ReturnType<typeof useAdmission>;

/** Says which teams lack their parents' consent, and takes them out of the draw at once. */
function ConsentBanner({
  teams,
  admission,
}: {
  readonly teams: readonly Submission[];
  readonly admission: Admission;
}) {
  const { t } = useText('tournament');
  const lacking = teams.filter((team) => !hasConsent(team, 'parentConsent'));
  const admitted = lacking.filter(({ eligibility }) => eligibility.admitted);
  if (lacking.length === 0) return null;
  return (
    <Banner
      tone="warn"
      title={t('teams.withoutConsent', { count: lacking.length })}
      action={
        admitted.length > 0 && (
          <Button
            busy={admission.busy}
            onClick={() =>
              void admission.decide(
                admitted.map(({ id }) => id),
                false,
                t('teams.noConsentReason'),
              )
            }
          >
            {t('teams.stopAll')}
          </Button>
        )
      }
    >
      {t('teams.consentText')}
    </Banner>
  );
}

/** The team's admission in words, and the button that changes it. */
function AdmissionCell({
  team,
  admission,
  onStop,
}: {
  readonly team: Submission;
  readonly admission: Admission;
  readonly onStop: () => void;
}) {
  const { t } = useText('tournament');
  const isAdmitted = team.eligibility.admitted;
  return (
    <div className="row wrap between">
      <TwoLines
        first={
          <Chip tone={isAdmitted ? 'ok' : 'warn'} icon={isAdmitted ? 'check' : 'alert'}>
            {isAdmitted ? t('teams.admitted') : t('teams.refused')}
          </Chip>
        }
        {...(team.eligibility.reason === '' ? {} : { second: team.eligibility.reason })}
      />
      {isAdmitted ? (
        <Button variant="quiet" onClick={onStop}>
          {t('teams.stop')}
        </Button>
      ) : (
        <Button
          busy={admission.busy}
          disabled={!hasConsent(team, 'parentConsent')}
          onClick={() => void admission.decide([team.id], true, '')}
        >
          {t('teams.admit')}
        </Button>
      )}
    </div>
  );
}

function useColumns(admission: Admission, onStop: (team: Submission) => void) {
  const { t } = useText('tournament');
  return [
    { id: 'number', title: t('teams.number'), cell: (team: Submission) => team.id },
    {
      id: 'team',
      title: t('tab.teams'),
      cell: (team: Submission) => {
        const shown = shownTeam(team, 'headquarters');
        return <TwoLines first={shown.name} second={shown.school} />;
      },
    },
    {
      id: 'pupils',
      title: t('teams.pupils'),
      cell: (team: Submission) => {
        const { pupils, coach } = shownTeam(team, 'headquarters');
        const isWhole = pupils.length === 2 && coach !== '';
        return (
          <div>
            {pupils.map((pupil) => (
              <div key={pupil}>{pupil}</div>
            ))}
            {coach !== '' && (
              <div className="t2">
                {t('teams.coach')}: {coach}
              </div>
            )}
            {!isWhole && <Chip tone="warn">{t('teams.incomplete')}</Chip>}
          </div>
        );
      },
    },
    {
      id: 'consent',
      title: t('teams.consent'),
      cell: (team: Submission) =>
        hasConsent(team, 'parentConsent') ? (
          <Chip tone="ok" icon="check">
            {t('teams.consentYes')}
          </Chip>
        ) : (
          <Chip tone="danger" icon="alert">
            {t('teams.consentNo')}
          </Chip>
        ),
    },
    {
      id: 'admission',
      title: t('teams.admission'),
      cell: (team: Submission) => (
        <AdmissionCell team={team} admission={admission} onStop={() => onStop(team)} />
      ),
    },
  ];
}

/** Teams of the discipline: pupils, school, coach, consent; without consent nobody is admitted. */
export function TeamsTab({ subject }: { readonly subject: TournamentSubject }) {
  const { t } = useText('tournament');
  const admission = useAdmission();
  const [stopping, setStopping] = useState<Submission | null>(null);
  const columns = useColumns(admission, setStopping);
  const teams = allTeams(subject);
  if (teams.length === 0)
    return (
      <EmptyState
        title={t('teams.empty.title')}
        action={
          <LinkButton variant="primary" icon="files" href="#/applications">
            {t('teams.empty.action')}
          </LinkButton>
        }
      >
        {t('teams.empty.text')}
      </EmptyState>
    );
  return (
    <div className="col g4">
      <ErrorBanner error={admission.error} />
      <ConsentBanner teams={teams} admission={admission} />
      <Card pad={false}>
        <Table label={t('teams.table')} columns={columns} rows={teams} rowKey={({ id }) => id} />
      </Card>
      {stopping !== null && (
        <ReasonDialog
          title={t('teams.stopTitle', { team: shownTeam(stopping, 'public').name })}
          verb={t('teams.stop')}
          busy={admission.busy}
          onClose={() => setStopping(null)}
          onReason={async (reason) => {
            if (await admission.decide([stopping.id], false, reason)) setStopping(null);
          }}
        >
          {t('teams.stopText')}
        </ReasonDialog>
      )}
    </div>
  );
}
