import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { ContestState } from '../../shared/merge/state.ts';
import { openItems } from '../features/settle-conflicts/conflict-item.ts';
import { useText } from '../language/use-text.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

export const headquartersSections = [
  'contest',
  'applications',
  'jury',
  'receive',
  'completeness',
  'conflicts',
  'ranking',
  'protocol',
] as const;

export const coordinatorSections = ['receive', 'completeness', 'paper', 'hand-over'] as const;

export type Section = (typeof headquartersSections)[number] | (typeof coordinatorSections)[number];

const icons: Readonly<Record<Section, IconName>> = {
  contest: 'gear',
  applications: 'files',
  jury: 'users',
  receive: 'inbox',
  completeness: 'map',
  conflicts: 'diff',
  ranking: 'rank',
  protocol: 'print',
  paper: 'pen',
  'hand-over': 'usb',
};

/** What waits for a person in a section. */
const openIn = (section: Section, state: ContestState | null): number =>
  section === 'conflicts' && state !== null ? openItems(state).length : 0;

/** In a narrow window the sections scroll sideways: the current one is brought into view. */
function useCurrentInView(path: string) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const list = nav.current;
    const link = list?.querySelector<HTMLElement>('[aria-current]');
    if (!list || !link) return;
    list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
  }, [path]);
  return nav;
}

/** The sections of a role, with what is open in them. */
export function Rail({
  sections,
  state,
}: {
  readonly sections: readonly Section[];
  readonly state: ContestState | null;
}) {
  const { t, format } = useText('shell');
  const [path] = useLocation();
  const nav = useCurrentInView(path);
  return (
    <div className="rail">
      <nav ref={nav} aria-label={t('sections')}>
        {sections.map((section) => {
          const open = openIn(section, state);
          const current = path === `/${section}` || path.startsWith(`/${section}/`);
          return (
            <a
              key={section}
              href={`#/${section}`}
              className={current ? 'on' : ''}
              {...(current ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={icons[section]} />
              {t(`nav.${section}`)}
              {open > 0 && (
                <span className="badge">
                  <span aria-hidden="true">{format.number(open)}</span>
                  <span className="sr">{t('badge', { number: format.number(open) })}</span>
                </span>
              )}
            </a>
          );
        })}
      </nav>
    </div>
  );
}
