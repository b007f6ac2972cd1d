import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import { atWork } from './assigning-facts.ts';
import { type Objection, panelObjections, type PanelGround, wantedBy } from './panel-rules.ts';
import { type Panels, panelIn } from './panels.ts';

export const boardFilters = ['all', 'changed', 'short', 'wrong'] as const;
export type BoardFilter = (typeof boardFilters)[number];

/** One line of the board. */
export interface BoardRow {
  readonly submission: Submission;
  readonly panel: readonly Id[];
  /** How many sheets count or will, and how many there shall be. */
  readonly counted: number;
  readonly wanted: number;
  readonly isChanged: boolean;
  readonly objections: ReadonlyMap<Id, Objection>;
}

/** All lines of the board, in the order of the submissions. */
export const boardRows = (
  ground: PanelGround,
  panels: Panels,
  changed: ReadonlySet<Id>,
): readonly BoardRow[] =>
  ground.facts.submissions.map((submission) => ({
    submission,
    panel: panelIn(panels, submission.id),
    counted: atWork(ground.facts, panels, submission.id).length,
    wanted: wantedBy(ground, submission),
    isChanged: changed.has(submission.id),
    objections: new Map(
      panelObjections(ground, panels, submission.id).map(({ juror, objection }) => [
        juror,
        objection,
      ]),
    ),
  }));

/** True where a line belongs to a filter; `left` jurors who handed in are no fault. */
export function isIn(row: BoardRow, filter: BoardFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'changed':
      return row.isChanged;
    case 'short':
      return row.counted < row.wanted;
    case 'wrong':
      return row.objections.size > 0;
  }
}

/** What a search looks at, folded. */
export const searchText = ({ id, title, applicant }: Submission): string =>
  foldForSearch(`${id} ${title} ${applicant}`);

/** True where every word is in the text; a number that stands alone is the submission's own. */
export function isFound(row: BoardRow, text: string, query: string): boolean {
  const words = foldForSearch(query.replaceAll('№', ' '))
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 1 && words[0] === foldForSearch(row.submission.id)) return true;
  return words.every((word) => text.includes(word));
}
