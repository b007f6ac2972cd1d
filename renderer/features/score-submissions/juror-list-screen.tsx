import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { ListOrder, PersonalNotes } from '../../../shared/scoring/personal-notes.ts';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ConsentDue, ConsentSigned } from './consent-note.tsx';
import { ExportCard } from './export-card.tsx';
import { HandInCard } from './hand-in-card.tsx';
import { JurorListRow } from './juror-list-row.tsx';
import { chooseItems, type Search, StatusFilter } from './juror-list-filter.tsx';
import { countWork, nextItem, type WorkItem } from './juror-work.ts';
import { Segment } from '../../ui/segment.tsx';
import { TurnNote } from './turn-note.tsx';
import { ProgressCard } from './progress-card.tsx';
import { type OrderedWork, useJurorWork } from './use-juror-work.ts';
import { useFormerLater, usePersonal } from './use-personal.ts';
import './juror-list.css';

/** N goes to the next sheet without scores, unless something is being written. */
function useNextKey(path: string | null) {
  const [, navigate] = useLocation();
  const latest = useRef(path);
  useEffect(() => {
    latest.current = path;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      const writing =
        target.closest('input, textarea, select, [role="dialog"], [role="alertdialog"]') !== null;
      if (event.code !== 'KeyN' || event.ctrlKey || event.metaKey || event.altKey || writing)
        return;
      if (latest.current === null) return;
      // The sheet may be there at once and its first field in focus: this letter is not for it.
      event.preventDefault();
      navigate(latest.current);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
}

/** More than a window shows without being scrolled. */
const rowsAtOnce = 40;

/** What is in sight is drawn at once, and the rest of a long list as soon as that is there. */
function useRowsInTurn(items: readonly WorkItem[]): readonly WorkItem[] {
  const [isWhole, setWhole] = useState(items.length <= rowsAtOnce);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return isWhole ? items : items.slice(0, rowsAtOnce);
}

/** The rows of one filter, or what to do when there are none. */
function Rows({
  items,
  work,
  settings,
  personal,
  next,
  onClear,
}: {
  readonly items: readonly WorkItem[];
  readonly work: OrderedWork;
  readonly settings: ContestSettings;
  readonly personal: PersonalNotes;
  readonly next: WorkItem | null;
  readonly onClear: () => void;
}) {
  const { t } = useText('juror-list');
  const drawn = useRowsInTurn(items);
  if (items.length === 0)
    return (
      <EmptyState
        ornament={false}
        title={t('common:nothingFoundDetail')}
        action={<Button onClick={onClear}>{t('common:clearFilter')}</Button>}
      />
    );
  return (
    <ul className="card list">
      {drawn.map((item) => (
        <JurorListRow
          key={item.submission.id}
          item={item}
          stage={work.stage}
          profile={settings.regionsProfile}
          later={personal.later.includes(item.submission.id)}
          starred={personal.starred.includes(item.submission.id)}
          calibration={work.calibration.has(item.submission.id)}
          next={item === next}
        />
      ))}
    </ul>
  );
}

/** By number or shuffled for this juror; and why some come first all the same. */
function ListWays({
  work,
  onOrder,
}: {
  readonly work: OrderedWork;
  readonly onOrder: (order: ListOrder) => void;
}) {
  const { t } = useText('juror-list');
  const own = useText('personal');
  return (
    <>
      <div className="listways">
        <Segment
          label={own.t('order.label')}
          value={work.order}
          onChange={onOrder}
          options={[
            {
              value: 'number',
              label: work.turns === null ? own.t('order.number') : own.t('order.turn'),
            },
            { value: 'own', label: own.t('order.own') },
          ]}
        />
      </div>
      {work.calibration.size > 0 && (
        <p className="meta why">{t('calibration.why', { count: work.calibration.size })}</p>
      )}
    </>
  );
}

interface WorkListProps {
  readonly work: OrderedWork;
  readonly settings: ContestSettings;
  readonly profile: Profile;
}

/** Whose list it is, and the search in it. */
function ListHead({
  work,
  profile,
  query,
  onSearch,
}: Pick<WorkListProps, 'work' | 'profile'> & {
  readonly query: string;
  readonly onSearch: (query: string) => void;
}) {
  const { t, format } = useText('juror-list');
  const note = `${fullName(profile.person)} · ${format.localized(work.stage.title)}`;
  return (
    <PageHead title={t('title')} note={note}>
      <div className="search">
        <TextField
          type="search"
          icon="search"
          label={t('searchLabel')}
          labelHidden
          placeholder={t('searchLabel')}
          value={query}
          onChange={onSearch}
        />
      </div>
    </PageHead>
  );
}

const everything: Search = { filter: 'all', query: '' };

function WorkList({ work, settings, profile }: WorkListProps) {
  const { t } = useText('juror-list');
  const [search, setSearch] = useState(everything);
  useFormerLater(profile);
  const [personal, keep] = usePersonal();
  const later = useMemo(() => new Set(personal.later), [personal.later]);
  const starred = useMemo(() => new Set(personal.starred), [personal.starred]);
  const counts = useMemo(() => countWork(work.items), [work]);
  const shown = useMemo(() => chooseItems(work, starred, search), [work, starred, search]);
  const next = nextItem(work.items, later, work.calibration);
  useNextKey(next === null ? null : `/sheet/${next.submission.id}`);
  return (
    <main className="two">
      <section aria-label={t('title')}>
        <ListHead
          work={work}
          profile={profile}
          query={search.query}
          onSearch={(query) => setSearch({ ...search, query })}
        />
        {work.turns !== null && <TurnNote items={work.items} turns={work.turns} />}
        <ConsentDue settings={settings} items={work.items} next={next} />
        <StatusFilter
          value={search.filter}
          counts={counts}
          starred={work.items.filter(({ submission }) => starred.has(submission.id)).length}
          total={work.items.length}
          onChange={(filter) => setSearch({ ...search, filter })}
        />
        <ListWays work={work} onOrder={(order) => keep({ type: 'order', order })} />
        <Rows
          items={shown}
          work={work}
          settings={settings}
          personal={personal}
          next={next}
          onClear={() => setSearch(everything)}
        />
      </section>
      <aside className="col g4">
        <ProgressCard counts={counts} next={next} />
        <HandInCard stage={work.stage} items={work.items} />
        <ExportCard />
        <ConsentSigned settings={settings} />
      </aside>
    </main>
  );
}

/** A juror's applications with progress, hand-in and the file for headquarters. */
export function JurorListScreen() {
  const { t } = useText('juror-list');
  const { profile, state } = useDesk('profile', 'state');
  const work = useJurorWork();
  const settings = state?.settings ?? null;
  if (profile === null || settings === null) return null;
  if (work === null || work.items.length === 0)
    return (
      <main className="main">
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      </main>
    );
  return <WorkList work={work} settings={settings} profile={profile} />;
}
