import { concatBytes, sha256, utf8ToBytes } from '../basics/bytes.ts';
import type { Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';
import type { SheetLeaf } from './leaf-values.ts';

const sheetsDomain = utf8ToBytes('qazylar sheet salts 1\n');
const saltDomain = utf8ToBytes('qazylar leaf salt 1\n');

/** The salt of a leaf by its tag and what parts it from others of that tag. */
export type LeafSalts = (of: readonly Value[]) => Uint8Array;

/**
 * Salts of the leaves that are no sheets, from those of all sheets: who does not hold every sheet can try out no guess
 * against the hash of a leaf.
 */
export function leafSalts(sheets: readonly Pick<SheetLeaf, 'salt'>[]): LeafSalts {
  const salts = new Uint8Array(16 * sheets.length);
  sheets.forEach(({ salt }, at) => salts.set(salt, 16 * at));
  const secret = sha256(concatBytes(sheetsDomain, salts));
  return (of) => sha256(concatBytes(saltDomain, secret, encodeValue(of))).slice(0, 16);
}
