import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AddJurorDialog } from './add-juror-dialog.tsx';
import { loadsOf } from './assigning-facts.ts';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';
import {
  type BoardFilter,
  boardFilters,
  type BoardRow,
  boardRows,
  isFound,
  isIn,
  searchText,
} from './board-rows.ts';
import { BoardTable } from './board-table.tsx';
import { draftChanges } from './draft.ts';
import { JurorPane } from './juror-pane.tsx';
import { pairName } from './panels.ts';
import { TakeOffDialog } from './take-off-dialog.tsx';
import { type Carrying, useCarrying } from './use-carrying.ts';
import { type Dragged, useChipDrag } from './use-chip-drag.ts';

const rowsOnPage = 40;

/** What was said last, and who is on the way: seen, and read out. */
function BoardStatus({ carrying }: { readonly carrying: Carrying }) {
  const { t } = useAssigningWords();
  const { said, carried } = carrying;
  return (
    <div className={classNames('assign-said', said?.tone, said === null && 'empty')}>
      <p role="status">{said?.text ?? ''}</p>
      {carried !== null && (
        <div className="row wrap">
          {carried.from !== null && (
            <Button icon="minus" onClick={() => carrying.put({ to: null, over: null })}>
              {t('board.takeOff')}
            </Button>
          )}
          <Button icon="x" onClick={carrying.cancel}>
            {t('board.putDown')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The juror under the pointer. */
function Ghost({ dragged }: { readonly dragged: Dragged }) {
  const { jurorName } = useAssigningWords();
  return (
    <div
      className="assign-ghost"
      aria-hidden="true"
      style={{ transform: `translate(${dragged.x + 12}px, ${dragged.y + 12}px)` }}
    >
      <Icon name="grip" size="sm" />
      {jurorName(dragged.juror)}
    </div>
  );
}

function Pages({
  page,
  pages,
  onPage,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { t, format } = useAssigningWords();
  if (pages < 2) return null;
  return (
    <nav className="assign-pages" aria-label={t('board.pages')}>
      <Button icon="left" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('board.previousPage')}
      </Button>
      <span aria-live="polite">
        {t('board.page', { page: format.number(page + 1), pages: format.number(pages) })}
      </span>
      <Button iconEnd="right" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {t('board.nextPage')}
      </Button>
    </nav>
  );
}

interface Search {
  readonly query: string;
  readonly filter: BoardFilter;
  /** Only this juror's lines; '' = everybody's. */
  readonly juror: Id;
}

function SearchBar({
  search,
  rows,
  onSearch,
}: {
  readonly search: Search;
  readonly rows: readonly BoardRow[];
  readonly onSearch: (search: Search) => void;
}) {
  const { ground } = useAssigningView();
  const { t, format } = useAssigningWords();
  return (
    <div className="assign-bar">
      <TextField
        type="search"
        icon="search"
        label={t('board.search')}
        value={search.query}
        onChange={(query) => onSearch({ ...search, query })}
      />
      <SelectField
        label={t('board.juror')}
        value={search.juror}
        onChange={(juror) => onSearch({ ...search, juror })}
        options={[
          { value: '', label: t('board.everyone') },
          ...ground.facts.jurors.map((person) => ({
            value: person.id,
            label: fullName(person),
          })),
        ]}
      />
      <FilterPills
        label={t('common:filter')}
        value={search.filter}
        onChange={(filter) => onSearch({ ...search, filter })}
        options={boardFilters.map((value) => ({
          value,
          label: t(`board.filter.${value}`),
          count: format.number(rows.filter((row) => isIn(row, value)).length),
        }))}
      />
    </div>
  );
}

/** Lines that are looked for, page by page. */
function useFoundRows() {
  const { ground, panels, draft } = useAssigningView();
  const { facts } = ground;
  const [search, setSearch] = useState<Search>({ query: '', filter: 'all', juror: '' });
  const [wantedPage, setPage] = useState(0);
  const rows = useMemo(() => {
    const changed = new Set(draftChanges(facts, draft).map(({ submission }) => submission));
    return boardRows(ground, panels, changed);
  }, [ground, facts, panels, draft]);
  const texts = useMemo(
    () => new Map(facts.submissions.map((each) => [each.id, searchText(each)])),
    [facts.submissions],
  );
  const found = useMemo(
    () =>
      rows.filter(
        (row) =>
          isIn(row, search.filter) &&
          (search.juror === '' || row.panel.includes(search.juror)) &&
          isFound(row, texts.get(row.submission.id) ?? '', search.query),
      ),
    [rows, search, texts],
  );
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const page = Math.min(wantedPage, pages - 1);
  const shown = useMemo(
    () => found.slice(page * rowsOnPage, (page + 1) * rowsOnPage),
    [found, page],
  );
  const onSearch = (next: Search) => {
    setSearch(next);
    setPage(0);
  };
  return { search, onSearch, rows, found, shown, page, pages, setPage };
}

/** By hand: jurors are moved, added and taken off, with the pointer or with the keyboard. */
export function BoardTab() {
  const { ground, panels } = useAssigningView();
  const carrying = useCarrying();
  const { dragged, press } = useChipDrag((carried, target) => carrying.put(target, carried));
  const [adding, setAdding] = useState<Id | null>(null);
  const view = useFoundRows();
  const { page, pages } = view;
  const loads = useMemo(() => loadsOf(ground.facts, panels), [ground, panels]);
  const turn = (by: 1 | -1): boolean => {
    const next = page + by;
    if (next < 0 || next >= pages) return false;
    view.setPage(next);
    return true;
  };
  return (
    <div className={classNames('col', 'g4', 'assign-part', dragged !== null && 'dragging')}>
      <SearchBar search={view.search} rows={view.rows} onSearch={view.onSearch} />
      <BoardStatus carrying={carrying} />
      <div className="split">
        <div className="col g3">
          <Card pad={false} className="assign-table">
            <BoardTable
              rows={view.shown}
              before={page * rowsOnPage}
              total={view.found.length}
              carrying={carrying}
              loads={loads}
              onDrag={press}
              onAdd={setAdding}
              onPage={turn}
            />
          </Card>
          <Pages page={page} pages={pages} onPage={view.setPage} />
        </div>
        <JurorPane carrying={carrying} loads={loads} onDrag={press} />
      </div>
      {dragged !== null && <Ghost dragged={dragged} />}
      {adding !== null && (
        <AddJurorDialog
          submission={adding}
          loads={loads}
          onClose={() => setAdding(null)}
          onChoose={(juror) => {
            setAdding(null);
            carrying.put({ to: adding, over: null }, { juror, from: null });
          }}
        />
      )}
      {carrying.asked?.off.slice(0, 1).map((sheet) => (
        <TakeOffDialog
          key={pairName(sheet.submission, sheet.juror)}
          sheet={sheet}
          onAnswer={carrying.answer}
        />
      ))}
    </div>
  );
}
