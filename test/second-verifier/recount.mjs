import { compare, fraction, fromPoints, plus, rounded, writeFraction } from './fraction.mjs';
import { groupedBy, markedSheets } from './marked-sheets.mjs';
import { placesOf, tieBreaks } from './places.mjs';
import { countScores, isEstimate, isPairwise } from './scores.mjs';

/** @typedef {import('./fraction.mjs').Fraction} Fraction */
/** @typedef {import('./marked-sheets.mjs').Contest} Contest */
/** @typedef {import('./scores.mjs').Counted} Counted */

const near = fraction(1, 1_000_000);

/**
 * Whether a score told is the counted one. With doubles it may lie a little beside it, and at an edge of rounding be
 * rounded to the other side.
 *
 * @param {Fraction | null} told
 * @param {Fraction | null} own
 * @param {{ readonly raw: Fraction, readonly unit: number | null } | null} how null where scores are exact
 */
function agrees(told, own, how) {
  if (told === null || own === null) return told === own;
  if (compare(told, own) === 0) return true;
  if (how === null) return false;
  const [least, most] = [plus(how.raw, { n: -near.n, d: near.d }), plus(how.raw, near)];
  if (how.unit === null) return compare(told, least) >= 0 && compare(told, most) <= 0;
  return [least, most].some((edge) => compare(told, rounded(edge, how.unit)) === 0);
}

/**
 * Recounts the numbers of sheets, scores and places.
 *
 * @param {Contest} contest
 * @param {import('./proof-failure.mjs').Findings} findings
 * @returns {{ readonly counted: Counted, readonly scope: ReadonlyMap<string, number> }} with the places in the scope of the list
 */
export function recount(contest, findings) {
  const { rule, outcomes } = contest;
  const counted = countScores(contest, markedSheets(contest));
  const overAll = rule.advance?.scope === 'all';
  const scores = overAll ? counted.overall : counted.within;
  const unit = isPairwise(rule.method) ? null : rule.rounding.final;
  /** @type {Map<string, Fraction>} */
  const told = new Map();
  for (const { submission, sheets, score } of outcomes) {
    findings.expect(
      sheets === (counted.panels.get(submission)?.length ?? 0),
      'sheet',
      `application ${submission}: another number of sheets`,
    );
    const own = scores.get(submission) ?? null;
    const raw = counted.raw?.get(submission) ?? own;
    findings.expect(
      agrees(score, own, isEstimate(rule.method) && raw !== null ? { raw, unit } : null),
      'score',
      `application ${submission}: the sheets give ${own === null ? 'no score' : writeFraction(own)}`,
    );
    if (score !== null) told.set(submission, score);
  }
  return { counted, scope: recountPlaces(contest, counted, told, findings) };
}

/**
 * Places follow from the scores told where these are counted with doubles, for they may differ a little.
 *
 * @param {Contest} contest
 * @param {Counted} counted
 * @param {ReadonlyMap<string, Fraction>} told
 * @param {import('./proof-failure.mjs').Findings} findings
 */
function recountPlaces(contest, counted, told, findings) {
  const { rule, outcomes } = contest;
  const overAll = rule.advance?.scope === 'all';
  const same = !isPairwise(rule.method);
  /** @param {ReadonlyMap<string, Fraction>} own @param {boolean} isTold @returns {ReadonlyMap<string, Fraction>} */
  const base = (own, isTold) =>
    !isEstimate(rule.method) || !isTold
      ? own
      : new Map([...own].map(([submission, score]) => [submission, told.get(submission) ?? score]));
  const steps = tieBreaks(contest, counted);
  const ids = outcomes.map(({ submission }) => submission);
  const overall = placesOf(ids, base(counted.overall, overAll || same), steps);
  const nominations = groupedBy(outcomes, ({ nomination }) => nomination);
  const within = new Map(
    [...nominations.values()].flatMap((group) => [
      ...placesOf(
        group.map(({ submission }) => submission),
        base(counted.within, !overAll || same),
        steps,
      ),
    ]),
  );
  for (const { submission, place, overall: toldOverall } of outcomes) {
    const own = within.get(submission) ?? null;
    const ownOverall = overall.get(submission) ?? null;
    findings.expect(
      place === own,
      'place',
      `application ${submission}: the sheets give place ${own ?? 'none'} in the nomination`,
    );
    findings.expect(
      toldOverall === ownOverall,
      'place',
      `application ${submission}: the sheets give place ${ownOverall ?? 'none'} over all`,
    );
  }
  return overAll ? overall : within;
}

/**
 * What is held against the pass mark: the score told, for pairwise methods the mean of the sheets' scores.
 *
 * @param {Contest} contest
 * @param {Counted} counted
 */
export function passes({ rule, outcomes }, counted) {
  const mark = rule.passMark === null ? null : fromPoints(rule.passMark);
  const scores = isPairwise(rule.method)
    ? counted.means
    : new Map(outcomes.map(({ submission, score }) => [submission, score]));
  return new Set(
    outcomes.flatMap(({ submission }) => {
      const score = scores.get(submission) ?? null;
      return mark === null || (score !== null && compare(score, mark) >= 0) ? [submission] : [];
    }),
  );
}
