import type { Id } from '../contest/contest.ts';
import type { ContestState } from '../merge/state.ts';

/**
 * The stage a result is about when nobody names one: the last scored stage that has counted sheets, a meeting or a seal,
 * else the first scored one. Null where the contest has no settings or scores nothing.
 */
export function reportedStage(state: ContestState): Id | null {
  const scored = (state.settings?.stages ?? []).filter(({ scored }) => scored).map(({ id }) => id);
  const withSheets = new Set(
    [...state.sheets.values()].filter(({ counted }) => counted).map(({ stage }) => stage),
  );
  const begun = scored.filter(
    (stage) => withSheets.has(stage) || state.meetings.has(stage) || state.seals.has(stage),
  );
  return begun.at(-1) ?? scored[0] ?? null;
}
