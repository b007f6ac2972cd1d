import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { present } from '../../shared/basics/assert.ts';
import { equalBytes, sha256 } from '../../shared/basics/bytes.ts';
import {
  headerSize,
  headSize,
  readEntry,
  readHeader,
} from '../../shared/journal/journal-format.ts';

/** Numbers from 0 up to one, from a seed: a run can be done again. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Files below a folder, in one order everywhere. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

/** Where a profile keeps what a juror entered: Chromium's database and the program's journal. */
export const placesOf = (profile: string) => ({
  database: join(profile, 'chromium', 'Default', 'IndexedDB'),
  journal: join(profile, 'journal'),
});

/** One damage to one file, as it is told when something is missing after it. */
export interface Damage {
  readonly place: Place;
  readonly file: string;
  readonly what: 'flipped' | 'cut' | 'zeros';
  readonly at: number;
  /** True where what was spoiled is nothing but zeros, which stand between what anybody reads. */
  readonly isFill: boolean;
}

type Place = keyof ReturnType<typeof placesOf>;

/** Bytes on both sides of a place in the database that tell whether it stands among zeros. */
const around = 32;

/** True for the zeros of a journal that fill up the blocks behind its header and its entries. */
function isJournalFill(bytes: Uint8Array, at: number): boolean {
  let tip = readHeader(bytes, sha256);
  if (typeof tip === 'string' || at < headerSize) return false;
  for (
    let read = readEntry(bytes, tip, sha256);
    read !== null && tip.offset <= at;
    read = readEntry(bytes, tip, sha256)
  ) {
    if (at < tip.offset + headSize + read.entry.length) return false;
    tip = read.tip;
  }
  return at < tip.offset;
}
/** How often another place is drawn instead of one among zeros, of which a journal mostly consists. */
const redraws = 3;

const areZeros = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

interface Spoiled {
  readonly what: Damage['what'];
  readonly bytes: Uint8Array;
  readonly isFill: boolean;
}

function spoil(place: Place, bytes: Uint8Array, at: number, random: () => number): Spoiled {
  const kind = random();
  if (kind < 0.25)
    return { what: 'cut', bytes: bytes.slice(0, at), isFill: areZeros(bytes.subarray(at)) };
  const spoiled = bytes.slice();
  if (kind < 0.4) {
    spoiled.fill(0, at, at + 4096);
    return { what: 'zeros', bytes: spoiled, isFill: areZeros(bytes.subarray(at, at + 4096)) };
  }
  spoiled[at] = present(bytes[at], 'inside the file') ^ (1 << Math.floor(random() * 8));
  const isFill =
    place === 'journal'
      ? isJournalFill(bytes, at)
      : areZeros(bytes.subarray(Math.max(0, at - around), at + around));
  return { what: 'flipped', bytes: spoiled, isFill };
}

/** Damages one file of one of the two places: a flipped bit, a missing end, or a run of zeros. */
export function damageProfile(profile: string, place: Place, random: () => number): Damage {
  const files = filesBelow(placesOf(profile)[place]).filter((file) => statSync(file).size > 0);
  const file = present(files[Math.floor(random() * files.length)], 'a place holds files');
  const bytes = new Uint8Array(readFileSync(file));
  for (let tries = 0; ; tries += 1) {
    const at = Math.floor(random() * bytes.length);
    const { bytes: after, ...spoiled } = spoil(place, bytes, at, random);
    // Zeros in the place of zeros are no damage at all.
    const isNone = equalBytes(after, bytes);
    if (isNone || (spoiled.isFill && tries < redraws)) continue;
    writeFileSync(file, after);
    return { place, file: relative(profile, file), at, ...spoiled };
  }
}

/** Why a damage that nothing was said about is none to what anybody reads; null where it should have been noticed. */
export function harmlessIn({ place, file, isFill }: Damage): 'fill' | 'log' | 'unread' | null {
  if (isFill) return 'fill';
  if (/[/\\]LOG(\.old)?$/.test(file)) return 'log';
  return place === 'database' ? 'unread' : null;
}
