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

/** A tree whose every node is known: rows from the leaves' hashes up to the root alone; of nothing the root is a row. */
export type MerkleTree = readonly (readonly Uint8Array[])[];

/**
 * The tree over hashes of leaves in their order. Pairing neighbours row by row, an odd last one going up as it is,
 * splits every part at the largest power of two below its size.
 */
export function merkleTree(hashes: readonly Uint8Array[]): MerkleTree {
  const rows: (readonly Uint8Array[])[] = [
    hashes.length === 0 ? [sha256(new Uint8Array())] : hashes,
  ];
  for (let row = rows[0] ?? []; row.length > 1;) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < row.length; at += 2) {
      const [left, right] = [row[at], row[at + 1]];
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    rows.push(above);
    row = above;
  }
  return rows;
}

/** Root of a tree, 32 bytes; without a leaf it is the hash of nothing. */
export const treeRoot = (tree: MerkleTree): Uint8Array =>
  tree.at(-1)?.[0] ?? sha256(new Uint8Array());

/** Audit path of one leaf in its tree, from its neighbour up to the root's child. */
export const treePath = (tree: MerkleTree, index: number): readonly Uint8Array[] =>
  tree.slice(0, -1).flatMap((row, level) => row[(index >> level) ^ 1] ?? []);

/** Root over the leaves in the given order, 32 bytes; without a leaf it is the hash of nothing. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Uint8Array =>
  treeRoot(merkleTree(leaves.map(merkleLeafHash)));

/** Audit path of one leaf: what proves that the leaf was counted. */
export function merkleProof(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new Error(`no leaf ${index}`);
  return treePath(merkleTree(leaves.map(merkleLeafHash)), index);
}

/** One leaf of a published tree and the way from it to the root. */
export interface MerkleProof {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly leaves: number;
  readonly path: readonly Uint8Array[];
}

/** The root to which the path leads from the leaf at its place; null for a place or a path that cannot be. */
export function rootOfProof({ leaf, index, leaves, path }: MerkleProof): Uint8Array | null {
  const isPlace =
    Number.isInteger(index) && Number.isInteger(leaves) && index >= 0 && index < leaves;
  if (!isPlace || leaves > 2 ** 31) return null;
  let [hash, at, last, used] = [merkleLeafHash(leaf), index, leaves - 1, 0];
  for (; last > 0; at >>= 1, last >>= 1) {
    // An odd last one has no neighbour and goes up as it is.
    if (at === last && at % 2 === 0) continue;
    const neighbour = path[used];
    if (neighbour === undefined) return null;
    hash = at % 2 === 0 ? nodeHash(hash, neighbour) : nodeHash(neighbour, hash);
    used += 1;
  }
  return used === path.length ? hash : null;
}

/** True where the path leads from the leaf at its place to exactly this root. */
export function verifyMerkleProof(root: Uint8Array, proof: MerkleProof): boolean {
  const found = rootOfProof(proof);
  return found !== null && equalBytes(found, root);
}
