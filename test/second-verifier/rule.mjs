import {
  isCount,
  isFlag,
  isId,
  isInteger,
  isLocalized,
  isMap,
  isPlace,
  isText,
  listOf,
  mapOf,
  oneOf,
  orNull,
  tupleOf,
} from './form.mjs';

/**
 * @typedef {object} Rule
 * @property {string} contest
 * @property {string} stage
 * @property {readonly { id: string }[]} nominations
 * @property {readonly string[]} regions
 * @property {readonly Criterion[]} criteria
 * @property {string} method
 * @property {'weighted-mean' | 'sum'} aggregate
 * @property {{ panel: number | null, weighted: number | null, final: number | null }} rounding
 * @property {readonly { by: string, criterion?: string, stage?: string }[]} tieBreak
 * @property {number | null} passMark
 * @property {{ top: number, scope: 'nomination' | 'all' } | null} advance
 * @property {readonly { by: Subject, min: number | null, max: number | null }[]} quotas
 * @property {boolean} winners
 * @property {number} prizePlaces
 * @property {{ ceiling: number | null, perProjectMax: number | null, partialAllowed: boolean } | null} grants
 * @property {'named' | 'numbered'} jurors
 * @property {number} jurorCount
 */

/**
 * @typedef {object} Criterion
 * @property {string} id
 * @property {number} weight
 * @property {Readonly<Record<string, number>>} weights by nomination, instead
 * @property {number} min
 * @property {number} max
 * @property {number} step
 */

/** @typedef {'nomination' | 'region' | 'applicant' | 'organisation'} Subject */

const isStep = orNull(isPlace);

const isRule = mapOf({
  contest: isText,
  title: isLocalized,
  stageTitle: isLocalized,
  stage: isId,
  nominations: listOf(mapOf({ id: isId, title: isLocalized })),
  regions: listOf(isText),
  criteria: listOf(
    mapOf({
      id: isId,
      title: isLocalized,
      weight: isCount,
      weights: (value) => isMap(value) && Object.values(value).every(isCount),
      min: isInteger,
      max: isInteger,
      step: isPlace,
    }),
  ),
  method: oneOf(
    'mean',
    'trimmed',
    'median',
    'rank-sum',
    'schulze',
    'z',
    'adjusted',
    'bradley-terry',
  ),
  aggregate: oneOf('weighted-mean', 'sum'),
  rounding: mapOf({ panel: isStep, weighted: isStep, final: isStep }),
  tieBreak: listOf(
    (value) =>
      mapOf({ by: oneOf('criterion'), criterion: isText, stage: isText })(value) ||
      mapOf({ by: oneOf('median', 'chair-decision-with-reason') })(value) ||
      mapOf({ by: oneOf('other'), name: (name) => isText(name) || isLocalized(name) })(value),
  ),
  passMark: orNull(isInteger),
  advance: orNull(mapOf({ top: isCount, scope: oneOf('nomination', 'all') })),
  quotas: listOf(
    mapOf({
      by: oneOf('nomination', 'region', 'applicant', 'organisation'),
      min: orNull(isCount),
      max: orNull(isCount),
    }),
  ),
  winners: isFlag,
  prizePlaces: isCount,
  grants: orNull(
    mapOf({ ceiling: orNull(isCount), perProjectMax: orNull(isCount), partialAllowed: isFlag }),
  ),
  jurors: oneOf('named', 'numbered'),
  jurorCount: isCount,
});

const isRuleLeaf = tupleOf(oneOf('rule-2'), isRule);

/**
 * The rule of its leaf; null where that is none.
 *
 * @param {unknown} leaf
 */
export const readRule = (leaf) =>
  isRuleLeaf(leaf) && Array.isArray(leaf) ? /** @type {Rule} */ (leaf[1]) : null;
