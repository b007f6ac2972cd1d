import { concatBytes, equalBytes, sha256 } from '../basics/bytes.ts';

/**
 * The Merkle tree of RFC 6962, section 2.1: SHA-256, 0x00 before a leaf and 0x01 before a pair, so that a leaf can
 * never pass for a node; n leaves split at the largest power of two below n.
 */
const leafTag = Uint8Array.of(0);
const nodeTag = Uint8Array.of(1);

export const merkleLeafHash = (leaf: Uint8Array): Uint8Array => sha256(concatBytes(leafTag, leaf));

const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(nodeTag, left, right));

/** Largest power of two below `count`, for a count of at least 2. */
function splitPoint(count: number): number {
  let size = 1;
  while (size * 2 < count) size *= 2;
  return size;
}

function rootOfHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes;
  if (first === undefined) return sha256(new Uint8Array());
  if (hashes.length === 1) return first;
  const middle = splitPoint(hashes.length);
  return nodeHash(rootOfHashes(hashes.slice(0, middle)), rootOfHashes(hashes.slice(middle)));
}

/** Root over the leaves in the given order, 32 bytes; without a leaf it is the hash of nothing. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Uint8Array =>
  rootOfHashes(leaves.map(merkleLeafHash));

function pathOfHashes(hashes: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (hashes.length <= 1) return [];
  const middle = splitPoint(hashes.length);
  const [left, right] = [hashes.slice(0, middle), hashes.slice(middle)];
  return index < middle
    ? [...pathOfHashes(left, index), rootOfHashes(right)]
    : [...pathOfHashes(right, index - middle), rootOfHashes(left)];
}

/** Audit path of one leaf, from its neighbour up to the root's child: what proves that the leaf was counted. */
export function merkleProof(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new Error(`no leaf ${index}`);
  return pathOfHashes(leaves.map(merkleLeafHash), index);
}

/** One leaf of a published tree and the way from it to the root. */
export interface MerkleProof {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly leaves: number;
  readonly path: readonly Uint8Array[];
}

function rootFromPath(
  hash: Uint8Array,
  index: number,
  count: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (count === 1) return path.length === 0 ? hash : null;
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const middle = splitPoint(count);
  const rest = path.slice(0, -1);
  const isLeft = index < middle;
  const inner = rootFromPath(
    hash,
    isLeft ? index : index - middle,
    isLeft ? middle : count - middle,
    rest,
  );
  if (inner === null) return null;
  return isLeft ? nodeHash(inner, sibling) : nodeHash(sibling, inner);
}

/** True where the path leads from the leaf at its place to exactly this root. */
export function verifyMerkleProof(root: Uint8Array, proof: MerkleProof): boolean {
  const { leaf, index, leaves, path } = proof;
  if (!Number.isInteger(index) || !Number.isInteger(leaves) || index < 0 || index >= leaves)
    return false;
  const found = rootFromPath(merkleLeafHash(leaf), index, leaves, path);
  return found !== null && equalBytes(found, root);
}
