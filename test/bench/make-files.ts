import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import {
  type BenchRegion,
  type BenchSize,
  fullSize,
  headquartersSegment,
  jurorSegment,
  logOf,
  regionsOf,
  rootSeed,
} from './large-contest.ts';

/**
 * Makes the files that every engine merges, once, in the system's folder for temporary files, and prints where they
 * are. The folder's name comes from the bytes of a small contest, so a new form of segment or bundle makes new files.
 */

const title = { kk: 'Өлшем', ru: 'Замер', en: 'Measurement' };

async function bundle(
  kind: 'archive' | 'regional',
  contest: ContestId,
  segments: readonly Segment[],
): Promise<Uint8Array> {
  const root = await ed25519.keyFromSeed(rootSeed);
  const sender = {
    log: logOf(1),
    person: 'headquarters',
    name: 'Bench',
    role: 'headquarters',
  } as const;
  const manifest = {
    kind,
    contest,
    title,
    demo: true,
    recipients: ['headquarters'],
    created: 0,
    sender,
  };
  return writeBundle({ manifest, segments }, root);
}

/** The same content without signatures: sheet → criterion → value, and a comment, for the libraries. */
const plainly = (region: BenchRegion): string =>
  JSON.stringify(
    region.jurors.map(({ id, sheets }) => ({
      juror: id,
      sheets: sheets.map(({ submission, scores, comment }) => [submission, scores, comment]),
    })),
  );

async function* filesOf(size: BenchSize): AsyncGenerator<readonly [string, Uint8Array | string]> {
  const root = await ed25519.keyFromSeed(rootSeed);
  const { contest, segment } = await headquartersSegment(root, size);
  yield ['headquarters.qzb', await bundle('archive', contest, [segment])];
  const { regions, late } = regionsOf(size);
  for (const region of [...regions, late]) {
    const segments: Segment[] = [];
    for (const juror of region.jurors) segments.push(await jurorSegment(contest, juror));
    const name = region === late ? 'late' : region.name;
    yield [`${name}.qzb`, await bundle('regional', contest, segments)];
    yield [`${name}.json`, plainly(region)];
  }
}

async function nameOfFiles(): Promise<string> {
  const hash = createHash('sha256');
  for await (const [name, bytes] of filesOf({ regions: 1, jurors: 2, sheets: 20 }))
    hash.update(name).update(bytes);
  return `qazylar-bench-${hash.update(JSON.stringify(fullSize)).digest('hex').slice(0, 12)}`;
}

const folder = join(tmpdir(), await nameOfFiles());
if (!existsSync(folder)) {
  const draft = `${folder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for await (const [name, bytes] of filesOf(fullSize)) writeFileSync(join(draft, name), bytes);
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
}
process.stdout.write(`${folder}\n`);
