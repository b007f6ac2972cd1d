import type { Id } from '../contest/contest.ts';
import type { ContestState } from '../merge/state.ts';
import { isOnScale, type MethodScores, roundFinal } from './method-scores.ts';
import type { RankingContext } from './ranking-context.ts';
import { selectList } from './select-list.ts';
import type { SelectionRule } from './selection.ts';
import { selectionRuleOf } from './selection-rule.ts';
import { meanOfSheets } from './sheet-scores.ts';

/** Seats of a list: over all nominations, or in each. */
export interface ListSeats {
  readonly top: number;
  readonly scope: 'nomination' | 'all';
}

interface Places {
  readonly within: ReadonlyMap<Id, number>;
  readonly overall: ReadonlyMap<Id, number>;
}

/** Who is on the list, or may be once a tie across its end is decided. */
export type ListOf = (
  context: RankingContext,
  raw: MethodScores,
  places: Places,
) => ReadonlySet<Id>;

/** The regulation's own selection where it has quotas or a pass mark; null where places alone decide. */
function ruleOf(
  state: Pick<ContestState, 'settings' | 'submissions'>,
  stage: Id,
  list: ListSeats,
): SelectionRule | null {
  const definition = state.settings?.stages.find(({ id }) => id === stage);
  if (definition === undefined) return null;
  const { quotas, passMark } = definition.regulation;
  return quotas.length === 0 && passMark === null ? null : selectionRuleOf(state, definition, list);
}

/** Says who would be on the list of a stage for given scores; nobody where it has none. */
export function createListOf(
  state: Pick<ContestState, 'settings' | 'submissions'>,
  stage: Id,
  list: ListSeats | null,
): ListOf {
  if (list === null) return () => new Set();
  const rule = ruleOf(state, stage, list);
  return ({ panel, input }, raw, { within, overall }) => {
    const inScope = list.scope === 'all' ? overall : within;
    if (rule === null)
      return new Set([...inScope].flatMap(([id, place]) => (place <= list.top ? [id] : [])));
    const { method, aggregate } = input.rule;
    const scores = roundFinal(list.scope === 'all' ? raw.overall : raw.within, method, input.rule);
    const submissions = panel.submissions.map((each, position) => ({
      submission: each.submission,
      nomination: each.nomination,
      place: within.get(each.submission) ?? null,
      overall: overall.get(each.submission) ?? null,
      score: scores[position] ?? null,
      // Only where the method's own score is not on the scale of the pass mark.
      mean: isOnScale(method) ? null : meanOfSheets(panel, each, aggregate),
      sheets: each.sheets.length,
    }));
    const { entries } = selectList({ submissions, method }, rule);
    return new Set(
      [...entries.values()].flatMap(({ submission, state: standing }) =>
        standing === 'off' ? [] : [submission],
      ),
    );
  };
}
