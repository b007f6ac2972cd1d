import { createDatabaseStore } from '../../../renderer/storage/database-store.ts';
import { blankSnapshot } from '../../../renderer/storage/blank-snapshot.ts';
import { type WirePart, wireParts } from '../../../renderer/storage/snapshot-wire.ts';
import { inflateByHost } from '../../../renderer/workers/host-inflate.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { webCryptoEd25519 } from '../../../shared/log/ed25519.ts';
import type { Segment } from '../../../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../../../shared/merge/archive.ts';
import { foldContest } from '../../../shared/merge/fold.ts';
import { FoldedSheets } from '../../../shared/merge/folded-sheets.ts';
import { noScore } from '../../../shared/merge/sheet-table.ts';
import type { ContestState, FoldedContest } from '../../../shared/merge/state.ts';

/**
 * What one merge came to; `fetched` is the time it took to get the files from the server and to count what came, which
 * no desk does.
 */
export interface MergeAnswer {
  readonly seconds: Readonly<Record<string, number>>;
  readonly fetched: number;
  readonly values: number;
}

/** Steps of the state to the window, as the desk sends them, and at last the answer. */
export type MergeMessage = { readonly part: WirePart } | { readonly answer: MergeAnswer };

const { verify } = webCryptoEd25519(crypto.subtle, inflateByHost);
const store = createDatabaseStore('qazylar-bench');
// Rows rest sealed, under whatever key.
const opened = store.useSeed(new Uint8Array(32));
let archive: Archive | null = null;
let before: FoldedContest | null = null;

/** What windows get: everything but the heads. */
function forWindows({ heads, ...state }: FoldedContest): ContestState {
  void heads;
  return state;
}

/** Strict transactions of 256 KiB each, as the desk has them. */
async function storeAll(segments: readonly Segment[]): Promise<void> {
  await opened;
  let rows: { id: Segment['id']; bytes: Uint8Array }[] = [];
  let size = 0;
  const write = async (): Promise<void> => {
    await store.apply([{ type: 'segments', segments: rows, sealed: false }]);
    [rows, size] = [[], 0];
  };
  for (const { id, bytes } of segments) {
    if (size + bytes.length > 256 * 1024) await write();
    rows.push({ id, bytes: bytes.slice() });
    size += bytes.length;
  }
  await write();
}

/** Scores that stand on sheets that count; sheets are not made for it. */
function scoresIn({ sheets }: FoldedContest): number {
  if (!(sheets instanceof FoldedSheets)) throw new Error('a fold leaves sheets in tables');
  const { tables, judged } = sheets.sources;
  let count = 0;
  for (const table of tables) {
    const size = table.index.criteria.length;
    for (const [at, score] of table.data.scores.entries())
      if (score !== noScore && table.isHandedIn(Math.floor(at / size))) count += 1;
  }
  for (const sheet of judged.values()) if (sheet.counted) count += Object.keys(sheet.scores).length;
  return count;
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
  const fresh: Segment[] = [];
  let base = archive;
  for (const file of files) {
    const bytes = await timed('read', async () => new Uint8Array(await file.arrayBuffer()));
    const bundle = await timed('verify', () => openBundle(bytes, verify));
    if (!bundle.ok) throw new Error(bundle.error.type);
    base ??= emptyArchive(bundle.value.manifest.contest);
    fresh.push(...bundle.value.segments);
  }
  if (base === null) throw new Error('no files');
  const known = base;
  const whole = (await timed('union', () => addSegments(known, fresh, verify))).archive;
  archive = whole;
  const last = { ...blankSnapshot, state: before === null ? null : forWindows(before) };
  const folded = await timed('fold', () => foldContest(whole, before));
  before = folded;
  await timed('store', () => storeAll(fresh));
  for (const part of wireParts({ ...blankSnapshot, state: forWindows(folded) }, last))
    postMessage({ part });
  const counted = performance.now();
  const values = scoresIn(folded);
  return { seconds, fetched: fetched + (performance.now() - counted) / 1000, values };
}

addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => {
  void merge(data).then((answer) => postMessage({ answer }));
});
