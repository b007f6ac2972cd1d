import { useMemo, useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { intakeFields } from '../../../shared/intake/intake-fields.ts';
import type { IntakePlan, PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { Working } from '../../ui/progress.tsx';
import { Table, TwoLines, type Column } from '../../ui/table.tsx';
import { useCellText, useFieldName } from './fault-text.ts';
import type { TableImport, TableImportControl } from './use-table-import.ts';
import { ValueChoices } from './value-choices.tsx';

type Filter = 'all' | 'faulty' | 'warned' | 'new' | 'known';

/** Rows shown at first and with every press of "more". */
const pageSize = 100;

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
  const [shown, setShown] = useState(pageSize);
  const fitting = useMemo(() => rows.filter((row) => fits(row, filter)), [rows, filter]);
  const columns: readonly Column<PlannedRow>[] = [
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
        onChange={(next) => {
          setFilter(next);
          setShown(pageSize);
        }}
        options={[
          pill('faulty', counts.faulty),
          pill('warned', counts.warned),
          pill('new', counts.new),
          pill('known', counts.known),
          pill('all', rows.length),
        ]}
      />
      <Card pad={false}>
        <div className="scroll-x">
          <Table
            label={t('preview')}
            columns={columns}
            rows={fitting.slice(0, shown)}
            rowKey={({ row }) => String(row)}
            empty={t('common:nothingFound')}
          />
        </div>
      </Card>
      {fitting.length > shown && (
        <div className="row">
          <Button icon="down" onClick={() => setShown(shown + pageSize)}>
            {t('showMore', { count: Math.min(pageSize, fitting.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}

/** What an import would do, before anything is written. */
export function PreviewStep({
  current,
  control,
  settings,
  onImported,
}: {
  readonly current: TableImport & { readonly step: 'preview' };
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
  readonly onImported: (count: number) => void;
}) {
  const { t, format } = useText('intake');
  const { plan } = current;
  const { counts } = plan;
  const run = async () => {
    const count = await control.run(current);
    if (count !== null) onImported(count);
  };
  return (
    <>
      <KeyFigures
        label={t('preview')}
        figures={[
          { id: 'new', value: format.number(counts.new), note: t('figures.new') },
          {
            id: 'warned',
            value: format.number(counts.warned),
            note: t('figures.warned'),
            ...(counts.warned > 0 ? { tone: 'warn' } : {}),
          },
          {
            id: 'faulty',
            value: format.number(counts.faulty),
            note: t('figures.faulty'),
            ...(counts.faulty > 0 ? { tone: 'danger' } : {}),
          },
          { id: 'known', value: format.number(counts.known), note: t('figures.known') },
        ]}
      />
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
