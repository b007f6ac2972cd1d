import { mean, median, over, plus, rounded, times, trimmedMean, zero } from './fraction.mjs';
import { scoresOf, weightIn } from './marked-sheets.mjs';

/** @typedef {import('./fraction.mjs').Fraction} Fraction */
/** @typedef {import('./marked-sheets.mjs').Marked} Marked */
/** @typedef {import('./rule.mjs').Rule} Rule */

/** How marks of a criterion become one, by the method of the rule. @param {Rule} rule */
function middleOf({ method }) {
  if (method === 'median') return median;
  return method === 'trimmed' ? trimmedMean : mean;
}

/**
 * What a panel gave for a criterion, rounded as the rule says; null where nobody marked it.
 *
 * @param {Rule} rule
 * @param {readonly Marked[]} panel
 * @param {string} criterion
 */
export function criterionScore(rule, panel, criterion) {
  const marks = panel.flatMap((sheet) => sheet.marks.get(criterion) ?? []);
  return marks.length === 0 ? null : rounded(middleOf(rule)(marks), rule.rounding.panel);
}

/**
 * The score of an application by mean, median or trimmed mean of its panel of one sheet or more.
 *
 * @param {Rule} rule
 * @param {readonly Marked[]} panel
 * @returns {Fraction}
 */
export function panelScore(rule, panel) {
  const { panel: first, weighted } = rule.rounding;
  const whole = rule.method !== 'trimmed' && first === null && weighted === null;
  if (whole) return (rule.method === 'median' ? median : mean)(scoresOf(panel));
  const nomination = panel[0]?.outcome.nomination ?? '';
  let [weights, total] = [zero, zero];
  for (const criterion of rule.criteria) {
    const score = criterionScore(rule, panel, criterion.id);
    if (score === null) continue;
    const weight = weightIn(criterion, nomination);
    weights = plus(weights, weight);
    total = plus(total, rounded(times(score, weight), weighted));
  }
  return rule.aggregate === 'sum' ? total : over(total, weights);
}
