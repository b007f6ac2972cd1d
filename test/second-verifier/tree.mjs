import { sha256 } from './cryptography.mjs';

const leafMark = Buffer.from([0]);
const pairMark = Buffer.from([1]);

/** @param {Uint8Array} leaf */
export const leafHash = (leaf) => sha256(leafMark, leaf);

/** @param {Uint8Array} left @param {Uint8Array} right */
const pairHash = (left, right) => sha256(pairMark, left, right);

/**
 * The root over hashes of leaves, one or more, as RFC 6962 splits them.
 *
 * @param {readonly Uint8Array[]} hashes
 * @returns {Uint8Array}
 */
export function treeRoot(hashes) {
  const [first] = hashes;
  if (first === undefined) throw new RangeError('no leaf');
  if (hashes.length === 1) return first;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return pairHash(treeRoot(hashes.slice(0, split)), treeRoot(hashes.slice(split)));
}

/**
 * The root that follows from the hash of leaf `index` of `leaves` and its path; null where the path is of another length.
 *
 * @param {{ readonly hash: Uint8Array, readonly index: number, readonly leaves: number, readonly path: readonly Uint8Array[] }} way
 */
export function rootByPath({ hash, index, leaves, path }) {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(leaves)) return null;
  if (index < 0 || index >= leaves) return null;
  let [own, at, last, used] = [hash, index, leaves - 1, 0];
  while (last > 0) {
    if (at !== last || at % 2 === 1) {
      const beside = path[used];
      if (beside === undefined) return null;
      used += 1;
      own = at % 2 === 0 ? pairHash(own, beside) : pairHash(beside, own);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return used === path.length ? own : null;
}
