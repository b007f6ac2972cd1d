import { compare, fraction, half, mean } from './fraction.mjs';
import { byJuror, bySubmission } from './marked-sheets.mjs';

/** @typedef {import('./fraction.mjs').Fraction} Fraction */
/** @typedef {import('./marked-sheets.mjs').Marked} Marked */

/**
 * Rank sums of a group, as shares: by submission, of those with a sheet.
 *
 * @param {readonly Marked[]} group
 * @returns {ReadonlyMap<string, Fraction>}
 */
export function rankSums(group) {
  /** @type {Map<string, Fraction[]>} */
  const shares = new Map([...bySubmission(group).keys()].map((submission) => [submission, []]));
  for (const desk of byJuror(group).values()) {
    if (desk.length < 2) continue;
    for (const { outcome, score } of desk) {
      let halves = -1;
      for (const other of desk) halves += 1 + compare(score, other.score);
      shares.get(outcome.submission)?.push(fraction(halves, 2 * (desk.length - 1)));
    }
  }
  return new Map(
    [...shares].map(([submission, own]) => [submission, own.length === 0 ? half : mean(own)]),
  );
}

/**
 * Who beat whom on how many desks, and how many duels were ties.
 *
 * @param {readonly Marked[]} group
 * @returns {{ readonly ids: readonly string[], readonly won: readonly Float64Array[], readonly tied: readonly Float64Array[] }}
 */
export function duelsOf(group) {
  const ids = [...bySubmission(group).keys()];
  const rows = new Map(ids.map((id, at) => [id, at]));
  const won = ids.map(() => new Float64Array(ids.length));
  const tied = ids.map(() => new Float64Array(ids.length));
  for (const desk of byJuror(group).values()) {
    for (const a of desk) {
      const row = rows.get(a.outcome.submission) ?? 0;
      for (const b of desk) {
        if (a === b) continue;
        const order = compare(a.score, b.score);
        const counts = (order > 0 ? won : tied)[row];
        const column = rows.get(b.outcome.submission) ?? 0;
        if (order >= 0 && counts !== undefined) counts[column] = (counts[column] ?? 0) + 1;
      }
    }
  }
  return { ids, won, tied };
}

/**
 * Schulze's order by winning votes: how many opponents have a weaker way back, a tie counting half.
 *
 * @param {readonly Marked[]} group
 * @returns {ReadonlyMap<string, Fraction>}
 */
export function schulzeScores(group) {
  const { ids, won } = duelsOf(group);
  const strength = won.map((row, a) =>
    row.map((votes, b) => (votes > (won[b]?.[a] ?? 0) ? votes : 0)),
  );
  for (const [via, onward] of strength.entries())
    for (const row of strength) {
      const first = row[via] ?? 0;
      if (first === 0) continue;
      for (let to = 0; to < ids.length; to += 1)
        row[to] = Math.max(row[to] ?? 0, Math.min(first, onward[to] ?? 0));
    }
  return new Map(
    ids.map((id, a) => {
      let halves = 0;
      for (const b of ids.keys()) {
        if (a === b) continue;
        halves += 1 + Math.sign((strength[a]?.[b] ?? 0) - (strength[b]?.[a] ?? 0));
      }
      return [id, fraction(halves, 2)];
    }),
  );
}
