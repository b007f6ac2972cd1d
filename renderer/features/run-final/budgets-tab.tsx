import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import { formatTiyn } from '../../../shared/language/number-format.ts';
import {
  awardedTotal,
  type Budgets,
  budgetStanding,
  isDecided,
  type ProjectBudget,
  projectFaults,
  proposedTotal,
  wholeBudget,
} from '../../../shared/pitching/budget.ts';
import { differingGrants } from '../../../shared/results/open-final.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { BudgetDialog } from './budget-dialog.tsx';
import { BudgetHistory } from './budget-history.tsx';
import { carriedOver } from './carry-over.ts';
import { type FinalSubject, speakersOf, turnsIn } from './final-facts.ts';
import { useRecording } from './use-recording.ts';

interface Row {
  readonly submission: Id;
  readonly title: string;
  readonly applicant: string;
  /** Null while nobody recorded one. */
  readonly budget: ProjectBudget | null;
}

const noBudgets: Budgets = new Map();

/** Sums of the stage beside the ceiling. */
function Sums({ subject, budgets }: { readonly subject: FinalSubject; readonly budgets: Budgets }) {
  const { t, language, format } = useText('final');
  const { grants } = subject.settings;
  const { proposed, awarded, ceiling, left } = budgetStanding(budgets, grants);
  const money = (sum: bigint) => formatTiyn(sum, language);
  const over = left !== null && left < 0n;
  return (
    <>
      <KeyFigures
        label={t('budget.sumsLabel')}
        figures={[
          { id: 'proposed', value: money(proposed), note: t('budget.sum.proposed') },
          {
            id: 'awarded',
            value: money(awarded),
            note: t('budget.sum.awarded'),
            ...(over ? { tone: 'danger' as const } : {}),
          },
          {
            id: 'ceiling',
            value: ceiling === null ? '—' : money(ceiling),
            note: ceiling === null ? t('budget.sum.noCeiling') : t('budget.sum.ceiling'),
          },
          ...(left === null
            ? []
            : [{ id: 'left', value: money(over ? 0n : left), note: t('budget.sum.left') }]),
        ]}
      />
      {over && (
        <Banner tone="danger" title={t('budget.over', { sum: money(-left) })}>
          {t('budget.overText')}
        </Banner>
      )}
      {grants?.perProjectMax != null && (
        <p className="meta">
          {t('budget.perProject', { sum: format.money(grants.perProjectMax) })}
        </p>
      )}
    </>
  );
}

function Standing({
  subject,
  budget,
}: {
  readonly subject: FinalSubject;
  readonly budget: ProjectBudget | null;
}) {
  const { t } = useText('final');
  if (budget === null) return <Chip>{t('budget.none')}</Chip>;
  if (projectFaults(budget, subject.settings.grants).length > 0)
    return (
      <Chip tone="danger" icon="alert">
        {t('budget.notAllowed')}
      </Chip>
    );
  if (!isDecided(budget)) return <Chip icon="clock">{t('budget.open')}</Chip>;
  const awarded = awardedTotal(budget);
  if (awarded === 0n) return <Chip icon="dash">{t('budget.refused')}</Chip>;
  return awarded < proposedTotal(budget) ? (
    <Chip tone="info" icon="half">
      {t('budget.partial')}
    </Chip>
  ) : (
    <Chip tone="ok" icon="check">
      {t('budget.whole')}
    </Chip>
  );
}

interface RowVerbs {
  readonly edit: (id: Id) => void;
  readonly history: (id: Id) => void;
  readonly locked: boolean;
}

function Verbs({
  submission,
  recorded,
  on,
}: {
  readonly submission: Id;
  readonly recorded: boolean;
  readonly on: RowVerbs;
}) {
  const { t } = useText('final');
  return (
    <span className="row">
      <Button
        icon="pen"
        disabled={on.locked}
        aria-label={t('budget.editOf', { submission })}
        onClick={() => on.edit(submission)}
      >
        {t('budget.edit')}
      </Button>
      {recorded && (
        <Button
          variant="quiet"
          icon="list"
          aria-label={t('budget.historyFor', { submission })}
          onClick={() => on.history(submission)}
        >
          {t('budget.history')}
        </Button>
      )}
    </span>
  );
}

function useColumns(subject: FinalSubject, on: RowVerbs): readonly Column<Row>[] {
  const { t, language } = useText('final');
  const money = (sum: bigint) => formatTiyn(sum, language);
  return [
    {
      id: 'project',
      title: t('budget.column.project'),
      cell: ({ submission, title, applicant }) => (
        <TwoLines first={title} second={t('order.turnFacts', { submission, applicant })} />
      ),
    },
    {
      id: 'proposed',
      title: t('budget.column.proposed'),
      numeric: true,
      cell: ({ budget }) => (budget === null ? '—' : money(proposedTotal(budget))),
    },
    {
      id: 'awarded',
      title: t('budget.column.awarded'),
      numeric: true,
      cell: ({ budget }) =>
        budget === null || !isDecided(budget) ? '—' : money(awardedTotal(budget)),
    },
    {
      id: 'standing',
      title: t('budget.column.standing'),
      cell: ({ budget }) => <Standing subject={subject} budget={budget} />,
    },
    {
      id: 'verbs',
      title: t('budget.column.verbs'),
      cell: ({ submission, budget }) => (
        <Verbs submission={submission} recorded={budget !== null} on={on} />
      ),
    },
  ];
}

/** What was decided line by line, carried over into the minutes to the tenge. */
function CarryOver({
  subject,
  budgets,
  today,
  locked,
}: {
  readonly subject: FinalSubject;
  readonly budgets: Budgets;
  readonly today: string;
  readonly locked: boolean;
}) {
  const { t } = useText('final');
  const { record, busy, error } = useRecording();
  const meeting = subject.state.meetings.get(subject.stage.id) ?? null;
  const decided = [...budgets.values()].filter(isDecided).length;
  const isOver = (budgetStanding(budgets, subject.settings.grants).left ?? 0n) < 0n;
  const differs = meeting === null || differingGrants(budgets, meeting).length > 0;
  if (decided === 0) return null;
  return (
    <>
      <Banner
        tone={differs ? 'warn' : 'ok'}
        title={differs ? t('carry.differs') : t('carry.same')}
        action={
          <Button
            variant="primary"
            icon="gavel"
            busy={busy}
            disabled={locked || isOver}
            onClick={() => void record([setMeeting(carriedOver(subject, today))], t('carry.done'))}
          >
            {t('carry.verb')}
          </Button>
        }
      >
        {t('carry.text', { count: decided })}
      </Banner>
      <ErrorBanner error={error} />
    </>
  );
}

/** Budgets of those who speak, under the regulation's ceiling. */
export function BudgetsTab({
  subject,
  today,
  locked,
}: {
  readonly subject: FinalSubject;
  readonly today: string;
  readonly locked: boolean;
}) {
  const { t } = useText('final');
  const { state, stage } = subject;
  const [editing, setEditing] = useState<Id | null>(null);
  const [looking, setLooking] = useState<Id | null>(null);
  const budgets = state.budgets.get(stage.id) ?? noBudgets;
  const turns = turnsIn(subject).map(({ submission }) => submission);
  const ids = [
    ...new Set([...(turns.length > 0 ? turns : speakersOf(subject)), ...budgets.keys()]),
  ];
  const rows = ids.map((submission): Row => {
    const known = state.submissions.get(submission);
    return {
      submission,
      title: known?.title ?? submission,
      applicant: known?.applicant ?? '',
      budget: budgets.get(submission) ?? null,
    };
  });
  const columns = useColumns(subject, { edit: setEditing, history: setLooking, locked });
  const fresh = (submission: Id): ProjectBudget =>
    wholeBudget(state.submissions.get(submission)?.budget ?? 0, t('budget.wholeLine'));
  if (rows.length === 0)
    return <EmptyState title={t('budget.empty')}>{t('budget.emptyText')}</EmptyState>;
  return (
    <div className="col g4">
      <Sums subject={subject} budgets={budgets} />
      <CarryOver subject={subject} budgets={budgets} today={today} locked={locked} />
      <div className="scroll-x">
        <Table
          label={t('budget.table')}
          columns={columns}
          rows={rows}
          rowKey={({ submission }) => submission}
        />
      </div>
      {editing !== null && (
        <BudgetDialog
          subject={subject}
          submission={editing}
          budget={budgets.get(editing) ?? fresh(editing)}
          budgets={budgets}
          onClose={() => setEditing(null)}
        />
      )}
      {looking !== null && (
        <BudgetHistory subject={subject} submission={looking} onClose={() => setLooking(null)} />
      )}
    </div>
  );
}
