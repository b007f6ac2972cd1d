import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ColumnsDialog } from '../../data-table/columns-dialog.tsx';
import { DataTable, type DataTableHandle } from '../../data-table/data-table.tsx';
import { ExportDialog } from '../../data-table/export-dialog.tsx';
import { keysOf, type RowList } from '../../data-table/row-list.ts';
import {
  changeColumn,
  columnSettings,
  placeColumns,
  type PlacedColumn,
} from '../../data-table/table-columns.ts';
import { ViewChoice } from '../../data-table/view-choice.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { FindState } from './find-applications.ts';
import { useApplicationColumns, useApplicationWords } from './find-columns.tsx';
import { chosenFilters, FindFilters } from './find-filters.tsx';
import type { RowFacts } from './find-rows.ts';
import {
  type ListRows,
  type ListView,
  useFinder,
  useListRows,
  useListView,
  useRowFacts,
} from './find-list.ts';
import { BeforeProgress } from './before-banner.tsx';
import { type BeforeWords, useBeforeWords } from './use-applied-before.ts';
import './find.css';

const noBlocks: ReadonlyMap<string, string> = new Map();
const noDocuments: ContestState['documents'] = new Map();
const noPanels: ContestState['assignments'] = new Map();

/** Columns that tell who people are. */
const personal: ReadonlySet<string> = new Set(['applicant', 'town', 'bin']);

interface ApplicationListProps {
  readonly settings: ContestSettings;
  readonly submissions: ReadonlyMap<Id, Submission>;
  readonly onOpen: (submission: Submission) => void;
  /**
   * What can be done with chosen applications, as buttons beside their number; rows can be chosen only where it is given.
   * `clear` takes the choice back.
   */
  readonly actions?: (chosen: readonly Submission[], clear: () => void) => ReactNode;
}

/** How many there are, how many of them are only similar, how far the index is. */
function FoundNote({
  found: { rows, exact },
  state: { count, indexing, failed },
  before,
}: {
  readonly found: ListRows;
  readonly state: FindState;
  readonly before: BeforeWords | null;
}) {
  const { t, format } = useText('finding');
  if (failed) return <Banner tone="warn">{t('failed')}</Banner>;
  const number = format.number;
  return (
    <p className="meta find-note">
      <span role="status">
        {t('shown', { shown: number(rows.length), total: number(count) })}
        {exact < rows.length && <> · {t('similar', { similar: number(rows.length - exact) })}</>}
      </span>
      {indexing !== null && (
        <>
          {' · '}
          {t('indexing', { done: number(indexing.done), total: number(indexing.total) })}
        </>
      )}
      {before?.whole === false && <BeforeProgress />}
    </p>
  );
}

/** What is chosen, and what can be done with it. */
function ChosenBar({
  chosen,
  submissions,
  found: { rows },
  onChange,
  actions,
}: {
  readonly chosen: ReadonlySet<string>;
  readonly submissions: ReadonlyMap<Id, Submission>;
  readonly found: ListRows;
  readonly onChange: (keys: ReadonlySet<string>) => void;
  readonly actions: NonNullable<ApplicationListProps['actions']>;
}) {
  const { t, format } = useText('finding');
  const shown = useMemo(
    () => (chosen.size === 0 ? 0 : keysOf(rows).filter((key) => chosen.has(key)).length),
    [rows, chosen],
  );
  // An application may have gone since it was chosen.
  const list = useMemo(
    () => [...chosen].flatMap((id) => submissions.get(id) ?? []),
    [chosen, submissions],
  );
  if (list.length === 0) return null;
  const hidden = list.length - shown;
  return (
    <div className="find-chosen">
      <p role="status">
        {t('selection.chosen', { chosen: format.number(list.length) })}
        {hidden > 0 && <> · {t('selection.hidden', { hidden: format.number(hidden) })}</>}
      </p>
      <Button variant="quiet" onClick={() => onChange(new Set(keysOf(rows)))}>
        {t('selection.all')}
      </Button>
      <Button variant="quiet" onClick={() => onChange(new Set())}>
        {t('selection.none')}
      </Button>
      {actions(list, () => onChange(new Set()))}
    </div>
  );
}

/** Columns, a file and views of what is shown. */
function Tools({
  list,
  placed,
  rows,
}: {
  readonly list: ListView;
  readonly placed: readonly PlacedColumn<Submission>[];
  readonly rows: RowList<Submission>;
}) {
  const { t } = useText('finding');
  const [open, setOpen] = useState<'columns' | 'export' | null>(null);
  const { view, change } = list;
  const columns = placed.filter(({ shown }) => shown);
  return (
    <>
      <Button variant="quiet" icon="table" onClick={() => setOpen('columns')}>
        {t('arrange.open')}
      </Button>
      <Button variant="quiet" icon="download" onClick={() => setOpen('export')}>
        {t('export.open')}
      </Button>
      <ViewChoice
        table="applications"
        current={{ ...view, columns: columnSettings(placed) }}
        chosen={list.chosen}
        onChoose={list.choose}
      />
      <ColumnsDialog
        open={open === 'columns'}
        onClose={() => setOpen(null)}
        columns={placed}
        onChange={(next) => change({ columns: next })}
        sorting={view.sorting}
        onSort={(sorting) => change({ sorting })}
      />
      <ExportDialog
        open={open === 'export'}
        onClose={() => setOpen(null)}
        title={t('export.fileName')}
        fileName={t('export.fileName')}
        columns={columns}
        rows={rows}
        personal={columns.some(({ column }) => personal.has(column.id))}
      />
    </>
  );
}

/** What is looked for, how many there are, and what else the list is made up of. */
function FindBar({
  list,
  note,
  withFilters,
  onFilters,
  onRows,
  children,
}: {
  readonly list: ListView;
  readonly note: ReactNode;
  readonly withFilters: boolean;
  readonly onFilters: () => void;
  /** The keyboard goes on into the rows. */
  readonly onRows: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useText('finding');
  const chosen = chosenFilters(list.filters);
  const intoRows = (event: KeyboardEvent) => {
    if (event.code !== 'ArrowDown') return;
    event.preventDefault();
    onRows();
  };
  return (
    <div className="find-bar">
      <TextField
        label={t('common:search')}
        type="search"
        icon="search"
        value={list.view.query}
        onChange={(query) => list.change({ query })}
        onKeyDown={intoRows}
        placeholder={t('hint')}
      />
      {note}
      <div className="find-tools">
        <Button variant="quiet" icon="list" aria-expanded={withFilters} onClick={onFilters}>
          {chosen === 0 ? t('filters.open') : t('filters.chosen', { chosen: String(chosen) })}
        </Button>
        {children}
      </div>
    </div>
  );
}

/** Columns as the person placed them, with what was found marked: rows are drawn once for each answer, not for each key. */
function usePlaced(
  settings: ContestSettings,
  facts: RowFacts,
  { view }: ListView,
  { found }: FindState,
) {
  const words = useApplicationWords(settings);
  const all = useApplicationColumns(words, facts, found?.query ?? '');
  return useMemo(() => {
    const placed = placeColumns(all, view.columns);
    return { words, placed, columns: placed.filter(({ shown }) => shown) };
  }, [words, all, view.columns]);
}

/** What the desk knows of applications beside what they say themselves. */
function useDeskFacts() {
  const { state } = useDesk('state');
  const before = useBeforeWords();
  const beforeOf = before?.wordsOf ?? null;
  const documents = state?.documents ?? noDocuments;
  const facts = useRowFacts(documents, state?.assignments ?? noPanels, beforeOf);
  return { blocks: state?.blocked ?? noBlocks, facts, before };
}

/**
 * Applications of the contest, found by any of their words as they are typed; one that is pressed opens. What a person
 * set here stays while they look into an application.
 */
export function ApplicationList(props: ApplicationListProps) {
  const { settings, submissions, onOpen, actions } = props;
  const { t } = useText('finding');
  const { blocks, facts, before } = useDeskFacts();
  const finder = useFinder(settings, submissions, blocks);
  const list = useListView(finder.memory);
  const { view, filters, change, selected, select } = list;
  const { words, placed, columns } = usePlaced(settings, facts, list, finder.state);
  const found = useListRows(finder, list, facts, settings);
  const [withFilters, setWithFilters] = useState(chosenFilters(filters) > 0);
  const table = useRef<DataTableHandle>(null);
  const setWidth = (column: string, width: number) =>
    change({ columns: changeColumn(columnSettings(placed), column, { width }) });
  const choosing = actions === undefined ? null : { keys: selected, onChange: select };
  return (
    <>
      <FindBar
        list={list}
        note={<FoundNote found={found} state={finder.state} before={before} />}
        withFilters={withFilters}
        onFilters={() => setWithFilters(!withFilters)}
        onRows={() => table.current?.focus()}
      >
        <Tools list={list} placed={placed} rows={found.rows} />
      </FindBar>
      {withFilters && (
        <FindFilters
          settings={settings}
          words={words}
          filters={filters}
          withYears={before !== null}
          onChange={(next) => change({ filters: { ...next } })}
        />
      )}
      {actions !== undefined && (
        <ChosenBar
          chosen={selected}
          submissions={submissions}
          found={found}
          onChange={select}
          actions={actions}
        />
      )}
      <DataTable
        label={t('table')}
        columns={columns}
        rows={found.rows}
        sorting={view.sorting}
        onSort={(sorting) => change({ sorting })}
        onWidth={setWidth}
        onOpen={(row) => onOpen(submissions.get(row.id) ?? row)}
        selection={choosing}
        empty={t('empty')}
        firstActive={list.active}
        onActive={list.activate}
        handle={table}
      />
    </>
  );
}
