import { useMemo, useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { intakeFields } from '../../../shared/intake/intake-fields.ts';
import type { IntakePlan, PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { Working } from '../../ui/progress.tsx';
import { TwoLines, type Column } from '../../ui/table.tsx';
import { useCellText, useFieldName } from './fault-text.ts';
import { PagedTable } from './paged-table.tsx';
import type { PreviewState, TableImportControl } from './use-table-import.ts';
import { ValueChoices } from './value-choices.tsx';

type Filter = 'all' | 'faulty' | 'warned' | 'new' | 'known';

const fits = (row: PlannedRow, filter: Filter): boolean =>
  filter === 'all' ||
  (filter === 'warned' ? row.status === 'new' && row.warnings.length > 0 : row.status === filter);

/** What is wrong with a row, cell by cell: the field, what the cell says, and why it is refused. */
function RowNotes({
  row,
  settings,
}: {
  readonly row: PlannedRow;
  readonly settings: ContestSettings;
}) {
  const cellText = useCellText(settings);
  const fieldName = useFieldName();
  const fields = useMemo(() => intakeFields(settings), [settings]);
  const notes = [
    ...row.faults.map((note) => ({ note, fault: true })),
    ...row.warnings.map((note) => ({ note, fault: false })),
  ];
  return (
    <ul className="cell-notes">
      {notes.map(({ note, fault }, index) => {
        const field = fields.find(({ id }) => id === note.field);
        const text = row.texts[note.field] ?? '';
        return (
          <li key={index} className={fault ? 'fault' : 'warning'}>
            <Icon name={fault ? 'x' : 'alert'} size="sm" />
            <span>
              <b>{field === undefined ? note.field : fieldName(field)}</b>
              {text !== '' && <q className="cell-text">{text}</q>}
              {' — '}
              {cellText(note)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

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

function RowsTable({
  plan,
  settings,
}: {
  readonly plan: IntakePlan;
  readonly settings: ContestSettings;
}) {
  const { t, format } = useText('intake');
  const { counts, rows } = plan;
  const [filter, setFilter] = useState<Filter>(counts.faulty > 0 ? 'faulty' : 'all');
  const fitting = useMemo(() => rows.filter((row) => fits(row, filter)), [rows, filter]);
  const columns = useColumns(settings);
  const pill = (value: Filter, count: number) => ({
    value,
    label: t(`filters.${value}`),
    count: format.number(count),
  });
  return (
    <>
      <FilterPills
        label={t('common:filter')}
        value={filter}
        onChange={setFilter}
        options={[
          pill('faulty', counts.faulty),
          pill('warned', counts.warned),
          pill('new', counts.new),
          pill('known', counts.known),
          pill('all', rows.length),
        ]}
      />
      <PagedTable
        key={filter}
        label={t('preview')}
        columns={columns}
        rows={fitting}
        rowKey={({ row }) => String(row)}
      />
    </>
  );
}

function Figures({ counts }: { readonly counts: IntakePlan['counts'] }) {
  const { t, format } = useText('intake');
  const figure = (id: keyof IntakePlan['counts'], tone?: 'warn' | 'danger') => ({
    id,
    value: format.number(counts[id]),
    note: t(`figures.${id}`),
    ...(tone === undefined || counts[id] === 0 ? {} : { tone }),
  });
  return (
    <KeyFigures
      label={t('preview')}
      figures={[
        figure('new'),
        figure('warned', 'warn'),
        figure('faulty', 'danger'),
        figure('known'),
      ]}
    />
  );
}

/** What an import would do, before anything is written. */
export function PreviewStep({
  current,
  control,
  settings,
  onImported,
}: {
  readonly current: PreviewState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
  readonly onImported: (count: number) => void;
}) {
  const { t } = useText('intake');
  const { plan } = current;
  const { counts } = plan;
  const run = async () => {
    const count = await control.run(current);
    if (count !== null) onImported(count);
  };
  return (
    <>
      <Figures counts={counts} />
      {plan.unknown.length > 0 && (
        <ValueChoices
          key={plan.unknown.map(({ key }) => key).join()}
          unknown={plan.unknown}
          settings={settings}
          busy={control.busy}
          onApply={(choices) =>
            void control.plan(current, {
              nominations: { ...current.choices.nominations, ...choices.nominations },
              regions: { ...current.choices.regions, ...choices.regions },
            })
          }
        />
      )}
      <RowsTable key={counts.faulty} plan={plan} settings={settings} />
      {control.progress !== null && <Working text={t('importing')} {...control.progress} />}
      <ActionBar
        start={
          <>
            <Button icon="left" disabled={control.busy} onClick={() => control.back(current)}>
              {t('common:back')}
            </Button>
            <span className="meta">{t('nothingWritten')}</span>
          </>
        }
      >
        <Button
          variant="primary"
          size="lg"
          busy={control.busy}
          disabled={counts.new === 0}
          onClick={() => void run()}
        >
          {counts.new === 0 ? t('nothingNew') : t('importRows', { count: counts.new })}
        </Button>
      </ActionBar>
    </>
  );
}
