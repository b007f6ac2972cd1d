import { type ReactNode, useState } from 'react';

import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { FilePlan } from '../../storage/desk.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { type FileConcern, fileConcerns, type PlanRow, quarantinedCount } from './received-file.ts';
import { senderName, sourceName } from './source-words.ts';

/** With fewer files than that everything is seen at a glance. */
const fewFiles = 8;

function Source({ file }: { readonly file: FilePlan }) {
  const { t, language } = useText('receive');
  const state = useShownState();
  const known = file.accepted && file.sender.person !== null;
  return (
    <div className="row g3">
      <span
        className={classNames(
          'seal',
          !file.accepted && 'refused',
          file.accepted && !known && 'doubtful',
        )}
      >
        <Icon name={file.accepted ? 'shield' : 'shieldx'} size="lg" />
      </span>
      {file.accepted ? (
        <TwoLines
          first={sourceName(file, state, language)}
          second={
            <>
              {file.encrypted && (
                <>
                  <Icon name="lock" size="sm" />
                  <span className="sr">{t('panel.encrypted')} </span>
                </>
              )}
              {file.name}
            </>
          }
        />
      ) : (
        <TwoLines first={file.name} />
      )}
    </div>
  );
}

function Signature({ file }: { readonly file: FilePlan }) {
  const { t } = useText('receive');
  if (!file.accepted) return <Chip tone="danger">{t('signature.refused')}</Chip>;
  if (file.sender.person === null) return <Chip tone="warn">{t('signature.unknown')}</Chip>;
  return <Chip tone="ok">{t('signature.verified')}</Chip>;
}

function WhoAndWhen({ file }: { readonly file: FilePlan }) {
  const { t, language, format } = useText('receive');
  const state = useShownState();
  if (!file.accepted)
    return <TwoLines first={errorText(file.error, language).title} second={t('nothingWritten')} />;
  const when = `${format.date(file.createdAt, 'short')}, ${format.time(file.createdAt)}`;
  return (
    <span className="t2">
      {file.kind === 'regional' && (
        <>
          {senderName(file, state)}
          <br />
        </>
      )}
      {when}
    </span>
  );
}

/** A count of an accepted file; zero is shown, but weakly. */
function Count({
  value,
  tone,
}: {
  readonly value: number | null;
  readonly tone?: 'warn' | 'hold';
}) {
  const { format } = useText('receive');
  if (value === null) return <span className="weak">—</span>;
  if (value === 0) return <span className="weak">{format.number(0)}</span>;
  return (
    <b className={classNames(tone !== undefined && `count-${tone}`)}>{format.number(value)}</b>
  );
}

/** A count under its name, which is shown where a narrow window has no room for the heads. */
function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <span className="cell-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </>
  );
}

function useColumns(): readonly Column<PlanRow>[] {
  const { t } = useText('receive');
  return [
    { id: 'source', title: t('column.source'), cell: ({ file }) => <Source file={file} /> },
    {
      id: 'signature',
      title: t('column.signature'),
      cell: ({ file }) => <Signature file={file} />,
    },
    { id: 'when', title: t('column.when'), cell: ({ file }) => <WhoAndWhen file={file} /> },
    {
      id: 'new',
      title: t('column.new'),
      numeric: true,
      cell: ({ file }) => (
        <Labelled label={t('column.new')}>
          <Count value={file.accepted ? file.newOperations : null} />
        </Labelled>
      ),
    },
    {
      id: 'known',
      title: t('column.known'),
      numeric: true,
      cell: ({ file }) => (
        <Labelled label={t('column.known')}>
          <Count value={file.accepted ? file.knownOperations : null} />
        </Labelled>
      ),
    },
    {
      id: 'conflicts',
      title: t('column.conflicts'),
      numeric: true,
      cell: ({ file }) => (
        <Labelled label={t('column.conflicts')}>
          <Count value={file.accepted ? file.newConflicts : null} tone="warn" />
        </Labelled>
      ),
    },
    {
      id: 'quarantined',
      title: t('column.quarantined'),
      numeric: true,
      cell: ({ file }) => (
        <Labelled label={t('column.quarantined')}>
          <Count value={file.accepted ? quarantinedCount(file) : null} tone="hold" />
        </Labelled>
      ),
    },
  ];
}

type Shown = FileConcern | 'all';

/** The files by what they ask for, where there are many of several kinds. */
function ConcernFilter({
  rows,
  value,
  onChange,
}: {
  readonly rows: readonly PlanRow[];
  readonly value: Shown;
  readonly onChange: (value: Shown) => void;
}) {
  const { t, format } = useText('receive');
  const count = (concern: FileConcern) => rows.filter((row) => row.concern === concern).length;
  const present = fileConcerns.filter((concern) => count(concern) > 0);
  if (rows.length <= fewFiles || present.length < 2) return null;
  return (
    <FilterPills
      label={t('concern.label')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'all' as const, label: t('common:all'), count: format.number(rows.length) },
        ...present.map((concern) => ({
          value: concern,
          label: t(`concern.${concern}`),
          count: format.number(count(concern)),
        })),
      ]}
    />
  );
}

/** Every file of a dry run in a row: what it is, and what it would change; first what needs attention. */
export function PlanTable({
  rows,
  selected,
  onSelect,
}: {
  readonly rows: readonly PlanRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { t } = useText('receive');
  const [wanted, setWanted] = useState<Shown>('all');
  const filtered = rows.filter(({ concern }) => concern === wanted);
  return (
    <>
      <ConcernFilter
        rows={rows}
        value={filtered.length > 0 ? wanted : 'all'}
        onChange={setWanted}
      />
      <Table
        label={t('tableLabel')}
        columns={useColumns()}
        rows={filtered.length > 0 ? filtered : rows}
        rowKey={({ id }) => id}
        selected={selected}
        onSelect={onSelect}
      />
    </>
  );
}
