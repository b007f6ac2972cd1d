import {
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';

import { present } from '../../shared/basics/assert.ts';

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

/** A second copy of a profile that is at rest. */
export function copyProfile(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** One damage to one file, as it is told when it was not noticed. */
export interface Damage {
  readonly file: string;
  readonly what: 'flipped' | 'cut' | 'zeros';
  readonly at: number;
}

/** Damages one file of one of the two places: a flipped bit, a missing end, or a run of zeros. */
export function damageProfile(
  profile: string,
  place: keyof ReturnType<typeof placesOf>,
  random: () => number,
): Damage {
  const files = filesBelow(placesOf(profile)[place]).filter((file) => statSync(file).size > 0);
  const file = present(files[Math.floor(random() * files.length)], 'a place holds files');
  const { size } = statSync(file);
  const at = Math.floor(random() * size);
  const kind = random();
  const about = { file: relative(profile, file), at };
  if (kind < 0.25) {
    truncateSync(file, at);
    return { ...about, what: 'cut' };
  }
  const bytes = readFileSync(file);
  if (kind < 0.4) bytes.fill(0, at, Math.min(size, at + 4096));
  else bytes[at] = present(bytes[at], 'inside the file') ^ (1 << Math.floor(random() * 8));
  writeFileSync(file, bytes);
  return { ...about, what: kind < 0.4 ? 'zeros' : 'flipped' };
}
