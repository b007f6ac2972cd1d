import { type ReactNode, useMemo, useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Sorting } from '../../../shared/finding/saved-view.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { poolStates } from '../../../shared/pooling/pool-entry.ts';
import type { PoolRow } from '../../../shared/reports/pool/pool-board.ts';
import { compareIds } from '../../../shared/results/naming.ts';
import { DataTable } from '../../data-table/data-table.tsx';
import { ExportDialog } from '../../data-table/export-dialog.tsx';
import type { RowList } from '../../data-table/row-list.ts';
import { type DataColumn, placeColumns } from '../../data-table/table-columns.ts';
import { Button } from '../../ui/button.tsx';
import type { PoolWords } from './use-pool-words.ts';

type Compare = (a: PoolRow, b: PoolRow) => number;

const byNumber: Compare = (a, b) => compareIds(a.submission.id, b.submission.id);

function columnsFor(words: PoolWords): readonly (DataColumn<PoolRow> & {
  readonly compare: Compare;
})[] {
  const { papers, format } = words;
  const said = (
    id: string,
    title: string,
    width: number,
    textOf: (row: PoolRow) => string,
  ): DataColumn<PoolRow> & { readonly compare: Compare } => ({
    id,
    title,
    width,
    cell: textOf,
    text: textOf,
    sortable: true,
    compare: (a, b) => compareText(textOf(a), textOf(b)) || byNumber(a, b),
  });
  return [
    {
      ...said('number', papers.column.number, 96, ({ submission }) => submission.id),
      compare: byNumber,
      needed: true,
    },
    said('project', papers.column.project, 300, ({ submission }) => submission.title),
    said('region', papers.column.region, 180, ({ submission }) => words.region(submission.region)),
    said('track', papers.column.track, 180, ({ entry }) => words.track(entry.track)),
    {
      ...said('state', papers.column.state, 160, ({ entry }) => papers.state[entry.state]),
      compare: (a, b) =>
        poolStates.indexOf(a.entry.state) - poolStates.indexOf(b.entry.state) || byNumber(a, b),
    },
    said('maturity', papers.column.maturity, 140, ({ entry }) =>
      entry.maturity === '' ? '' : words.maturity(entry.maturity),
    ),
    {
      ...said('budget', papers.column.budget, 150, ({ submission }) =>
        submission.budget === null ? '' : format.money(submission.budget),
      ),
      numeric: true,
      compare: (a, b) => (a.submission.budget ?? 0) - (b.submission.budget ?? 0) || byNumber(a, b),
    },
    said('applicant', papers.column.applicant, 220, ({ submission }) => submission.applicant),
    said('partners', papers.column.partners, 200, ({ entry }) => entry.partners),
    said('moved', papers.column.moved, 200, ({ entry }) => entry.moved?.contest ?? ''),
  ];
}

/** The columns, as wide as a person made them. */
function usePlaced(words: PoolWords) {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const columns = useMemo(() => columnsFor(words), [words]);
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
  rows: readonly PoolRow[],
  columns: ReturnType<typeof columnsFor>,
  sorting: Sorting | null,
): RowList<PoolRow> {
  const compare = columns.find(({ id }) => id === sorting?.column)?.compare;
  const sign = sorting?.direction === 'descending' ? -1 : 1;
  const sorted = compare === undefined ? rows : rows.toSorted((a, b) => sign * compare(a, b));
  const slots = new Map(rows.map((row, slot) => [row, slot]));
  const at = (index: number): PoolRow => present(sorted[index], `row ${index}`);
  return {
    length: sorted.length,
    at,
    keyAt: (index) => at(index).submission.id,
    slotAt: (index) => slots.get(at(index)) ?? 0,
  };
}

/** The pool as a long table: sorted by any column, chosen rows go to another contest, all that is shown as a file. */
export function PoolTable({
  rows,
  words,
  onOpen,
  actions,
}: {
  readonly rows: readonly PoolRow[];
  readonly words: PoolWords;
  readonly onOpen: (id: Id) => void;
  /** What can be done with chosen projects; null where nothing can. */
  readonly actions: ((chosen: readonly Id[]) => ReactNode) | null;
}) {
  const { t, format } = words;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [saving, setSaving] = useState(false);
  const { columns, placed, setWidth } = usePlaced(words);
  const list = useMemo(() => sortedList(rows, columns, sorting), [rows, columns, sorting]);
  const shown = new Set(rows.map(({ submission }) => submission.id));
  const own = [...chosen].filter((id) => shown.has(id));
  return (
    <div className="col g3">
      <div className="pool-actions">
        <p role="status" className="grow">
          {own.length === 0
            ? actions === null
              ? ''
              : t('board.choose')
            : t('board.chosen', { count: format.number(own.length) })}
        </p>
        <Button icon="download" onClick={() => setSaving(true)}>
          {t('board.export')}
        </Button>
        {actions?.(own)}
      </div>
      <DataTable
        label={t('board.table')}
        columns={placed}
        rows={list}
        sorting={sorting}
        onSort={setSorting}
        onWidth={setWidth}
        onOpen={({ submission }) => onOpen(submission.id)}
        selection={actions === null ? null : { keys: chosen, onChange: setChosen }}
        empty={t('board.tableEmpty')}
      />
      <ExportDialog
        open={saving}
        onClose={() => setSaving(false)}
        title={t('board.fileName')}
        fileName={t('board.fileName')}
        columns={placed}
        rows={list}
        personal
      />
    </div>
  );
}
