import type { Id } from '../../../shared/contest/contest.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { RankedSubmission, Zone } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';

/** Where an application stands towards the list; `passed` = not on it although its place would do. */
export type ListFilter = 'on' | 'passed' | 'open' | 'off' | 'apart';

/** What a person looks at; an empty text is no wish. */
export interface RankingFilters {
  /** Words of the title, or a number. */
  readonly query: string;
  readonly nomination: Id | '';
  readonly region: string;
  readonly zone: Zone | '';
  readonly list: ListFilter | '';
}

export const noFilters: RankingFilters = {
  query: '',
  nomination: '',
  region: '',
  zone: '',
  list: '',
};

/** Stands for applications without a region. */
export const noRegion = '-';

/** Reasons for which others went on although their places are lower. */
const passedOver: ReadonlySet<string> = new Set(['quota-most', 'made-room']);

/** Where each application stands towards the list; empty where the stage has no cut. */
export function listStates({
  selection,
}: StageRanking): ReadonlyMap<string, Exclude<ListFilter, 'apart'>> {
  return new Map(
    [...(selection?.entries ?? [])].map(([submission, { state, reason }]) => [
      submission,
      state === 'off' && passedOver.has(reason.type) ? 'passed' : state,
    ]),
  );
}

/** Applications of which sheets lie apart by the regulation's threshold or more. */
const apartOf = ({ report }: StageRanking): ReadonlySet<string> =>
  new Set(report?.discrepancies?.submissions.map(({ submission }) => submission) ?? []);

/** Applications never change, so their words are folded once. */
const foldedWords = new WeakMap<Submission, string>();

function wordsOf(submission: Submission): string {
  const known = foldedWords.get(submission);
  if (known !== undefined) return known;
  const words = foldForSearch(`${submission.id} ${submission.title}`);
  foldedWords.set(submission, words);
  return words;
}

interface FilterGround {
  readonly stageRanking: StageRanking;
  readonly submissions: ContestState['submissions'];
}

/**
 * The applications that are asked for; null where nothing narrows the list but a nomination, whose own list is shown as
 * it is, with its folds.
 */
export function matching(
  { stageRanking, submissions }: FilterGround,
  filters: RankingFilters,
): ReadonlySet<string> | null {
  const { query, region, zone, list } = filters;
  const asked = foldForSearch(query);
  if (asked === '' && region === '' && zone === '' && list === '') return null;
  const states = listStates(stageRanking);
  const apart = list === 'apart' ? apartOf(stageRanking) : null;
  const words = asked.split(' ');
  const isIn = (ranked: RankedSubmission): boolean => {
    const { submission } = ranked;
    const known = submissions.get(submission);
    if (filters.nomination !== '' && ranked.nomination !== filters.nomination) return false;
    if (zone !== '' && ranked.zone !== zone) return false;
    if (region !== '' && (known?.region ?? noRegion) !== region) return false;
    if (apart !== null) {
      if (!apart.has(submission)) return false;
    } else if (list !== '') {
      const state = states.get(submission);
      if (state !== list && !(list === 'off' && state === 'passed')) return false;
    }
    const own = known === undefined ? submission : wordsOf(known);
    return words.every((word) => own.includes(word));
  };
  return new Set(stageRanking.ranking.submissions.filter(isIn).map(({ submission }) => submission));
}

/** How many stand where towards the list, of one nomination or of all. */
export function listCounts(
  stageRanking: StageRanking,
  nomination: Id | '',
): Readonly<Record<ListFilter, number>> {
  const counts = { on: 0, passed: 0, open: 0, off: 0, apart: 0 };
  const states = listStates(stageRanking);
  const apart = apartOf(stageRanking);
  for (const { submission, nomination: own } of stageRanking.ranking.submissions) {
    if (nomination !== '' && own !== nomination) continue;
    const state = states.get(submission);
    if (state !== undefined) counts[state] += 1;
    if (state === 'passed') counts.off += 1;
    if (apart.has(submission)) counts.apart += 1;
  }
  return counts;
}
