import { writeFraction } from './fraction.mjs';
import { isNameOf } from './leaf.mjs';
import { isMap } from './form.mjs';

/** @typedef {import('./results-file.mjs').Stated} Stated */
/** @typedef {import('./leaf.mjs').Outcome} Outcome */
/** @typedef {import('./proof-failure.mjs').Findings} Findings */

/** A text that two of equal content share. @param {unknown} value @returns {string} */
function canonical(value) {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join()}]`;
  if (!isMap(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${name}:${canonical(value[name])}`).join()}}`;
}

/** @param {Outcome} outcome */
const decided = ({ list, winner, finalist, prizes, granted, refused }) =>
  canonical([list, winner, finalist, prizes, granted, refused]);

/** @param {Outcome} outcome */
const namesOf = ({ title, applicant }) => canonical([title, applicant]);

/**
 * Judges what two files state beside each other.
 *
 * @param {Stated} a
 * @param {Stated} b
 * @param {Findings} findings
 */
export function compareFiles(a, b, findings) {
  const length = Math.min(a.root.length, b.root.length);
  findings.expect(
    a.root.slice(0, length) === b.root.slice(0, length),
    'root',
    `${a.what} and ${b.what} state different roots`,
  );
  if (a.rule !== null && b.rule !== null)
    findings.expect(
      canonical(a.rule) === canonical(b.rule),
      'rule',
      `${a.what} and ${b.what} have different rules`,
    );
  const named = a.stage !== '' && b.stage !== '';
  if (named && (a.contest !== b.contest || a.stage !== b.stage)) return;
  const others = new Map(b.outcomes.map((outcome) => [outcome.submission, outcome]));
  for (const outcome of a.outcomes) {
    const other = others.get(outcome.submission);
    if (other === undefined) continue;
    const which = `application ${outcome.submission}: ${a.what} and ${b.what} differ in`;
    findings.expect(namesOf(outcome) === namesOf(other), 'name', `${which} the names`);
    findings.expect(decided(outcome) === decided(other), 'decision', `${which} what was decided`);
    const places = outcome.place === other.place && outcome.overall === other.overall;
    findings.expect(places, 'place', `${which} the place`);
    const scores = [outcome.score, other.score].map((score) => score && writeFraction(score));
    findings.expect(scores[0] === scores[1], 'score', `${which} the score`);
  }
  compareNames(a, b, findings);
}

/**
 * Whole names in one file beside the outcomes of another.
 *
 * @param {Stated} a
 * @param {Stated} b
 * @param {Findings} findings
 */
function compareNames(a, b, findings) {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    const outcomes = new Map(other?.outcomes.map((outcome) => [outcome.submission, outcome]));
    for (const { submission, title, applicant } of one?.names ?? []) {
      const outcome = outcomes.get(submission);
      if (outcome === undefined) continue;
      findings.expect(
        isNameOf(outcome.title, title) && isNameOf(outcome.applicant, applicant),
        'name',
        `application ${submission}: the whole name is not that of the other file`,
      );
    }
  }
}
