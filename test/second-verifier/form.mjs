/**
 * Questions about the form of values and of JSON: all take anything.
 *
 * @typedef {(value: unknown) => boolean} Form
 */

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isMap = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array);

/** @type {Form} */
export const isText = (value) => typeof value === 'string';
/** @type {Form} */
export const isFlag = (value) => typeof value === 'boolean';
/** @type {Form} */
export const isInteger = (value) => Number.isSafeInteger(value) && !Object.is(value, -0);
/** @type {Form} */
export const isCount = (value) => isInteger(value) && Number(value) >= 0;
/** @type {Form} */
export const isPlace = (value) => isInteger(value) && Number(value) >= 1;

const idPattern = /^[A-Za-z0-9_.-]{1,64}$/;
const notIds = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** @type {Form} */
export const isId = (value) =>
  typeof value === 'string' &&
  idPattern.test(value) &&
  !value.startsWith('__') &&
  !notIds.has(value);

/** @param {...unknown} allowed @returns {Form} */
export const oneOf =
  (...allowed) =>
  (value) =>
    allowed.includes(value);

/** @param {Form} form @returns {Form} */
export const orNull = (form) => (value) => value === null || form(value);

/** @param {Form} form @returns {Form} */
export const listOf = (form) => (value) =>
  Array.isArray(value) && value.every((item) => form(item));

/** @param {number} length @returns {Form} */
export const bytesOf = (length) => (value) =>
  value instanceof Uint8Array && value.length === length;

/**
 * A map with exactly these fields.
 *
 * @param {Readonly<Record<string, Form>>} fields
 * @returns {Form}
 */
export const mapOf = (fields) => (value) =>
  isMap(value) &&
  Object.keys(value).length === Object.keys(fields).length &&
  Object.entries(fields).every(([name, form]) => Object.hasOwn(value, name) && form(value[name]));

/**
 * A list of exactly these items.
 *
 * @param {...Form} items
 * @returns {Form}
 */
export const tupleOf =
  (...items) =>
  (value) =>
    Array.isArray(value) &&
    value.length === items.length &&
    items.every((form, at) => form(value[at]));

/** A text in three languages. */
export const isLocalized = mapOf({ en: isText, kk: isText, ru: isText });

/**
 * Whether items rise strictly.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(a: T, b: T) => number} compare
 */
export const isRising = (items, compare) =>
  items
    .slice(1)
    .every((item, at) => items.slice(at, at + 1).every((before) => compare(before, item) < 0));

/** UTF-16 units decide. @param {string} a @param {string} b */
export const compareTexts = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Lists of texts: the first that differ decide.
 *
 * @param {readonly string[]} a
 * @param {readonly string[]} b
 */
export function compareLists(a, b) {
  for (const [at, text] of a.entries()) {
    const order = compareTexts(text, b[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
