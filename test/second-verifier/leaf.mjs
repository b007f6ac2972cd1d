import { sha256 } from './cryptography.mjs';
import {
  bytesOf,
  compareLists,
  compareTexts,
  isCount,
  isFlag,
  isId,
  isInteger,
  isLocalized,
  isPlace,
  isRising,
  isText,
  listOf,
  oneOf,
  orNull,
  tupleOf,
} from './form.mjs';
import { readFraction } from './fraction.mjs';

/** @typedef {import('./value.mjs').Value} Value */
/** @typedef {string | readonly [string, Uint8Array]} Name a text, or its beginning and its hash */

/**
 * @typedef {object} Sheet
 * @property {Uint8Array} salt
 * @property {string} stage
 * @property {string} submission
 * @property {string} juror
 * @property {readonly (readonly [string, number | 'cannot-judge'])[]} scores
 */

/**
 * @typedef {object} Outcome
 * @property {Uint8Array} salt
 * @property {string} submission
 * @property {string} nomination
 * @property {string | null} region
 * @property {string | null} applicantGroup
 * @property {string | null} organisationGroup
 * @property {number} sheets
 * @property {number | null} place
 * @property {number | null} overall
 * @property {import('./fraction.mjs').Fraction | null} score
 * @property {'on' | 'off' | 'open' | null} list
 * @property {number | null} winner
 * @property {boolean | null} finalist
 * @property {readonly string[]} prizes
 * @property {number | null} granted
 * @property {boolean} refused
 * @property {Name} title
 * @property {Name} applicant
 */

/** @typedef {{ salt: Uint8Array, number: string, date: string }} Meeting */
/** @typedef {{ salt: Uint8Array, prize: string, title: Value, submission: string }} Prize */
/** @typedef {{ salt: Uint8Array, nomination: string | null, order: readonly string[], reason: string }} Tie */
/** @typedef {{ salt: Uint8Array, on: string, submission: string | null, reason: string }} Reason */

const longestName = 160;
const letters = 40;

/** @type {import('./form.mjs').Form} */
const isName = (value) =>
  typeof value === 'string'
    ? Buffer.byteLength(value) <= longestName
    : tupleOf(
        (start) => typeof start === 'string' && [...start].length === letters,
        bytesOf(32),
      )(value);

const isSalt = bytesOf(16);
const isGroup = orNull(isId);

/** The forms of what stands behind each tag, in the order of the tree. */
const forms = {
  'rule-2': [() => true],
  'sheet-2': [
    isSalt,
    isId,
    isId,
    isText,
    listOf(tupleOf(isText, (mark) => mark === 'cannot-judge' || isInteger(mark))),
  ],
  'outcome-2': [
    isSalt,
    isId,
    isId,
    orNull(isText),
    isGroup,
    isGroup,
    isCount,
    orNull(isPlace),
    orNull(isPlace),
    (/** @type {unknown} */ value) => value === null || readFraction(value) !== null,
    oneOf('on', 'off', 'open', null),
    orNull(isPlace),
    orNull(isFlag),
    (/** @type {unknown} */ ids) =>
      listOf(isId)(ids) && isRising(/** @type {string[]} */ (ids), compareTexts),
    orNull(isCount),
    isFlag,
    isName,
    isName,
  ],
  'meeting-2': [
    isSalt,
    isText,
    (/** @type {unknown} */ date) => typeof date === 'string' && /^(\d{4}-\d\d-\d\d)?$/.test(date),
  ],
  'prize-2': [isSalt, isId, isLocalized, isId],
  'tie-2': [isSalt, orNull(isId), listOf(isId), isText],
  'reason-2': [isSalt, oneOf('grant', 'refusal', 'ties'), orNull(isId), isText],
};

/** @typedef {keyof typeof forms} Tag */
export const tags = /** @type {Tag[]} */ (Object.keys(forms));

/**
 * The tag of a leaf; null where it has none.
 *
 * @param {Value} value
 */
export const tagOf = (value) =>
  Array.isArray(value) ? (tags.find((tag) => tag === value[0]) ?? null) : null;

/**
 * Whether a leaf has the form of its tag; that of a rule is for others to judge.
 *
 * @param {Value} value
 */
export function isLeaf(value) {
  const tag = tagOf(value);
  return tag !== null && tupleOf(oneOf(tag), ...forms[tag])(value);
}

/**
 * The items behind the tag under their names, the leaf being of its form.
 *
 * @param {Value} value
 * @param {readonly string[]} names
 * @returns {unknown}
 */
const named = (value, names) =>
  Object.fromEntries(names.map((name, at) => [name, Array.isArray(value) ? value[at + 1] : null]));

/** @param {Value} value */
export const readSheet = (value) =>
  /** @type {Sheet} */ (named(value, ['salt', 'stage', 'submission', 'juror', 'scores']));

const ofOutcome =
  `salt submission nomination region applicantGroup organisationGroup sheets place overall score list winner
  finalist prizes granted refused title applicant`.split(/\s+/);

/** @param {Value} value @returns {Outcome} */
export function readOutcome(value) {
  const outcome = /** @type {Outcome} */ (named(value, ofOutcome));
  return { ...outcome, score: readFraction(outcome.score) };
}

/** @param {Value} value */
export const readMeeting = (value) =>
  /** @type {Meeting} */ (named(value, ['salt', 'number', 'date']));

/** @param {Value} value */
export const readPrize = (value) =>
  /** @type {Prize} */ (named(value, ['salt', 'prize', 'title', 'submission']));

/** @param {Value} value */
export const readTie = (value) =>
  /** @type {Tie} */ (named(value, ['salt', 'nomination', 'order', 'reason']));

/** @param {Value} value */
export const readReason = (value) =>
  /** @type {Reason} */ (named(value, ['salt', 'on', 'submission', 'reason']));

/**
 * Whether a whole text is the one that a name stands for.
 *
 * @param {Name} name
 * @param {string} whole
 */
export function isNameOf(name, whole) {
  if (typeof name === 'string') return name === whole;
  const start = [...whole].slice(0, letters).join('');
  const long = Buffer.byteLength(whole) > longestName;
  return long && start === name[0] && sha256(whole).equals(name[1]);
}

/** What sheets are sorted by. @param {Sheet} a @param {Sheet} b */
export const compareSheets = (a, b) =>
  compareLists([a.stage, a.submission, a.juror], [b.stage, b.submission, b.juror]);
