import { compare, fromPoints, over, plus, times, zero } from './fraction.mjs';

/** @typedef {import('./fraction.mjs').Fraction} Fraction */

/**
 * What is counted.
 *
 * @typedef {object} Contest
 * @property {import('./rule.mjs').Rule} rule
 * @property {readonly import('./leaf.mjs').Sheet[]} sheets
 * @property {readonly import('./leaf.mjs').Outcome[]} outcomes
 */

/**
 * A sheet of the stage that takes part.
 *
 * @typedef {object} Marked
 * @property {string} juror
 * @property {import('./leaf.mjs').Outcome} outcome
 * @property {ReadonlyMap<string, Fraction>} marks by criterion
 * @property {Fraction} score
 */

/**
 * @param {import('./rule.mjs').Criterion} criterion
 * @param {string} nomination
 */
export const weightIn = (criterion, nomination) =>
  fromPoints(
    (Object.hasOwn(criterion.weights, nomination) ? criterion.weights[nomination] : undefined) ??
      criterion.weight,
  );

/**
 * The marks of a sheet, those that say "cannot judge" left out.
 *
 * @param {import('./leaf.mjs').Sheet} sheet
 * @returns {ReadonlyMap<string, Fraction>}
 */
export function marksOf({ scores }) {
  /** @type {Map<string, Fraction>} */
  const marks = new Map();
  for (const [criterion, mark] of scores)
    if (mark !== 'cannot-judge') marks.set(criterion, fromPoints(mark));
  return marks;
}

/**
 * The sheets of the stage that take part, each with its score.
 *
 * @param {Contest} contest
 * @returns {readonly Marked[]}
 */
export function markedSheets({ rule, sheets, outcomes }) {
  const bySubmission = new Map(outcomes.map((outcome) => [outcome.submission, outcome]));
  return sheets.flatMap((sheet) => {
    const outcome = bySubmission.get(sheet.submission);
    if (outcome === undefined || sheet.stage !== rule.stage) return [];
    const marks = marksOf(sheet);
    let [weights, total] = [zero, zero];
    for (const criterion of rule.criteria) {
      const mark = marks.get(criterion.id);
      if (mark === undefined) continue;
      const weight = weightIn(criterion, outcome.nomination);
      weights = plus(weights, weight);
      total = plus(total, times(weight, mark));
    }
    if (compare(weights, zero) <= 0) return [];
    const score = rule.aggregate === 'sum' ? total : over(total, weights);
    return [{ juror: sheet.juror, outcome, marks, score }];
  });
}

/**
 * Groups of items by a text, in the order of first appearance.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 */
export function groupedBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** @param {readonly Marked[]} marked */
export const byJuror = (marked) => groupedBy(marked, ({ juror }) => juror);

/** @param {readonly Marked[]} marked */
export const bySubmission = (marked) => groupedBy(marked, ({ outcome }) => outcome.submission);

/** @param {readonly Marked[]} marked */
export const scoresOf = (marked) => marked.map(({ score }) => score);

/**
 * The pool of each juror: a number that jurors share who hang together, over all sheets of the stage.
 *
 * @param {readonly Marked[]} marked
 * @returns {ReadonlyMap<string, number>}
 */
export function poolsOf(marked) {
  const desks = byJuror(marked);
  const panels = bySubmission(marked);
  /** @type {Map<string, number>} */
  const pools = new Map();
  for (const juror of desks.keys()) {
    if (pools.has(juror)) continue;
    const pool = pools.size;
    const waiting = [juror];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (pools.has(next)) continue;
      pools.set(next, pool);
      for (const { outcome } of desks.get(next) ?? [])
        for (const { juror: beside } of panels.get(outcome.submission) ?? [])
          if (!pools.has(beside)) waiting.push(beside);
    }
  }
  return pools;
}

/**
 * Whether the jurors of a group are all of one pool.
 *
 * @param {readonly Marked[]} group
 * @param {ReadonlyMap<string, number>} pools
 */
export const hangTogether = (group, pools) =>
  new Set(group.map(({ juror }) => pools.get(juror))).size <= 1;
