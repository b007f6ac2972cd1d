import { chancesOf, zScores } from './estimates.mjs';
import { compare, fromDouble, mean, rounded } from './fraction.mjs';
import {
  bySubmission,
  groupedBy,
  hangTogether,
  poolsOf,
  scoresOf,
  weightIn,
} from './marked-sheets.mjs';
import { adjustedScores } from './mixed-model.mjs';
import { rankSums, schulzeScores } from './pairwise.mjs';
import { panelScore } from './panel-score.mjs';

/** @typedef {import('./fraction.mjs').Fraction} Fraction */
/** @typedef {import('./marked-sheets.mjs').Marked} Marked */
/** @typedef {import('./marked-sheets.mjs').Contest} Contest */
/** @typedef {ReadonlyMap<string, Fraction>} Scores by submission, of those that have one */

/**
 * What the sheets say, before any place is told.
 *
 * @typedef {object} Counted
 * @property {Scores} within scores that count within the nomination
 * @property {Scores} overall scores that count over all
 * @property {Scores} means the mean of S
 * @property {ReadonlyMap<string, readonly Marked[]>} panels
 * @property {Scores | null} raw scores before they were rounded, where they are counted with doubles
 */

const pairwiseMethods = new Set(['rank-sum', 'schulze', 'bradley-terry']);
const estimates = new Set(['z', 'adjusted', 'bradley-terry']);

/** @param {string} method */
export const isPairwise = (method) => pairwiseMethods.has(method);

/** Whether a method is counted with doubles. @param {string} method */
export const isEstimate = (method) => estimates.has(method);

/** @param {ReadonlyMap<string, number>} scores @returns {Scores} */
const asFractions = (scores) =>
  new Map([...scores].map(([submission, score]) => [submission, fromDouble(score)]));

/**
 * Scores by a pairwise method in a group.
 *
 * @param {string} method
 * @param {readonly Marked[]} group
 * @param {ReadonlyMap<string, number>} pools
 * @returns {Scores}
 */
function pairwiseScores(method, group, pools) {
  if (method === 'rank-sum') return rankSums(group);
  if (method === 'schulze') return schulzeScores(group);
  return hangTogether(group, pools) ? asFractions(chancesOf(group)) : new Map();
}

/** @param {readonly Marked[]} marked @returns {Scores} */
const meansOf = (marked) =>
  new Map([...bySubmission(marked)].map(([id, panel]) => [id, mean(scoresOf(panel))]));

/** Too few data for variances: fewer than two of either, as many applications as sheets, or all S equal. @param {readonly Marked[]} marked */
function areTooFew(marked) {
  const submissions = bySubmission(marked).size;
  const jurors = new Set(marked.map(({ juror }) => juror)).size;
  const [first] = marked;
  return (
    submissions < 2 ||
    jurors < 2 ||
    marked.length <= submissions ||
    first === undefined ||
    marked.every(({ score }) => compare(score, first.score) === 0)
  );
}

/**
 * One fit for all nominations of the same weights.
 *
 * @param {import('./rule.mjs').Rule} rule
 * @param {readonly Marked[]} marked
 * @returns {Scores}
 */
function fitted(rule, marked) {
  const fits = groupedBy(marked, ({ outcome }) =>
    rule.criteria
      .map((criterion) => weightIn(criterion, outcome.nomination))
      .map(({ n, d }) => `${n}/${d}`)
      .join(' '),
  );
  return new Map(
    [...fits.values()].flatMap((fit) => [
      ...(areTooFew(fit) ? meansOf(fit) : asFractions(adjustedScores(fit))),
    ]),
  );
}

/** @param {Contest} contest @param {readonly Marked[]} marked @returns {Scores} */
function plainScores({ rule }, marked) {
  if (rule.method === 'z') return asFractions(zScores(marked));
  if (rule.method === 'adjusted') return fitted(rule, marked);
  return new Map([...bySubmission(marked)].map(([id, panel]) => [id, panelScore(rule, panel)]));
}

/**
 * Scores of a group of applications, taken from those over all.
 *
 * @param {Scores} scores
 * @param {readonly Marked[]} group
 * @returns {Scores}
 */
const only = (scores, group) => {
  const ids = new Set(group.map(({ outcome }) => outcome.submission));
  return new Map([...scores].filter(([id]) => ids.has(id)));
};

/**
 * Scores as the method of the rule counts them, rounded at the end as it says.
 *
 * @param {Contest} contest
 * @param {readonly Marked[]} marked
 * @returns {Counted}
 */
export function countScores(contest, marked) {
  const { rule } = contest;
  const pools = poolsOf(marked);
  const nominations = [...groupedBy(marked, ({ outcome }) => outcome.nomination).values()];
  const facts = {
    means: meansOf(marked),
    panels: bySubmission(marked),
  };
  if (isPairwise(rule.method)) {
    const within = nominations.flatMap((group) => [...pairwiseScores(rule.method, group, pools)]);
    return {
      within: new Map(within),
      overall: pairwiseScores(rule.method, marked, pools),
      raw: null,
      ...facts,
    };
  }
  const raw = plainScores(contest, marked);
  const final = new Map([...raw].map(([id, score]) => [id, rounded(score, rule.rounding.final)]));
  const parted = rule.method === 'adjusted';
  const within = nominations
    .filter((group) => !parted || hangTogether(group, pools))
    .flatMap((group) => [...only(final, group)]);
  const overall = parted && !hangTogether(marked, pools) ? new Map() : final;
  return { within: new Map(within), overall, raw: isEstimate(rule.method) ? raw : null, ...facts };
}
