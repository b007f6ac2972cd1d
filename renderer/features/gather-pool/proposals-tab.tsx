import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import {
  type ProposalOutcome,
  proposalOutcomes,
} from '../../../shared/pooling/proposal-verdict.ts';
import {
  nextStep,
  proposalSections,
  type SortedProposal,
} from '../../../shared/reports/pool/proposals-paper.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import type { PoolSubject } from './own-part.ts';
import { NewProposalDialog } from './new-proposal-dialog.tsx';
import { ProposalTableDialog } from './proposal-table-dialog.tsx';
import { type PoolWords, usePoolWords } from './use-pool-words.ts';
import { VerdictDialog } from './verdict-dialog.tsx';

const filters = ['all', 'waiting', ...proposalOutcomes] as const;

type Filter = (typeof filters)[number];

const isKept = ({ verdict }: SortedProposal, filter: Filter): boolean =>
  filter === 'all' || (verdict === null ? filter === 'waiting' : verdict.outcome === filter);

function columnsOf(
  { state, own }: PoolSubject,
  words: PoolWords,
  onSort: (id: Id) => void,
): readonly Column<SortedProposal>[] {
  const { t, papers, language } = words;
  const columns: readonly Column<SortedProposal>[] = [
    { id: 'number', title: t('proposals.number'), cell: ({ submission }) => submission.id },
    {
      id: 'title',
      title: t('proposals.name'),
      cell: ({ submission }) => <TwoLines first={submission.title} second={submission.applicant} />,
    },
    {
      id: 'decision',
      title: t('proposals.decision'),
      cell: ({ verdict }) =>
        verdict === null ? (
          t('proposals.waiting')
        ) : (
          <TwoLines first={papers.outcome[verdict.outcome]} second={verdict.reason} />
        ),
    },
    {
      id: 'next',
      title: papers.column.next,
      cell: ({ verdict }) =>
        verdict === null ? (
          '—'
        ) : (
          <TwoLines first={nextStep({ state, language }, verdict)} second={verdict.responsible} />
        ),
    },
  ];
  if (own.region !== null) return columns;
  return [
    ...columns,
    {
      id: 'sort',
      title: <span className="sr">{t('proposals.sort')}</span>,
      cell: ({ submission }) => (
        <Button
          variant="quiet"
          aria-label={t('proposals.sortNamed', { number: submission.id })}
          onClick={() => onSort(submission.id)}
        >
          {t('proposals.sort')}
        </Button>
      ),
    },
  ];
}

/** A table for each section that has a proposal of the kind that is shown. */
function Sections({
  sections,
  filter,
  columns,
  words,
}: {
  readonly sections: ReturnType<typeof proposalSections>;
  readonly filter: Filter;
  readonly columns: readonly Column<SortedProposal>[];
  readonly words: PoolWords;
}) {
  return sections.map(({ section, proposals }) => {
    const rows = proposals.filter((each) => isKept(each, filter));
    return rows.length === 0 ? null : (
      <Card key={section} title={words.track(section)}>
        <div className="pool-scroll">
          <Table
            label={words.track(section)}
            columns={columns}
            rows={rows}
            rowKey={({ submission }) => submission.id}
          />
        </div>
      </Card>
    );
  });
}

/** Headquarters' ways to bring proposals in: one by hand, or a table of them. */
function AddProposals({
  subject,
  words,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
}) {
  const { t } = words;
  const [open, setOpen] = useState<'one' | 'table' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="row wrap">
      <Button variant="primary" icon="plus" onClick={() => setOpen('one')}>
        {t('proposals.add')}
      </Button>
      <Button icon="table" onClick={() => setOpen('table')}>
        {t('proposals.table.verb')}
      </Button>
      {open === 'one' && <NewProposalDialog subject={subject} words={words} onClose={close} />}
      {open === 'table' && <ProposalTableDialog subject={subject} words={words} onClose={close} />}
    </div>
  );
}

/** Proposals of a forum's sections, each with what becomes of it, why, and who answers for it. */
export function ProposalsTab(subject: PoolSubject) {
  const { state, settings, own } = subject;
  const words = usePoolWords(settings);
  const { t, papers, format } = words;
  const [filter, setFilter] = useState<Filter>('all');
  const [sorting, setSorting] = useState<Id | null>(null);
  const sections = proposalSections(state);
  const all = sections.flatMap(({ proposals }) => proposals);
  const add = own.region === null ? <AddProposals subject={subject} words={words} /> : null;
  const label = (value: Filter): string =>
    value === 'all' || value === 'waiting'
      ? t(`proposals.${value}`)
      : papers.outcome[value satisfies ProposalOutcome];
  const columns = columnsOf(subject, words, setSorting);
  return (
    <div className="col g4">
      {all.length === 0 ? (
        <EmptyState title={t('proposals.empty.title')} action={add}>
          {t('proposals.empty.text')}
        </EmptyState>
      ) : (
        <div className="pool-actions">
          <FilterPills
            label={t('proposals.filter')}
            value={filter}
            onChange={setFilter}
            options={filters.map((value) => ({
              value,
              label: label(value),
              count: format.number(all.filter((each) => isKept(each, value)).length),
            }))}
          />
          {add}
        </div>
      )}
      <Sections {...{ sections, filter, columns, words }} />
      {sorting !== null && (
        <VerdictDialog
          key={sorting}
          id={sorting}
          words={words}
          others={all.map(({ submission }) => submission)}
          onClose={() => setSorting(null)}
        />
      )}
    </div>
  );
}
