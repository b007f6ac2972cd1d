import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
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
import { countWork, type JurorWork, jurorWork, nextToDo, type WorkItem } from './juror-work.ts';
import { useLater } from './later-list.ts';
import { ProgressCard } from './progress-card.tsx';
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
    .filter((item) => matchesSearch(searchText(item, blind), query));
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
      if (latest.current !== null) navigate(latest.current);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigate]);
}

function WorkList({
  work,
  settings,
  profile,
}: {
  readonly work: JurorWork;
  readonly settings: ContestSettings;
  readonly profile: Profile;
}) {
  const { t, format } = useText('juror-list');
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const [later] = useLater(profile.contest, profile.person.id);
  const counts = useMemo(() => countWork(work.items), [work]);
  const shown = useMemo(() => chooseItems(work, filter, query), [work, filter, query]);
  const begun = work.items.find(
    (item) => item.sheet.status === 'partial' && !later.has(item.submission.id),
  );
  const next = begun ?? nextToDo(work.items, null);
  useNextKey(next === null ? null : `/sheet/${next.submission.id}`);
  const clear = () => {
    setFilter('all');
    setQuery('');
  };

  return (
    <main className="two">
      <section aria-label={t('title')}>
        <PageHead
          title={t('title')}
          note={`${fullName(profile.person)} · ${format.localized(work.stage.title)}`}
        >
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
        <FilterPills
          label={t('common:filter')}
          value={filter}
          onChange={setFilter}
          options={(['all', ...statusOrder] as const)
            .filter((status) => status !== 'disputed' || counts.disputed > 0)
            .map((status) => ({
              value: status,
              label: status === 'all' ? t('common:all') : t(`status.${status}`),
              count: format.number(status === 'all' ? work.items.length : counts[status]),
            }))}
        />
        {shown.length === 0 ? (
          <EmptyState
            ornament={false}
            title={t('common:nothingFoundDetail')}
            action={<Button onClick={clear}>{t('common:clearFilter')}</Button>}
          />
        ) : (
          <ul className="card list">
            {shown.map((item) => (
              <JurorListRow
                key={item.submission.id}
                item={item}
                stage={work.stage}
                profile={settings.regionsProfile}
                later={later.has(item.submission.id)}
                next={item === next}
              />
            ))}
          </ul>
        )}
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
  const { profile, state } = useDesk();
  const juror = profile?.person.id ?? null;
  const work = useMemo(
    () => (state === null || juror === null ? null : jurorWork(state, juror)),
    [state, juror],
  );
  if (profile === null || state?.settings == null) return null;
  if (work === null || work.items.length === 0)
    return (
      <main className="main">
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      </main>
    );
  return <WorkList work={work} settings={state.settings} profile={profile} />;
}
