import type { Action } from '../contest/action.ts';
import type { Draw } from './draw.ts';
import type { MatchResult, Ruling } from './match-result.ts';

/** Kinds of operations by which draws and referees' sheets are recorded. */
export const tournamentKinds = {
  draw: 'draw.set',
  result: 'match.result',
} as const;

/** Records a draw, or a Swiss system's next round; only headquarters may. A draw made anew needs a reason. */
export const setDraw = (draw: Draw, reason = ''): Action => ({
  kind: tournamentKinds.draw,
  key: `draw/${draw.stage}/${draw.nomination}`,
  value: {
    ...draw,
    seeded: [...draw.seeded],
    entries: draw.entries.map((entry) => ({ ...entry })),
    rounds: draw.rounds.map((pairs) => pairs.map(([first, second]) => [first, second])),
  },
  reason,
});

const rulingValue = (ruling: Ruling): { readonly [field: string]: string | readonly string[] } =>
  'teams' in ruling ? { ...ruling, teams: [...ruling.teams] } : { ...ruling };

/**
 * Records a referee's sheet of a match, a heat or an extra round. It replaces the author's own earlier sheets of the
 * match; a ruling's reason is the reason of the operation, and headquarters gives one where it overrules a referee.
 */
export const recordResult = (result: MatchResult, reason = ''): Action => ({
  kind: tournamentKinds.result,
  key: `match/${result.stage}/${result.nomination}/${result.match}`,
  value: {
    ...result,
    sides: result.sides.map((side) => ({
      ...side,
      penalties: side.penalties.map((penalty) => ({ ...penalty })),
      run: side.run === null ? null : { ...side.run },
    })),
    ruling: rulingValue(result.ruling),
  },
  reason: reason === '' && result.ruling.type !== 'none' ? result.ruling.reason : reason,
});
