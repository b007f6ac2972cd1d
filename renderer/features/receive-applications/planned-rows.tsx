import { useEffect, useRef, useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Table, TwoLines, type Column } from '../../ui/table.tsx';
import type { PlanSummary, RowFilter } from '../../workers/table-messages.ts';
import { RowNotes } from './row-notes.tsx';
import type { PreviewState, TableImportControl } from './use-table-import.ts';

/** Rows on one page: they are asked of the worker, which keeps the plan. */
const pageSize = 100;

function StatusChip({ row }: { readonly row: PlannedRow }) {
  const { t } = useText('intake');
  switch (row.status) {
    case 'faulty':
      return (
        <Chip tone="danger" icon="x">
          {t('status.faulty')}
        </Chip>
      );
    case 'known':
      return (
        <Chip tone="neutral" icon="done">
          {t('status.known')}
        </Chip>
      );
    case 'new':
      return row.warnings.length > 0 ? (
        <Chip tone="warn" icon="alert">
          {t('status.warned')}
        </Chip>
      ) : (
        <Chip tone="ok" icon="plus">
          {t('status.new')}
        </Chip>
      );
  }
}

function useColumns(settings: ContestSettings): readonly Column<PlannedRow>[] {
  const { t } = useText('intake');
  return [
    { id: 'row', title: t('row'), numeric: true, cell: ({ row }) => String(row) },
    { id: 'status', title: t('result'), cell: (row) => <StatusChip row={row} /> },
    {
      id: 'title',
      title: t('common:submission'),
      cell: ({ texts, submission }) => (
        <TwoLines
          first={texts['title'] ?? '—'}
          second={[submission?.id ?? texts['id'], texts['applicant']]
            .filter((text) => text !== undefined && text !== '')
            .join(' · ')}
        />
      ),
    },
    { id: 'notes', title: t('notes'), cell: (row) => <RowNotes row={row} settings={settings} /> },
  ];
}

/** A page of the rows that fit a filter; the earlier one stays until the next has come. */
function usePage(control: TableImportControl, filter: RowFilter, from: number) {
  const [rows, setRows] = useState<readonly PlannedRow[]>([]);
  // The control is made anew with every render; the plan it asks is the one this table was made for.
  const page = useRef(control.page);
  useEffect(() => {
    let isWanted = true;
    void page
      .current(filter, from, pageSize)
      .then((page) => {
        if (isWanted && page !== null) setRows(page);
      })
      // A worker that failed says so where it is asked to import.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [filter, from]);
  return rows;
}

const countOf = ({ counts }: PlanSummary, filter: RowFilter): number =>
  filter === 'all' ? counts.new + counts.known + counts.faulty : counts[filter];

function Pages({
  from,
  count,
  onChange,
}: {
  readonly from: number;
  readonly count: number;
  readonly onChange: (from: number) => void;
}) {
  const { t, format } = useText('intake');
  if (count <= pageSize) return null;
  const to = Math.min(from + pageSize, count);
  const shown = { from: from + 1, to, count };
  return (
    <div className="row g3">
      <Button icon="left" disabled={from === 0} onClick={() => onChange(from - pageSize)}>
        {t('earlierRows')}
      </Button>
      <span className="meta" role="status">
        {t('rowsShown', {
          from: format.number(shown.from),
          to: format.number(shown.to),
          count: format.number(shown.count),
        })}
      </span>
      <Button icon="chev" disabled={to >= count} onClick={() => onChange(to)}>
        {t('laterRows')}
      </Button>
    </div>
  );
}

/** Every row and what would become of it, a hundred at a time; those with errors come first to the eye. */
export function PlannedRows({
  current,
  control,
  settings,
}: {
  readonly current: PreviewState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
}) {
  const { t, format } = useText('intake');
  const { plan } = current;
  const [filter, setFilter] = useState<RowFilter>(plan.counts.faulty > 0 ? 'faulty' : 'all');
  const [from, setFrom] = useState(0);
  const rows = usePage(control, filter, from);
  const columns = useColumns(settings);
  const choose = (next: RowFilter) => {
    setFilter(next);
    setFrom(0);
  };
  const pill = (value: RowFilter) => ({
    value,
    label: t(`filters.${value}`),
    count: format.number(countOf(plan, value)),
  });
  return (
    <>
      <FilterPills
        label={t('common:filter')}
        value={filter}
        onChange={choose}
        options={[pill('faulty'), pill('warned'), pill('new'), pill('known'), pill('all')]}
      />
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table
            label={t('preview')}
            columns={columns}
            rows={rows}
            rowKey={({ row }) => String(row)}
            empty={t('common:nothingFound')}
          />
        </div>
      </Card>
      <Pages from={from} count={countOf(plan, filter)} onChange={setFrom} />
    </>
  );
}
