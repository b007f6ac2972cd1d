import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import type { ListOrder, PersonalNotes } from '../../../shared/scoring/personal-notes.ts';
import type { SheetStatus } from '../../../shared/scoring/sheet.ts';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ExportCard } from './export-card.tsx';
import { HandInCard } from './hand-in-card.tsx';
import { JurorListRow } from './juror-list-row.tsx';
import {
  countWork,
  type JurorWork,
  nextItem,
  type WorkCounts,
  type WorkItem,
} from './juror-work.ts';
import { Segment } from '../../ui/segment.tsx';
import { ProgressCard } from './progress-card.tsx';
import { type OrderedWork, useJurorWork } from './use-juror-work.ts';
import { useFormerLater, usePersonal } from './use-personal.ts';
import './juror-list.css';

/** Begun work first, then what is to do, then what is done. */
const statusOrder = [
  'disputed',
  'partial',
  'empty',
  'complete',
  'handed-in',
  'recused',
] as const satisfies readonly SheetStatus[];

type Filter = SheetStatus | 'all';

const searchText = ({ submission }: WorkItem, blind: boolean): string =>
  foldForSearch([submission.id, submission.title, blind ? '' : submission.applicant].join(' '));

function chooseItems(work: JurorWork, filter: Filter, query: string): readonly WorkItem[] {
  const { blind } = work.stage.assignment;
  return statusOrder
    .flatMap((status) => work.items.filter((item) => item.sheet.status === status))
    .filter((item) => filter === 'all' || item.sheet.status === filter)
    .filter((item) => query === '' || matchesSearch(searchText(item, blind), query));
}

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
      {items.map((item) => (
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

/** Filters by state with their counts; "being checked" only where there is something. */
function StatusFilter({
  value,
  counts,
  total,
  onChange,
}: {
  readonly value: Filter;
  readonly counts: WorkCounts;
  readonly total: number;
  readonly onChange: (filter: Filter) => void;
}) {
  const { t, format } = useText('juror-list');
  const shown = statusOrder.filter((status) => status !== 'disputed' || counts.disputed > 0);
  return (
    <FilterPills
      label={t('common:filter')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'all', label: t('common:all'), count: format.number(total) },
        ...shown.map((status) => ({
          value: status,
          label: t(`status.${status}`),
          count: format.number(counts[status]),
        })),
      ]}
    />
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
            { value: 'number', label: own.t('order.number') },
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

function WorkList({ work, settings, profile }: WorkListProps) {
  const { t, format } = useText('juror-list');
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  useFormerLater(profile);
  const [personal, keep] = usePersonal();
  const later = useMemo(() => new Set(personal.later), [personal.later]);
  const counts = useMemo(() => countWork(work.items), [work]);
  const shown = useMemo(() => chooseItems(work, filter, query), [work, filter, query]);
  const next = nextItem(work.items, later, work.calibration);
  useNextKey(next === null ? null : `/sheet/${next.submission.id}`);
  const clear = () => {
    setFilter('all');
    setQuery('');
  };
  const note = `${fullName(profile.person)} · ${format.localized(work.stage.title)}`;
  return (
    <main className="two">
      <section aria-label={t('title')}>
        <PageHead title={t('title')} note={note}>
          <div className="search">
            <TextField
              type="search"
              icon="search"
              label={t('searchLabel')}
              labelHidden
              placeholder={t('searchLabel')}
              value={query}
              onChange={setQuery}
            />
          </div>
        </PageHead>
        <StatusFilter
          value={filter}
          counts={counts}
          total={work.items.length}
          onChange={setFilter}
        />
        <ListWays work={work} onOrder={(order) => keep({ type: 'order', order })} />
        <Rows
          items={shown}
          work={work}
          settings={settings}
          personal={personal}
          next={next}
          onClear={clear}
        />
      </section>
      <aside className="col g4">
        <ProgressCard counts={counts} next={next} />
        <HandInCard stage={work.stage} items={work.items} />
        <ExportCard />
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
