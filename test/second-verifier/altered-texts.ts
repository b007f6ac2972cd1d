import { fromBase45, toBase45 } from './base45.mjs';
import type { Chance } from './altered-results.ts';

type Json = Record<string, unknown>;

/** Flips a bit, cuts the end off, puts bytes in, or takes some out. */
export function damaged(file: Uint8Array, chance: Chance): Uint8Array {
  const at = chance.below(file.length);
  const way = chance.below(4);
  if (way === 0) return file.subarray(0, at);
  const bytes = [...file];
  if (way === 1) bytes.splice(at, 0, chance.below(256));
  else if (way === 2) bytes.splice(at, 1 + chance.below(8));
  else bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  return Uint8Array.from(bytes);
}

const list = (json: Json, name: string): unknown[] => json[name] as unknown[];

const otherHash = (chance: Chance): string =>
  Buffer.from(Uint8Array.from({ length: 32 }, () => chance.below(256))).toString('base64url');

/** An item of a leaf that JSON shows becomes another. */
function changeLeaf(leaf: unknown[], chance: Chance): void {
  const at = 1 + chance.below(leaf.length - 1);
  const old = leaf[at];
  if (typeof old === 'string') leaf[at] = `${old}1`;
  else if (typeof old === 'number') leaf[at] = old + 1;
  else leaf[at] = old === false;
}

const leafOf = (item: unknown): unknown[] => (item as { leaf: unknown[] }).leaf;

/** What somebody may do to public results (`hashes`) or to the proof of an application (`proofs`). */
export const textChanges: Readonly<Record<string, (json: Json, chance: Chance) => void>> = {
  'the root': (json) => {
    json['root'] = 'ab'.repeat(32);
  },
  'a leaf': (json, chance) => {
    const item = chance.of(list(json, 'hashes' in json ? 'known' : 'proofs'));
    if (item !== undefined) changeLeaf(leafOf(item), chance);
  },
  'a hash or a path': (json, chance) => {
    if ('hashes' in json)
      list(json, 'hashes')[chance.below(list(json, 'hashes').length)] = otherHash(chance);
    else (list(json, 'proofs')[0] as { path: string[] }).path[0] = 'cd'.repeat(32);
  },
  'a hash or a path more': (json, chance) => {
    if ('hashes' in json) list(json, 'hashes').push(otherHash(chance));
    else (list(json, 'proofs')[0] as { path: string[] }).path.push('cd'.repeat(32));
  },
  'an index': (json, chance) => {
    const items = list(json, 'hashes' in json ? 'known' : 'proofs');
    const item = items[items.length - 1 - chance.below(Math.min(2, items.length))] as Json;
    item['index'] = Number(item['index']) + 1;
  },
  'a name more': (json) => {
    list(json, 'names').push({ submission: '1', title: 'Another', applicant: 'Another' });
  },
  'the contest': (json) => {
    json['contest'] = 'A'.repeat(43);
  },
  'the stage': (json) => {
    json['stage'] = 'other';
  },
  'the rule left out': (json) => {
    list(json, 'hashes' in json ? 'known' : 'proofs').shift();
  },
  'a field more': (json) => {
    json['more'] = 1;
  },
  'the version': (json) => {
    json['version'] = 3;
  },
};

/** JSON with one change, written as compactly as it goes. */
export function alterText(
  text: string,
  change: (json: Json, chance: Chance) => void,
  chance: Chance,
): string {
  const json = JSON.parse(text) as Json;
  change(json, chance);
  return JSON.stringify(json);
}

/** A code on paper of which one byte is another. */
export function alterCode(code: string, chance: Chance): string {
  const bytes = Uint8Array.from(fromBase45(code.slice('QZP1/'.length)) ?? []);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  return `QZP1/${toBase45(bytes)}`;
}
