import { createDatabaseStore } from '../../../renderer/storage/database-store.ts';
import { blankSnapshot } from '../../../renderer/storage/blank-snapshot.ts';
import { type WirePart, wireParts } from '../../../renderer/storage/snapshot-wire.ts';
import { inflateByHost } from '../../../renderer/workers/host-inflate.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { webCryptoEd25519 } from '../../../shared/log/ed25519.ts';
import { addSegments, type Archive, emptyArchive } from '../../../shared/merge/archive.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import type { ContestState, FoldedContest } from '../../../shared/merge/state.ts';

/** What one merge came to; `fetched` is the time it took to get the files from the server, which no desk has. */
export interface MergeAnswer {
  readonly seconds: Readonly<Record<string, number>>;
  readonly fetched: number;
  readonly values: number;
}

/** Steps of the state to the window, as the desk sends them, and at last the answer. */
export type MergeMessage = { readonly part: WirePart } | { readonly answer: MergeAnswer };

const { verify } = webCryptoEd25519(crypto.subtle, inflateByHost);
const store = createDatabaseStore('qazylar-bench');
let archive: Archive | null = null;
let before: FoldedContest | null = null;

/** What windows get: everything but the heads. */
function forWindows({ heads, ...state }: FoldedContest): ContestState {
  void heads;
  return state;
}

async function merge(names: readonly string[]): Promise<MergeAnswer> {
  const seconds: Record<string, number> = {};
  const timed = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const made = await work();
    seconds[part] = (seconds[part] ?? 0) + (performance.now() - start) / 1000;
    return made;
  };
  const from = performance.now();
  const files = await Promise.all(
    names.map(async (name) => (await fetch(`/files/${name}`)).blob()),
  );
  const fetched = (performance.now() - from) / 1000;
  const writes: Promise<void>[] = [];
  for (const file of files) {
    const bytes = await timed('read', async () => new Uint8Array(await file.arrayBuffer()));
    const bundle = await timed('verify', () => openBundle(bytes, verify));
    if (!bundle.ok) throw new Error(bundle.error.type);
    const { manifest, segments } = bundle.value;
    // One strict transaction each, and the next files are verified while the disk writes.
    for (const { id, bytes: segment } of segments)
      writes.push(
        store.apply([{ type: 'segments', segments: [{ id, bytes: segment }], sealed: false }]),
      );
    const base: Archive = archive ?? emptyArchive(manifest.contest);
    archive = (await timed('union', () => addSegments(base, segments, verify))).archive;
  }
  const whole = archive;
  if (whole === null) throw new Error('no files');
  const last = { ...blankSnapshot, state: before === null ? null : forWindows(before) };
  const folded = await timed('fold', () => foldContest(whole, before));
  before = folded;
  await timed('store', () => Promise.all(writes));
  for (const part of wireParts({ ...blankSnapshot, state: forWindows(folded) }, last))
    postMessage({ part });
  const counted = [...folded.sheets.values()].filter((sheet) => sheet.counted);
  return {
    seconds,
    fetched,
    values: counted.reduce((sum, { scores }) => sum + Object.keys(scores).length, 0),
  };
}

addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => {
  void merge(data).then((answer) => postMessage({ answer }));
});
