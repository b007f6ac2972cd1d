import {
  bytesOf,
  compareLists,
  isInteger,
  isPlace,
  isRising,
  isText,
  listOf,
  oneOf,
  orNull,
  tupleOf,
} from './form.mjs';
import { leafValue } from './tree-leaves.mjs';

const isSheet = tupleOf(
  oneOf('sheet-1'),
  isText,
  isText,
  isText,
  bytesOf(16),
  listOf(tupleOf(isText, (mark) => mark === 'cannot-judge' || isInteger(mark))),
);
const isOldPlace = tupleOf(
  oneOf('place-1'),
  isText,
  isText,
  isText,
  orNull(isPlace),
  isText,
  isText,
);

/**
 * Judges form and order of leaves of version 1, of which nothing can be recounted.
 *
 * @param {readonly Uint8Array[]} bytes
 * @param {string} stage
 * @param {import('./proof-failure.mjs').Findings} findings
 */
export function judgeOldLeaves(bytes, stage, findings) {
  const leaves = bytes.map((leaf, index) => leafValue(leaf, index));
  const keys = leaves.map((leaf) => {
    const items = /** @type {string[]} */ (leaf);
    if (isSheet(leaf)) return ['1', items[2] ?? '', items[3] ?? ''];
    return isOldPlace(leaf) ? ['2', items[3] ?? '', ''] : null;
  });
  const sound = keys.flatMap((key) => (key === null ? [] : [key]));
  findings.expect(
    sound.length === keys.length,
    'recount',
    'a leaf is not of the form of version 1',
  );
  findings.expect(isRising(sound, compareLists), 'recount', 'the leaves are out of order');
  const ofStage = leaves.every((leaf) => Array.isArray(leaf) && leaf[1] === stage);
  findings.expect(ofStage, 'recount', 'a leaf is of another stage');
}
