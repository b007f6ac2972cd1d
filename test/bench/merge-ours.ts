import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openBundle } from '../../shared/bundle/bundle.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { listStage } from '../../shared/ranking/rank-stage.ts';
import { ed25519 } from '../../electron/node-proofs.ts';
import { createBenchStore } from './bench-store.mjs';

/**
 * Our whole way: every signature, hash and rule; then one per cent more on top. Prints one line of JSON: seconds by
 * part, scores that stand, bytes of memory at the peak.
 */

const folder = process.argv[2] ?? '';
const store = createBenchStore('ours');
let before: FoldedContest | null = null;
const seconds: Record<string, number> = {};

/** Adds the time since `from` to a part. */
const took = (part: string, from: number): void => {
  seconds[part] = (seconds[part] ?? 0) + (performance.now() - from) / 1000;
};

async function addFile(archive: Archive | null, name: string, prefix: string): Promise<Archive> {
  let start = performance.now();
  const file = readFileSync(join(folder, name));
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.length);
  took(`${prefix}read`, start);
  start = performance.now();
  const bundle = await openBundle(bytes, ed25519.verify);
  took(`${prefix}open`, start);
  if (!bundle.ok) throw new Error(`${name}: ${bundle.error.type}`);
  const { manifest, segments } = bundle.value;
  start = performance.now();
  const base = archive ?? emptyArchive(manifest.contest);
  const addition = await addSegments(base, segments, ed25519.verify);
  took(`${prefix}union`, start);
  start = performance.now();
  for (const segment of segments) store.put(segment.bytes);
  store.flush();
  took(`${prefix}store`, start);
  return addition.archive;
}

function merge(archive: Archive, prefix: string): FoldedContest {
  let start = performance.now();
  const state = foldContest(archive, before);
  before = state;
  took(`${prefix}fold`, start);
  start = performance.now();
  const hash = stateHash(state);
  took(`${prefix}hash`, start);
  start = performance.now();
  const places = listStage(state, 'written')?.ranking.submissions.length ?? 0;
  took(`${prefix}rank`, start);
  if (hash.length !== 64 || places === 0) throw new Error('nothing was ranked');
  return state;
}

const standing = (state: FoldedContest): number =>
  [...state.sheets.values()]
    .filter(({ counted }) => counted)
    .reduce((sum, { scores }) => sum + Object.keys(scores).length, 0);

const regional = readdirSync(folder)
  .filter((name) => /^region-.*\.qzb$/.test(name))
  .toSorted();
let archive: Archive | null = null;
for (const name of ['headquarters.qzb', ...regional]) archive = await addFile(archive, name, '');
if (archive === null) throw new Error('no files');
const values = standing(merge(archive, ''));
const peak = process.resourceUsage().maxRSS * 1024;
const more = merge(await addFile(archive, 'late.qzb', 'more: '), 'more: ');
store.close();
process.stdout.write(
  `${JSON.stringify({ seconds, values, more: standing(more) - values, peak, hash: stateHash(more) })}\n`,
);
