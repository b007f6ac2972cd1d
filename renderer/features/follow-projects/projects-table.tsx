import { type ReactNode, useMemo, useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Sorting } from '../../../shared/finding/saved-view.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { compareIds } from '../../../shared/results/naming.ts';
import { DataTable } from '../../data-table/data-table.tsx';
import { ExportDialog } from '../../data-table/export-dialog.tsx';
import type { RowList } from '../../data-table/row-list.ts';
import { type DataColumn, placeColumns } from '../../data-table/table-columns.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { ProjectRow } from './project-rows.ts';
import { StatusChip } from './status-chip.tsx';
import type { FollowWords } from './use-follow-words.ts';

type Compare = (a: ProjectRow, b: ProjectRow) => number;

interface ProjectColumn extends DataColumn<ProjectRow> {
  readonly compare: Compare;
}

const byNumber: Compare = (a, b) => compareIds(a.submission, b.submission);

/** A column of words, ordered as the alphabet has them. */
const wordColumn = (
  id: string,
  { title, width }: { readonly title: string; readonly width: number },
  text: (row: ProjectRow) => string,
): ProjectColumn => ({
  id,
  title,
  width,
  text,
  cell: text,
  sortable: true,
  compare: (a, b) => compareText(text(a), text(b)) || byNumber(a, b),
});

/** A column of figures, ordered by size. */
const figureColumn = (
  id: string,
  { title, width }: { readonly title: string; readonly width: number },
  {
    text,
    of,
    cell = text,
  }: {
    readonly text: (row: ProjectRow) => string;
    readonly of: (row: ProjectRow) => number;
    readonly cell?: (row: ProjectRow) => ReactNode;
  },
): ProjectColumn => ({
  id,
  title,
  width,
  text,
  cell,
  sortable: true,
  numeric: true,
  compare: (a, b) => of(a) - of(b) || byNumber(a, b),
});

function moneyColumns({ papers, money, share }: FollowWords): readonly ProjectColumn[] {
  const sum = (id: 'granted' | 'paid' | 'spent'): ProjectColumn =>
    figureColumn(
      id,
      { title: papers.column[id], width: 150 },
      { text: (row) => money(row[id]), of: (row) => row[id] },
    );
  return [
    sum('granted'),
    sum('paid'),
    sum('spent'),
    figureColumn(
      'share',
      { title: papers.column.share, width: 110 },
      {
        text: ({ spent, granted }) => share(spent, granted),
        of: ({ spent, granted }) => (granted === 0 ? 0 : spent / granted),
      },
    ),
  ];
}

function Marks({
  row: { overdue, open },
  words: { t, format },
}: {
  readonly row: ProjectRow;
  readonly words: FollowWords;
}) {
  if (overdue + open === 0) return <span className="weak">0</span>;
  return (
    <span className="follow-marks">
      {overdue > 0 && (
        <Chip tone="danger" icon="clock">
          {t('projects.overdue', { count: format.number(overdue) })}
        </Chip>
      )}
      {open > 0 && (
        <Chip tone="warn" icon="alert">
          {t('projects.open', { count: format.number(open) })}
        </Chip>
      )}
    </span>
  );
}

function columnsFor(words: FollowWords, withMoney: boolean): readonly ProjectColumn[] {
  const { t, papers, format } = words;
  const { column } = papers;
  return [
    {
      ...wordColumn('number', { title: column.number, width: 84 }, ({ submission }) => submission),
      compare: byNumber,
      needed: true,
    },
    wordColumn('project', { title: column.project, width: 280 }, ({ title }) => title),
    {
      ...wordColumn(
        'status',
        { title: column.status, width: 190 },
        (row) => papers.status[row.status],
      ),
      cell: ({ status }) => <StatusChip status={status} words={words} />,
    },
    figureColumn(
      'marks',
      { title: t('projects.attention'), width: 180 },
      {
        text: ({ overdue }) => format.number(overdue),
        of: ({ overdue, open }) => overdue * 1000 + open,
        cell: (row) => <Marks row={row} words={words} />,
      },
    ),
    ...(withMoney ? moneyColumns(words) : []),
    wordColumn(
      'organisation',
      { title: t('organisation'), width: 220 },
      ({ project }) => project.organisation.name,
    ),
    wordColumn('industry', { title: column.industry, width: 200 }, ({ project }) =>
      words.industry(project.industry),
    ),
    wordColumn('town', { title: column.town, width: 150 }, ({ town }) => town),
    figureColumn(
      'milestones',
      { title: t('projects.milestones'), width: 120 },
      {
        text: ({ milestones }) => `${milestones.done} / ${milestones.all}`,
        of: ({ milestones }) => milestones.done,
      },
    ),
    figureColumn(
      'visits',
      { title: t('projects.visits'), width: 100 },
      { text: ({ visits }) => format.number(visits), of: ({ visits }) => visits },
    ),
  ];
}

/** The columns, as wide as a person made them. */
function usePlaced(words: FollowWords, withMoney: boolean) {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const columns = useMemo(() => columnsFor(words, withMoney), [words, withMoney]);
  const placed = useMemo(
    () =>
      placeColumns(columns, []).map((each) => ({
        ...each,
        width: widths[each.column.id] ?? each.width,
      })),
    [columns, widths],
  );
  const setWidth = (column: string, width: number) => setWidths({ ...widths, [column]: width });
  return { columns, placed, setWidth };
}

/** Rows as they are sorted, and by number where nobody sorted them. */
function sortedList(
  rows: readonly ProjectRow[],
  columns: readonly ProjectColumn[],
  sorting: Sorting | null,
): RowList<ProjectRow> {
  const compare = columns.find(({ id }) => id === sorting?.column)?.compare ?? byNumber;
  const sign = sorting?.direction === 'descending' ? -1 : 1;
  const sorted = rows.toSorted((a, b) => sign * compare(a, b));
  const slots = new Map(rows.map((row, slot) => [row, slot]));
  const at = (index: number): ProjectRow => present(sorted[index], `row ${index}`);
  return {
    length: sorted.length,
    at,
    keyAt: (index) => at(index).submission,
    slotAt: (index) => slots.get(at(index)) ?? 0,
  };
}

/** Followed projects as a long table: sorted by any column, opened by a press, all that is shown as a file. */
export function ProjectsTable({
  rows,
  words,
  withMoney,
  onOpen,
}: {
  readonly rows: readonly ProjectRow[];
  readonly words: FollowWords;
  readonly withMoney: boolean;
  readonly onOpen: (submission: Id) => void;
}) {
  const { t, format } = words;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [saving, setSaving] = useState(false);
  const { columns, placed, setWidth } = usePlaced(words, withMoney);
  const list = useMemo(() => sortedList(rows, columns, sorting), [rows, columns, sorting]);
  return (
    <div className="col g3">
      <div className="row between wrap">
        <p className="meta" role="status">
          {t('projects.shown', { count: format.number(rows.length) })}
        </p>
        <Button icon="download" onClick={() => setSaving(true)}>
          {t('projects.export')}
        </Button>
      </div>
      <DataTable
        label={t('projects.table')}
        columns={placed}
        rows={list}
        sorting={sorting}
        onSort={setSorting}
        onWidth={setWidth}
        onOpen={({ submission }) => onOpen(submission)}
        selection={null}
        empty={t('projects.none')}
      />
      <ExportDialog
        open={saving}
        onClose={() => setSaving(false)}
        title={t('projects.export')}
        fileName={t('projects.fileName')}
        columns={placed}
        rows={list}
        personal
      />
    </div>
  );
}
