import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { Role } from '../../shared/contest/people.ts';
import type { LogId } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { hasPool, ranksNothing } from '../../shared/reports/pool/pool-stages.ts';
import { waitingForDesk } from '../features/keep-keys/key-facts.ts';
import { hasDesks } from '../features/see-desks/desk-rows.ts';
import { openItems } from '../features/settle-conflicts/conflict-item.ts';
import { useText } from '../language/use-text.ts';
import type { Profile } from '../storage/desk.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const headquartersSections = [
  'contest',
  'applications',
  'jury',
  'interests',
  'assignment',
  'keys',
  'receive',
  'exchange',
  'desks',
  'completeness',
  'conflicts',
  'ranking',
  'jury-report',
  'decide',
  'issue',
  'look-back',
  'guard',
  'safety',
] as const;

const coordinatorSections = [
  'applications',
  'receive',
  'completeness',
  'paper',
  'hand-over',
  'exchange',
  'keys',
  'safety',
] as const;

export type Section =
  | (typeof headquartersSections)[number]
  | (typeof coordinatorSections)[number]
  | 'pool'
  | 'final'
  | 'follow-up'
  | 'tournament';

/** Sections that only some contests have: which, and after which section they stand. */
interface ProgrammeSection {
  readonly section: Section;
  readonly roles: readonly Role[];
  readonly after: Section;
  readonly isIn: (settings: ContestSettings) => boolean;
}

const programmeSections: readonly ProgrammeSection[] = [
  {
    section: 'tournament',
    roles: ['headquarters'],
    after: 'assignment',
    isIn: ({ disciplines }) => disciplines.length > 0,
  },
  {
    section: 'pool',
    roles: ['headquarters', 'coordinator'],
    after: 'applications',
    isIn: hasPool,
  },
  {
    section: 'final',
    roles: ['headquarters'],
    after: 'jury-report',
    isIn: ({ stages }) => stages.some(({ kind }) => kind === 'live'),
  },
  {
    section: 'follow-up',
    roles: ['headquarters', 'coordinator'],
    after: 'completeness',
    isIn: ({ stages, grants }) => grants !== null || stages.some(({ kind }) => kind === 'followup'),
  },
];

/** The sections of a role in a contest, in the order in which they stand; all there could be while none is open. */
export function sectionsOf(role: Role, settings: ContestSettings | null): readonly Section[] {
  const sections: Section[] = [
    ...(role === 'headquarters' ? headquartersSections : coordinatorSections),
  ];
  for (const { section, roles, after, isIn } of programmeSections)
    if (roles.includes(role) && (settings === null || isIn(settings)))
      sections.splice(sections.indexOf(after) + 1, 0, section);
  // The report weighs how jurors rank; where nothing has a place there is nothing to weigh.
  return settings !== null && ranksNothing(settings)
    ? sections.filter((section) => section !== 'jury-report')
    : sections;
}

const isAt = (section: Section, path: string): boolean =>
  path === `/${section}` || path.startsWith(`/${section}/`);

/** While the contest is not read yet, nobody knows of its programmes. */
const isSure =
  (state: ContestState | null) =>
  (section: Section): boolean =>
    state !== null || programmeSections.every((programme) => programme.section !== section);

/** Headquarters' laptops are shown to whoever has several, and to whoever is there. */
const isShown =
  (state: ContestState | null, own: LogId, path: string) =>
  (section: Section): boolean =>
    section === 'desks'
      ? state !== null && (hasDesks(state, own) || isAt(section, path))
      : isSure(state)(section);

/** Where every role finds the safety copies of this computer. */
export const safetyAddress = '#/safety';

/** Where a role finds its own key. */
export const ownKeyAddress = (role: Role): string => (role === 'juror' ? '#/keys' : '#/keys/own');

const icons: Readonly<Record<Section, IconName>> = {
  contest: 'gear',
  applications: 'files',
  jury: 'users',
  interests: 'hand',
  assignment: 'swap',
  keys: 'key',
  receive: 'inbox',
  completeness: 'map',
  conflicts: 'diff',
  ranking: 'rank',
  'jury-report': 'half',
  final: 'play',
  'follow-up': 'calendar',
  tournament: 'star',
  decide: 'gavel',
  issue: 'print',
  pool: 'list',
  paper: 'pen',
  'hand-over': 'usb',
  exchange: 'refresh',
  desks: 'screen',
  guard: 'shield',
  'look-back': 'clock',
  safety: 'save',
};

/** What waits for a person in a section. */
function openIn(section: Section, state: ContestState | null, profile: Profile): number {
  if (state === null) return 0;
  if (section === 'conflicts') return openItems(state).length + state.gaps.length;
  return section === 'keys' ? waitingForDesk(state, profile) : 0;
}

/** Where not all sections fit, they scroll: the current one is brought into view. */
function useCurrentInView(path: string) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const list = nav.current;
    const link = list?.querySelector<HTMLElement>('[aria-current]');
    if (!list || !link) return;
    list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
    list.scrollTop = link.offsetTop - (list.clientHeight - link.offsetHeight) / 2;
  }, [path]);
  return nav;
}

/** The sections of a role, with what is open in them. */
export function Rail({
  sections,
  state,
  profile,
}: {
  readonly sections: readonly Section[];
  readonly state: ContestState | null;
  readonly profile: Profile;
}) {
  const { t, format } = useText('shell');
  const [path] = useLocation();
  const nav = useCurrentInView(path);
  return (
    <div className="rail">
      <nav ref={nav} aria-label={t('sections')}>
        {sections.filter(isShown(state, profile.log, path)).map((section) => {
          const open = openIn(section, state, profile);
          const current = isAt(section, path);
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
