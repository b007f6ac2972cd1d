import type { Id } from '../../../shared/contest/contest.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import { dueItems } from '../../../shared/reports/monitoring/due-items.ts';
import { openFollowing } from '../../../shared/reports/monitoring/open-following.ts';
import {
  allProjectFigures,
  type ProjectFigures,
} from '../../../shared/reports/monitoring/project-figures.ts';
import type { FollowSubject } from './follow-subject.ts';

/** A project in the list. */
export interface ProjectRow extends ProjectFigures {
  /** Steps, reports and measures that should have been done before today. */
  readonly overdue: number;
  /** What a person has to look at. */
  readonly open: number;
}

export const projectFilters = ['all', 'running', 'overdue', 'open', 'ended'] as const;

export type ProjectFilter = (typeof projectFilters)[number];

const isIn: Readonly<Record<ProjectFilter, (row: ProjectRow) => boolean>> = {
  all: () => true,
  running: ({ status }) => status === 'running',
  overdue: ({ overdue }) => overdue > 0,
  open: ({ open }) => open > 0,
  ended: ({ status }) => status !== 'running',
};

function countBySubmission(items: readonly { readonly submission: Id | null }[]) {
  const counts = new Map<Id, number>();
  for (const { submission } of items)
    if (submission !== null) counts.set(submission, (counts.get(submission) ?? 0) + 1);
  return counts;
}

/** Every followed project with what is overdue and open. */
export function projectRows({
  state,
  today,
}: Pick<FollowSubject, 'state' | 'today'>): readonly ProjectRow[] {
  const overdue = countBySubmission(dueItems(state, today, 0).filter(({ days }) => days < 0));
  const open = countBySubmission(openFollowing(state));
  return allProjectFigures(state, today).map((figures) => ({
    ...figures,
    overdue: overdue.get(figures.submission) ?? 0,
    open: open.get(figures.submission) ?? 0,
  }));
}

/** How many rows a filter has. */
export const countIn = (rows: readonly ProjectRow[], filter: ProjectFilter): number =>
  rows.filter(isIn[filter]).length;

/** The rows of a filter whose number, title, organisation or person holds every word of a query. */
export function foundRows(
  rows: readonly ProjectRow[],
  { filter, query }: { readonly filter: ProjectFilter; readonly query: string },
): readonly ProjectRow[] {
  const words = foldForSearch(query).split(' ').filter(Boolean);
  return rows.filter((row) => {
    if (!isIn[filter](row)) return false;
    const { submission, title, town, project } = row;
    const told = [submission, title, town, project.organisation.name, project.responsible];
    const folded = foldForSearch([...told, project.contract.number].join(' '));
    return words.every((word) => folded.includes(word));
  });
}
