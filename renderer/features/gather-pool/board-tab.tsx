import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { type PoolRow, poolRows, totalOf } from '../../../shared/reports/pool/pool-board.ts';
import { sumText } from '../../../shared/reports/pool/pool-words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { Segment } from '../../ui/segment.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import type { PoolSubject } from './own-part.ts';
import { MoveDialog } from './move-dialog.tsx';
import { PoolColumns } from './pool-columns.tsx';
import { PoolTable } from './pool-table.tsx';
import { filteredRows, noFilter, type PoolFilter } from './pool-view.ts';
import { type PoolWords, usePoolWords } from './use-pool-words.ts';

type View = 'columns' | 'list';

/** What is looked for, and of which region and track. */
function Filters({
  subject,
  words,
  filter,
  onChange,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
  readonly filter: PoolFilter;
  readonly onChange: (filter: PoolFilter) => void;
}) {
  const { t } = words;
  const { regions, nominations } = subject.settings;
  return (
    <div className="pool-filters">
      <TextField
        label={t('board.search')}
        type="search"
        icon="search"
        placeholder={t('board.searchHint')}
        value={filter.query}
        onChange={(query) => onChange({ ...filter, query })}
      />
      {subject.own.region === null && regions.length > 1 && (
        <SelectField
          label={t('board.region')}
          value={filter.region}
          onChange={(region) => onChange({ ...filter, region })}
          options={[
            { value: '', label: t('board.allRegions') },
            ...regions.map((id) => ({ value: id, label: words.region(id) })),
          ]}
        />
      )}
      {nominations.length > 1 && (
        <SelectField
          label={t('board.track')}
          value={filter.track}
          onChange={(track) => onChange({ ...filter, track })}
          options={[
            { value: '', label: t('board.allTracks') },
            ...nominations.map(({ id }) => ({ value: id, label: words.track(id) })),
          ]}
        />
      )}
    </div>
  );
}

/** How much of the pool is shown, and what it asks for. */
function Figures({
  shown,
  all,
  words,
}: {
  readonly shown: readonly PoolRow[];
  readonly all: readonly PoolRow[];
  readonly words: PoolWords;
}) {
  const { t, format, language } = words;
  const total = totalOf(shown);
  const regions = new Set(shown.flatMap(({ submission }) => submission.region ?? []));
  return (
    <KeyFigures
      label={t('board.figures')}
      figures={[
        {
          id: 'count',
          value: format.number(total.count),
          note: t('board.shown', { total: format.number(all.length) }),
        },
        { id: 'sum', value: sumText(total, language), note: t('board.sum') },
        { id: 'regions', value: format.number(regions.size), note: t('board.regionsWith') },
      ]}
    />
  );
}

function EmptyPool({ t }: PoolWords) {
  return (
    <EmptyState
      title={t('board.empty.title')}
      action={
        <LinkButton variant="primary" size="lg" href="#/applications">
          {t('board.empty.action')}
        </LinkButton>
      }
    >
      {t('board.empty.text')}
    </EmptyState>
  );
}

/** Rows as a board or as a table, and what opens from them. */
function Rows({
  subject,
  rows,
  view,
  words,
}: {
  readonly subject: PoolSubject;
  readonly rows: readonly PoolRow[];
  readonly view: View;
  readonly words: PoolWords;
}) {
  const [open, setOpen] = useState<Id | null>(null);
  const [moving, setMoving] = useState<readonly Id[] | null>(null);
  const moveButton = (chosen: readonly Id[]) => (
    <Button
      icon="usb"
      variant="primary"
      disabled={chosen.length === 0}
      onClick={() => setMoving(chosen)}
    >
      {words.t('board.move')}
    </Button>
  );
  return (
    <>
      {view === 'columns' ? (
        <PoolColumns subject={subject} rows={rows} words={words} onOpen={setOpen} />
      ) : (
        <PoolTable
          rows={rows}
          words={words}
          onOpen={setOpen}
          actions={subject.own.region === null ? moveButton : null}
        />
      )}
      {open !== null && (
        <EntryDialog key={open} subject={subject} id={open} onClose={() => setOpen(null)} />
      )}
      {moving !== null && <MoveDialog chosen={moving} onClose={() => setMoving(null)} />}
    </>
  );
}

/** The pool as a board of states or as a table; nothing in it is an order of worth. */
export function BoardTab(subject: PoolSubject) {
  const words = usePoolWords(subject.settings);
  const { t } = words;
  const all = useMemo(() => poolRows(subject.state), [subject.state]);
  const [filter, setFilter] = useState(noFilter);
  const rows = useMemo(() => filteredRows(all, filter), [all, filter]);
  const [view, setView] = useState<View>('columns');
  if (all.length === 0) return <EmptyPool {...words} />;
  return (
    <div className="col g4">
      <Figures shown={rows} all={all} words={words} />
      <div className="pool-tools">
        <Filters subject={subject} words={words} filter={filter} onChange={setFilter} />
        <Segment
          label={t('board.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'columns', label: t('board.columns'), icon: 'half' },
            { value: 'list', label: t('board.list'), icon: 'table' },
          ]}
        />
      </div>
      <Rows {...{ subject, rows, view, words }} />
    </div>
  );
}
