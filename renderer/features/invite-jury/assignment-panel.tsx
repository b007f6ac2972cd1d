import { useMemo, useState } from 'react';

import { assignJurors } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { Assignment } from '../../../shared/assigning/assignment.ts';
import { jurorGraph } from '../../../shared/assigning/juror-graph.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckField } from '../../ui/field.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CalibrationCards } from './calibration-cards.tsx';
import {
  changedPanels,
  juryFacts,
  loadsOf,
  proposeAssignment,
  type JuryFacts,
} from './jury-facts.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

/** A number from 1 to 999,999 that makes one assignment repeatable. */
const newSeed = (): number => {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (number % 999_999) + 1;
};

function LoadsTable({
  facts,
  loads,
  settings,
}: {
  readonly facts: JuryFacts;
  readonly loads: ReadonlyMap<Id, number>;
  readonly settings: ContestSettings;
}) {
  const { t, language, format } = useText('jury');
  const most = Math.max(1, ...loads.values());
  const load = ({ id }: Person) => loads.get(id) ?? 0;
  const columns: readonly Column<Person>[] = [
    { id: 'name', title: t('common:juror'), cell: fullName },
    {
      id: 'region',
      title: t('common:region'),
      cell: ({ region }) =>
        region === null ? '—' : regionShortName(region, settings.regionsProfile, language),
    },
    {
      id: 'load',
      title: t('load'),
      numeric: true,
      compare: (a, b) => load(a) - load(b),
      cell: (person) => format.number(load(person)),
    },
    {
      id: 'bar',
      title: <span className="sr">{t('load')}</span>,
      cell: (person) => (
        <div className="load-bar">
          <ProgressBar label={fullName(person)} value={load(person)} total={most} thin />
        </div>
      ),
    },
  ];
  const jurors = useMemo(() => toSortedByText(facts.jurors, fullName), [facts]);
  return (
    <Card title={t('loads')} pad={false} className="table-card">
      <div className="scroll-x">
        <Table label={t('loads')} columns={columns} rows={jurors} rowKey={({ id }) => id} />
      </div>
    </Card>
  );
}

function Figures({
  facts,
  proposal,
}: {
  readonly facts: JuryFacts;
  readonly proposal: Assignment | null;
}) {
  const { t, format } = useText('jury');
  const pairs = proposal?.assignments ?? facts.present;
  const assigned = new Set(pairs.map(({ submission }) => submission)).size;
  const perSubmission = facts.stage.assignment.jurorsPerSubmission;
  const components = useMemo(
    () => (pairs.length === 0 ? 0 : jurorGraph(pairs).components),
    [pairs],
  );
  return (
    <KeyFigures
      label={t('assignment')}
      figures={[
        {
          id: 'assigned',
          value: t('common:progress', {
            done: format.number(assigned),
            total: format.number(facts.submissions.length),
          }),
          note: t('figures.assigned'),
        },
        { id: 'jurors', value: format.number(facts.jurors.length), note: t('figures.jurors') },
        {
          id: 'per',
          value: perSubmission === 'all' ? t('common:all') : format.number(perSubmission),
          note: t('figures.perSubmission'),
        },
        { id: 'sheets', value: format.number(pairs.length), note: t('figures.sheets') },
        {
          id: 'groups',
          value: format.number(components),
          note: t('figures.groups'),
          ...(components > 1 ? { tone: 'warn' } : {}),
        },
      ]}
    />
  );
}

function Notes({
  facts,
  proposal,
}: {
  readonly facts: JuryFacts;
  readonly proposal: Assignment | null;
}) {
  const { t } = useText('jury');
  if (proposal === null) return null;
  const short = proposal.shortfalls.length;
  return (
    <>
      {short > 0 && (
        <Banner tone="warn" title={t('shortfall', { count: short })}>
          {t('shortfallText')}
        </Banner>
      )}
      {proposal.graph.components > 1 && <Banner tone="warn">{t('notComparable')}</Banner>}
      {facts.present.length > 0 && <Banner tone="info">{t('newInvitations')}</Banner>}
    </>
  );
}

/** A proposal, and recording what differs from the present assignment. */
function useProposal(facts: JuryFacts) {
  const { t } = useText('jury');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [proposal, setProposal] = useState<Assignment | null>(null);
  const panels = proposal === null ? [] : changedPanels(facts, proposal.assignments);
  const propose = (keep: boolean) => setProposal(proposeAssignment(facts, newSeed(), keep));
  const record = async () => {
    const actions = panels.map(({ submission, jurors }) =>
      assignJurors(facts.stage.id, submission, jurors),
    );
    if ((await command.run(() => desk.record(actions))) === null) return;
    setProposal(null);
    toast({ text: t('assigned', { count: panels.length }) });
  };
  return { command, proposal, panels, propose, record, drop: () => setProposal(null) };
}

function ProposalBar({
  control,
  onPropose,
}: {
  readonly control: ReturnType<typeof useProposal>;
  readonly onPropose: () => void;
}) {
  const { t } = useText('jury');
  const { command, proposal, panels } = control;
  if (proposal === null)
    return (
      <ActionBar>
        <Button variant="primary" size="lg" icon="swap" onClick={onPropose}>
          {t('assign')}
        </Button>
      </ActionBar>
    );
  return (
    <ActionBar
      start={
        <Button icon="refresh" disabled={command.busy} onClick={onPropose}>
          {t('assignAgain')}
        </Button>
      }
    >
      <span className="meta">{t('proposalNote')}</span>
      <Button
        variant="primary"
        size="lg"
        busy={command.busy}
        disabled={panels.length === 0}
        onClick={() => void control.record()}
      >
        {panels.length === 0 ? t('nothingChanged') : t('recordAssignment')}
      </Button>
    </ActionBar>
  );
}

function Assigning({
  facts,
  settings,
  state,
}: {
  readonly facts: JuryFacts;
  readonly state: ContestState;
  readonly settings: ContestSettings;
}) {
  const { t } = useText('jury');
  const [keep, setKeep] = useState(true);
  const control = useProposal(facts);
  const { proposal } = control;
  const hasPresent = facts.present.length > 0;
  return (
    <div className="col g4 panel">
      <ErrorBanner error={control.command.error} />
      <Figures facts={facts} proposal={proposal} />
      <Notes facts={facts} proposal={proposal} />
      {hasPresent && (
        <CheckField
          label={t('keepPresent')}
          hint={t('keepHint')}
          checked={keep}
          onChange={(next) => {
            setKeep(next);
            control.drop();
          }}
        />
      )}
      <CalibrationCards state={state} />
      <LoadsTable
        facts={facts}
        loads={proposal?.loads ?? loadsOf(facts.present)}
        settings={settings}
      />
      <ProposalBar control={control} onPropose={() => control.propose(keep && hasPresent)} />
    </div>
  );
}

/** Who judges what: an even proposal by the stage's rule, looked at and then recorded. */
export function AssignmentPanel({
  settings,
  state,
}: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
}) {
  const { t } = useText('jury');
  const facts = useMemo(() => juryFacts(state), [state]);
  if (facts === null) return <EmptyState title={t('noStage')}>{t('noStageText')}</EmptyState>;
  if (facts.submissions.length === 0)
    return <EmptyState title={t('noApplications')}>{t('noApplicationsText')}</EmptyState>;
  if (facts.jurors.length === 0)
    return <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>;
  return <Assigning facts={facts} settings={settings} state={state} />;
}
