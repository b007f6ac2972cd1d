import { compare, mean, median } from './fraction.mjs';
import { marksOf, scoresOf } from './marked-sheets.mjs';
import { criterionScore } from './panel-score.mjs';

/** @typedef {import('./fraction.mjs').Fraction} Fraction */
/** @typedef {import('./marked-sheets.mjs').Contest} Contest */
/** @typedef {import('./scores.mjs').Counted} Counted */
/** @typedef {(submission: string) => Fraction | null} Step */

/**
 * What equal scores are parted by, in order, up to the first that is a decision.
 *
 * @param {Contest} contest
 * @param {Counted} counted
 * @returns {readonly Step[]}
 */
export function tieBreaks({ rule, sheets }, { panels }) {
  const end = rule.tieBreak.findIndex(({ by }) => by !== 'criterion' && by !== 'median');
  const counted = end < 0 ? rule.tieBreak : rule.tieBreak.slice(0, end);
  return counted.map(({ by, criterion = '', stage }) => {
    if (by === 'median')
      return (submission) => {
        const panel = panels.get(submission);
        return panel === undefined ? null : median(scoresOf(panel));
      };
    if (stage === rule.stage)
      return (submission) => criterionScore(rule, panels.get(submission) ?? [], criterion);
    return (submission) => {
      const marks = sheets
        .filter((sheet) => sheet.stage === stage && sheet.submission === submission)
        .flatMap((sheet) => marksOf(sheet).get(criterion) ?? []);
      return marks.length === 0 ? null : mean(marks);
    };
  });
}

/** Greater first, no value last. @param {Fraction | null} a @param {Fraction | null} b */
function compareValues(a, b) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(b, a);
}

/**
 * Places of a group: those without a score have none.
 *
 * @param {readonly string[]} group
 * @param {ReadonlyMap<string, Fraction>} scores
 * @param {readonly Step[]} steps
 * @returns {ReadonlyMap<string, number>}
 */
export function placesOf(group, scores, steps) {
  const rows = group.flatMap((submission) => {
    const score = scores.get(submission);
    return score === undefined
      ? []
      : [{ submission, keys: [score, ...steps.map((step) => step(submission))] }];
  });
  /** @param {typeof rows[number]} a @param {typeof rows[number]} b */
  const order = (a, b) => {
    for (const [at, value] of a.keys.entries()) {
      const parted = compareValues(value, b.keys[at] ?? null);
      if (parted !== 0) return parted;
    }
    return 0;
  };
  rows.sort(order);
  /** @type {Map<string, number>} */
  const places = new Map();
  let place = 0;
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    if (before === undefined || order(before, row) !== 0) place = at + 1;
    places.set(row.submission, place);
  }
  return places;
}
