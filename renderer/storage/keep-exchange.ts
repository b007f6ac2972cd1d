import type { Segment } from '../../shared/log/segment.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredExchange } from './contest-store.ts';
import { writeDurably } from './durable-writes.ts';
import { reachOf } from './own-log.ts';

/** Remembers the exchange, or that there shall be none; nothing of the state follows from it. */
export async function keepExchange(
  keeper: ContestKeeper,
  exchange: StoredExchange | null,
): Promise<void> {
  await writeDurably(keeper.ports.store, [{ type: 'exchange', exchange }]);
  keeper.note({ exchange });
}

/** Says that others hold these segments, without a person's word: what carried them has acknowledged them. */
export async function noteCarried(
  keeper: ContestKeeper,
  segments: readonly Segment[],
): Promise<void> {
  const mark = { name: 'exchange', at: keeper.ports.now(), held: reachOf(segments) };
  await keeper.apply([{ type: 'export', mark }]);
  keeper.note({ lastExport: mark });
}
