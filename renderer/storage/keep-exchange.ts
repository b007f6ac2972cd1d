import type { MailboxMemory } from '../../shared/exchange/memory.ts';
import { RememberedRows } from '../../shared/exchange/memory-rows.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredExchange } from './contest-store.ts';
import { writeDurably } from './durable-writes.ts';
import { reachOf } from './own-log.ts';

/**
 * Remembers the exchange, or that there shall be none, and of its mailbox what changed; nothing of the state follows
 * from it.
 */
export async function keepExchange(
  keeper: ContestKeeper,
  exchange: StoredExchange | null,
  memory: MailboxMemory = keeper.mailbox.memory,
): Promise<void> {
  const { store } = keeper.ports;
  if (exchange === null) {
    await writeDurably(store, [{ type: 'exchange', exchange }]);
    keeper.note({ exchange, mailbox: RememberedRows.none });
    return;
  }
  const { memory: _, ...settings } = exchange;
  const { rows, changes } = keeper.mailbox.changed(memory);
  const isSame = changes.put.length + changes.gone.length === 0;
  await writeDurably(store, [
    { type: 'exchange', exchange: settings },
    ...(isSame ? [] : [{ type: 'mailbox' as const, ...changes }]),
  ]);
  keeper.note({ exchange: settings, mailbox: rows });
}

/** Remembers a mailbox as it is now: only what changed is written, all of it or nothing. */
export async function rememberMailbox(
  keeper: ContestKeeper,
  exchange: StoredExchange,
  memory: MailboxMemory,
): Promise<void> {
  // Of a memory in one piece no row rests yet.
  if (exchange.memory !== undefined) return keepExchange(keeper, exchange, memory);
  const { rows, changes } = keeper.mailbox.changed(memory);
  if (changes.put.length + changes.gone.length > 0)
    await writeDurably(keeper.ports.store, [{ type: 'mailbox', ...changes }]);
  keeper.note({ mailbox: rows });
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
