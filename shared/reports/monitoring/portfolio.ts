import { groupBy } from '../../basics/group-by.ts';
import type { Tiyn } from '../../basics/money.ts';
import { foldForSearch } from '../../language/search-fold.ts';
import type { ContestState } from '../../merge/state.ts';
import {
  allProjectFigures,
  indicatorTotal,
  type IndicatorTotal,
  type ProjectFigures,
  sumMoney,
} from './project-figures.ts';

/** What some projects come to together. */
export interface PortfolioFigures {
  readonly projects: number;
  readonly running: number;
  readonly completed: number;
  readonly terminated: number;
  readonly granted: Tiyn;
  readonly paid: Tiyn;
  readonly spent: Tiyn;
  readonly milestones: ProjectFigures['milestones'];
  readonly output: IndicatorTotal;
  readonly jobs: IndicatorTotal;
  readonly patents: IndicatorTotal;
}

export const portfolioGroupings = [
  'region',
  'town',
  'industry',
  'organisation-kind',
  'organisation',
] as const;

export type PortfolioGrouping = (typeof portfolioGroupings)[number];

/** One row of a grouping. `key`: region's code, town, nomination or industry as written, kind, or name; empty = not said. */
export interface PortfolioGroup extends PortfolioFigures {
  readonly key: string;
  readonly members: readonly ProjectFigures[];
}

export interface Portfolio {
  /** The day that everything is asked about. */
  readonly day: string;
  readonly projects: readonly ProjectFigures[];
  readonly totals: PortfolioFigures;
}

/** What some projects come to. */
export function figuresOf(projects: readonly ProjectFigures[]): PortfolioFigures {
  const count = (status: ProjectFigures['status']): number =>
    projects.filter((project) => project.status === status).length;
  const sum = (part: keyof ProjectFigures['milestones']): number =>
    projects.reduce((total, { milestones }) => total + milestones[part], 0);
  return {
    projects: projects.length,
    running: count('running'),
    completed: count('completed'),
    terminated: count('terminated'),
    ...sumMoney(projects),
    milestones: {
      all: sum('all'),
      due: sum('due'),
      done: sum('done'),
      onTime: sum('onTime'),
      overdue: sum('overdue'),
    },
    output: indicatorTotal(projects, 'output'),
    jobs: indicatorTotal(projects, 'jobs'),
    patents: indicatorTotal(projects, 'patents'),
  };
}

const keyOf: Readonly<Record<PortfolioGrouping, (project: ProjectFigures) => string>> = {
  region: ({ region }) => region ?? '',
  town: ({ town }) => town,
  industry: ({ project }) => project.industry,
  'organisation-kind': ({ project }) => project.organisation.kind,
  organisation: ({ project }) => project.organisation.name,
};

/** Groupings whose names people wrote: one name in Kazakh and in Russian letters is one row. */
const written: ReadonlySet<PortfolioGrouping> = new Set(['town', 'industry', 'organisation']);

/** The spelling that most of them have; of equally many the first in order. */
function usualSpelling(names: readonly string[]): string {
  const counts = [...groupBy(names, (name) => name)].toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  return counts[0]?.[0] ?? '';
}

/** All followed projects on a day. */
export function portfolio(
  state: Pick<ContestState, 'following' | 'submissions'>,
  day: string,
): Portfolio {
  const projects = allProjectFigures(state, day);
  return { day, projects, totals: figuresOf(projects) };
}

/** The same by one property, what was granted most first; the rows add up to the whole. */
export const portfolioBy = (
  projects: readonly ProjectFigures[],
  grouping: PortfolioGrouping,
): readonly PortfolioGroup[] =>
  [
    ...groupBy(projects, (project) => {
      const key = keyOf[grouping](project);
      return written.has(grouping) ? foldForSearch(key) : key;
    }).values(),
  ]
    .map((members) => ({
      key: usualSpelling(members.map(keyOf[grouping])),
      members,
      ...figuresOf(members),
    }))
    .toSorted((a, b) => b.granted - a.granted || (a.key < b.key ? -1 : 1));
