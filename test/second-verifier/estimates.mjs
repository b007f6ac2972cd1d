import { toDouble } from './fraction.mjs';
import { solve } from './linear.mjs';
import { byJuror, bySubmission } from './marked-sheets.mjs';
import { duelsOf } from './pairwise.mjs';

/** @typedef {import('./marked-sheets.mjs').Marked} Marked */

/** @param {readonly number[]} values */
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** With n − 1; 0 of a single value. @param {readonly number[]} values */
function deviationOf(values) {
  const middle = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  // Equal values whose mean is not quite themselves do not deviate.
  return values.every((value) => value === values[0])
    ? 0
    : Math.sqrt(squares / (values.length - 1));
}

/**
 * Scores by z, over all sheets of the stage.
 *
 * @param {readonly Marked[]} marked
 * @returns {ReadonlyMap<string, number>}
 */
export function zScores(marked) {
  const desks = new Map(
    [...byJuror(marked)].map(([juror, desk]) => {
      const values = desk.map(({ score }) => toDouble(score));
      return [juror, { middle: meanOf(values), deviation: deviationOf(values) }];
    }),
  );
  const all = marked.map(({ score }) => toDouble(score));
  const [middle, deviation] = [meanOf(all), deviationOf(all)];
  return new Map(
    [...bySubmission(marked)].map(([submission, panel]) => {
      const own = panel.map(({ juror, score }) => {
        const desk = desks.get(juror);
        if (desk === undefined || desk.deviation === 0) return 0;
        return (toDouble(score) - desk.middle) / desk.deviation;
      });
      return [submission, meanOf(own) * deviation + middle];
    }),
  );
}

/**
 * Logarithms of Bradley–Terry's strengths of greatest likelihood, found by Newton's steps.
 *
 * @param {ReturnType<typeof duelsOf>} duels
 */
function strengthsOf({ ids, won, tied }) {
  const strengths = new Float64Array(ids.length);
  for (let step = 0; step < 200; step += 1) {
    const slope = new Float64Array(ids.length);
    const curve = ids.map(() => new Float64Array(ids.length));
    for (const [a, row] of curve.entries()) {
      const own = strengths[a] ?? 0;
      const alone = 1 / (1 + Math.exp(-own));
      slope[a] = 0.5 - alone;
      row[a] = alone * (1 - alone);
      for (const b of ids.keys()) {
        const ties = tied[a]?.[b] ?? 0;
        const wins = (won[a]?.[b] ?? 0) + ties / 2;
        const duels = wins + (won[b]?.[a] ?? 0) + ties / 2;
        if (a === b || duels === 0) continue;
        const chance = 1 / (1 + Math.exp((strengths[b] ?? 0) - own));
        slope[a] = (slope[a] ?? 0) + wins - duels * chance;
        row[a] = (row[a] ?? 0) + duels * chance * (1 - chance);
        row[b] = -duels * chance * (1 - chance);
      }
    }
    const move = solve(curve, slope);
    // A step too long would swing: strengths are rarely beyond ten.
    const longest = Math.max(1, ...move.map((part) => Math.abs(part)));
    for (const at of ids.keys()) strengths[at] = (strengths[at] ?? 0) + (move[at] ?? 0) / longest;
    if (move.every((part) => Math.abs(part) < 1e-12)) break;
  }
  return strengths;
}

/**
 * Bradley–Terry: the mean chance of an application against the others of a group that hangs together.
 *
 * @param {readonly Marked[]} group
 * @returns {ReadonlyMap<string, number>}
 */
export function chancesOf(group) {
  const duels = duelsOf(group);
  const strengths = strengthsOf(duels);
  return new Map(
    duels.ids.map((id, a) => {
      const chances = [...strengths].flatMap((other, b) =>
        a === b ? [] : [1 / (1 + Math.exp(other - (strengths[a] ?? 0)))],
      );
      return [id, chances.length === 0 ? 0.5 : meanOf(chances)];
    }),
  );
}
