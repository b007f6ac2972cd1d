/** What may fail, in the words of the specification, in the order in which one is named first. */
export const kinds = /** @type {const} */ ([
  'container',
  'signature',
  'root',
  'rule',
  'sheet',
  'score',
  'place',
  'name',
  'decision',
  'recount',
]);

/** @typedef {typeof kinds[number]} Kind */

/**
 * @typedef {object} Failure
 * @property {Kind} kind
 * @property {string} text what is wrong, for people
 */

/** Thrown where nothing behind a failure can be judged any more. */
export class ProofFailure extends Error {
  /**
   * @param {Kind} kind
   * @param {string} text
   */
  constructor(kind, text) {
    super(text);
    this.kind = kind;
  }
}

/**
 * @param {Kind} kind
 * @param {string} text
 * @returns {never}
 */
export function fail(kind, text) {
  throw new ProofFailure(kind, text);
}

/** Collects failures behind which the judging goes on. */
export class Findings {
  /** @type {Failure[]} */
  failures = [];
  /** @type {string[]} What is no failure, but worth telling. */
  remarks = [];

  /**
   * @param {boolean} holds
   * @param {Kind} kind
   * @param {string} text
   */
  expect(holds, kind, text) {
    if (!holds) this.failures.push({ kind, text });
  }

  /**
   * Does a step of the judging; whether it came to its end.
   *
   * @param {() => void} step
   */
  attempt(step) {
    try {
      step();
      return true;
    } catch (error) {
      if (!(error instanceof ProofFailure)) throw error;
      this.failures.push({ kind: error.kind, text: error.message });
      return false;
    }
  }
}
