import { createPrivateKey, sign } from 'node:crypto';

import { readContainer, writeContainer } from './container.mjs';
import { hex, sha256 } from './cryptography.mjs';
import { tagOf } from './leaf.mjs';
import { writeManifest } from './manifest.mjs';
import { leafHash, treeRoot } from './tree.mjs';
import { readValue, type Value, writeValue } from './value.mjs';

/**
 * How results.qzb is altered by somebody who knows the format: written by the second verifier's own writers, so that the
 * first has no part in it.
 */

/** Numbers by chance, the same for the same seed. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  of<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }
}

type ValueMap = Record<string, Value>;
export type Leaf = Value[];

/** Changes leaves in place, or the list of them; false where there is nothing of the kind to change. */
export type Change = (leaves: Leaf[], chance: Chance) => boolean;

const kind = (leaves: readonly Leaf[], tag: string): Leaf[] =>
  leaves.filter((leaf) => tagOf(leaf) === tag);

const take = (leaves: readonly Leaf[], tag: string, chance: Chance): Leaf =>
  chance.of(kind(leaves, tag)) ?? [];

const ruleOf = (leaves: readonly Leaf[]): ValueMap => (leaves[0]?.[1] ?? {}) as ValueMap;

/** One item of some leaf of a kind becomes another; 0 is the tag. */
const another =
  (tag: string, at: number, next: (old: Value, chance: Chance) => Value): Change =>
  (leaves, chance) => {
    const leaf = take(leaves, tag, chance);
    const old = leaf[at];
    if (old === undefined) return false;
    leaf[at] = next(old, chance);
    return true;
  };

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const flippedByte = (old: Value, chance: Chance): Value => {
  const bytes = Uint8Array.from(old as Uint8Array);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  return bytes;
};

const otherPlace = (old: Value, chance: Chance): Value =>
  chance.below(4) === 0 ? null : Number(old ?? 0) + 1 + chance.below(3);

const otherRule =
  (change: (rule: ValueMap, chance: Chance) => void): Change =>
  (leaves, chance) => {
    change(ruleOf(leaves), chance);
    return true;
  };

/** What somebody may do to the leaves of a result. */
export const changes: Readonly<Record<string, Change>> = {
  'a mark': another('sheet-2', 5, (scores, chance) => {
    const marks = (scores as Value[]).map((pair) => [...(pair as Value[])]);
    const one = chance.of(marks);
    if (one !== undefined) one[1] = one[1] === 'cannot-judge' ? 0 : (Number(one[1]) + 500) % 10_500;
    return marks;
  }),
  'criteria out of order': another('sheet-2', 5, (scores) => (scores as Value[]).toReversed()),
  'a sheet removed': (leaves, chance) => {
    const at = leaves.indexOf(take(leaves, 'sheet-2', chance));
    if (at >= 0) leaves.splice(at, 1);
    return at >= 0;
  },
  'a sheet doubled': (leaves, chance) => {
    const at = leaves.indexOf(take(leaves, 'sheet-2', chance));
    if (at >= 0) leaves.splice(at, 0, [...(leaves[at] ?? [])]);
    return at >= 0;
  },
  'a sheet of somebody else': another('sheet-2', 4, (old) => `${textOf(old)}x`),
  'a sheet given to another application': another('sheet-2', 3, (old) => `${textOf(old)}0`),
  'a sheet added': (leaves, chance) => {
    const sheet = take(leaves, 'sheet-2', chance);
    if (sheet.length === 0) return false;
    const added = sheet.with(4, `${textOf(sheet[4])}0`).with(1, new Uint8Array(16));
    leaves.splice(leaves.indexOf(sheet) + 1, 0, added);
    return true;
  },
  'a salt of a sheet': another('sheet-2', 1, flippedByte),
  'a salt of an outcome': another('outcome-2', 1, flippedByte),
  'a salt of the meeting': another('meeting-2', 1, flippedByte),
  'a salt of a tie': another('tie-2', 1, flippedByte),
  'a nomination': another('outcome-2', 3, (old) => (old === 'water' ? 'energy' : 'water')),
  'a region': another('outcome-2', 4, (old) => (old === 'KZ-33' ? 'KZ-43' : 'KZ-33')),
  'a number of sheets': another('outcome-2', 7, (old) => Number(old) + 1),
  'a place': another('outcome-2', 8, otherPlace),
  'a place over all': another('outcome-2', 9, otherPlace),
  'a score': another('outcome-2', 10, (old) => {
    if (old === null) return '5/1';
    const [n = '0', d = '1'] = textOf(old).split('/');
    return d === '1' ? `${Number(n) + 1}/1` : `${BigInt(n) + BigInt(d)}/${d}`;
  }),
  'a score that is no fraction': another('outcome-2', 10, () => '2/4'),
  'the list': another(
    'outcome-2',
    11,
    (old, chance) =>
      chance.of(['on', 'off', 'open', null].filter((state) => state !== old)) ?? null,
  ),
  'a winner': another('outcome-2', 12, otherPlace),
  'a finalist': another('outcome-2', 13, (old) => old !== true),
  'special prizes': another('outcome-2', 14, (old) =>
    (old as Value[]).length > 0 ? [] : ['special'],
  ),
  'what was granted': another('outcome-2', 15, (old) => Number(old ?? 0) + 1000),
  'a refusal': another('outcome-2', 16, (old) => old !== true),
  'a title': another('outcome-2', 17, (old) =>
    typeof old === 'string'
      ? `${old}!`.slice(-40)
      : [(old as Value[])[0] ?? '', new Uint8Array(32)],
  ),
  'an applicant': another('outcome-2', 18, (old) => `${textOf(old).slice(0, 20)}.`),
  'an outcome removed': (leaves, chance) => {
    const at = leaves.indexOf(take(leaves, 'outcome-2', chance));
    if (at >= 0) leaves.splice(at, 1);
    return at >= 0;
  },
  'an outcome doubled': (leaves, chance) => {
    const at = leaves.indexOf(take(leaves, 'outcome-2', chance));
    if (at >= 0) leaves.splice(at, 0, [...(leaves[at] ?? [])]);
    return at >= 0;
  },
  'the number of the meeting': another('meeting-2', 2, (old) => `${textOf(old)}a`),
  'the meeting removed': (leaves) => {
    const at = leaves.findIndex((leaf) => tagOf(leaf) === 'meeting-2');
    if (at >= 0) leaves.splice(at, 1);
    return at >= 0;
  },
  'whom a prize goes to': another('prize-2', 4, (old) => (old === '1' ? '2' : '1')),
  'an order of a tie': another('tie-2', 3, (old) => (old as Value[]).toReversed()),
  'a reason': another('reason-2', 4, (old) => `${textOf(old)} or so`),
  'the method': otherRule((rule, chance) => {
    const methods = ['mean', 'trimmed', 'median', 'rank-sum', 'schulze', 'z', 'adjusted'];
    rule['method'] = chance.of(methods.filter((method) => method !== rule['method'])) ?? '';
  }),
  'a method nobody knows': otherRule((rule) => {
    rule['method'] = 'best';
  }),
  'a weight': otherRule((rule) => {
    const [criterion] = rule['criteria'] as ValueMap[];
    if (criterion !== undefined) criterion['weight'] = Number(criterion['weight']) * 7 + 1;
  }),
  'the rounding': otherRule((rule) => {
    rule['rounding'] = { panel: null, weighted: null, final: 250 };
  }),
  'the pass mark': otherRule((rule) => {
    rule['passMark'] = rule['passMark'] === null ? 6000 : null;
  }),
  'how many go on': otherRule((rule) => {
    rule['advance'] = rule['advance'] === null ? { top: 2, scope: 'all' } : null;
  }),
  quotas: otherRule((rule) => {
    rule['quotas'] = [{ by: 'nomination', min: null, max: 1 }];
  }),
  'the number of jurors': otherRule((rule) => {
    rule['jurorCount'] = Number(rule['jurorCount']) + 1;
  }),
  'the contest': otherRule((rule) => {
    rule['contest'] = 'A'.repeat(43);
  }),
  'the stage': otherRule((rule) => {
    rule['stage'] = 'other';
  }),
  'a field of the rule': otherRule((rule) => {
    delete rule['winners'];
  }),
  'the rule removed': (leaves) => leaves.shift() !== undefined,
  'two leaves swapped': (leaves, chance) => {
    const at = 1 + chance.below(leaves.length - 2);
    const [a = [], b = []] = leaves.slice(at, at + 2);
    leaves.splice(at, 2, b, a);
    return true;
  },
  'a leaf of no known kind': (leaves) => leaves.push(['thing-2', 1]) > 0,
  'a leaf with an item more': (leaves, chance) => {
    const leaf = chance.of(leaves.slice(1));
    return leaf !== undefined && leaf.push(0) > 0;
  },
};

/** Who puts the file together again. */
export interface Forger {
  /** Whether the stated root is made to follow from the leaves. */
  readonly root: boolean;
  /** Whose secret signs the manifest; null leaves the signature as it was. */
  readonly seed: Uint8Array | null;
}

const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');

const signed = (seed: Uint8Array, manifest: Uint8Array): Uint8Array =>
  sign(
    null,
    Buffer.concat([Buffer.from('qazylar manifest signature 1\n'), manifest]),
    createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' }),
  );

const publicOf = (seed: Uint8Array): string => {
  const key = createPrivateKey({
    key: Buffer.concat([privateHead, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return key.export({ format: 'jwk' }).x ?? '';
};

/** The file with other bytes of results.cbor, every hash and size in it made right again. */
export function withPayload(
  file: Uint8Array,
  payload: Uint8Array,
  seed: Uint8Array | null,
): Uint8Array {
  const entries = readContainer(file).map((entry) => ({ ...entry }));
  const manifest = JSON.parse(Buffer.from(entries[1]?.bytes ?? []).toString('utf8')) as {
    entries: { name: string; sha256: string; size: number }[];
    sender: { publicKey: string };
  };
  for (const entry of manifest.entries)
    if (entry.name === 'results.cbor')
      Object.assign(entry, { sha256: hex(sha256(payload)), size: payload.length });
  if (seed !== null) manifest.sender.publicKey = publicOf(seed);
  const json = writeManifest(manifest);
  return writeContainer(
    entries.map((entry) => {
      if (entry.name === 'manifest.json') return { ...entry, bytes: json };
      if (entry.name === 'manifest.sig' && seed !== null)
        return { ...entry, bytes: signed(seed, json) };
      return entry.name === 'results.cbor' ? { ...entry, bytes: payload } : entry;
    }),
  );
}

/** The value in results.cbor. */
export const payloadOf = (file: Uint8Array): ValueMap =>
  readValue(
    readContainer(file).find(({ name }) => name === 'results.cbor')?.bytes ?? new Uint8Array(),
  ) as ValueMap;

/** The file with other leaves; null where the change found nothing to change. */
export function altered(
  file: Uint8Array,
  change: Change,
  chance: Chance,
  { root, seed }: Forger,
): Uint8Array | null {
  const payload = payloadOf(file);
  const before = payload['leaves'] as Uint8Array[];
  const leaves = before.map((leaf) => readValue(leaf) as Leaf);
  if (!change(leaves, chance)) return null;
  const after = leaves.map((leaf) => writeValue(leaf));
  const isSame =
    after.length === before.length && after.every((leaf, at) => leaf.equals(before[at] ?? leaf));
  if (isSame) return null;
  const stated = root
    ? Uint8Array.from(treeRoot(after.map((leaf) => leafHash(leaf))))
    : (payload['root'] ?? null);
  return withPayload(file, writeValue({ ...payload, leaves: after, root: stated }), seed);
}

/** The root of results.qzb as papers print it, without spaces. */
export const rootOf = (file: Uint8Array): string => hex(payloadOf(file)['root'] as Uint8Array);
