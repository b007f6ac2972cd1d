import { setTimeout as wait } from 'node:timers/promises';

import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { StoreError } from '../../shared/exchange/mailbox-store.ts';
import type { RemovingStore } from './removing-store.ts';

export type ProbeError =
  | StoreError
  /** What was written is not what is read, or is not in the list. */
  | { readonly type: 'ExchangeForgets' };

/** What a place can do besides keeping files. */
export interface ProbedPlace {
  /** It refuses to write a file over one that is there, where it is asked to. */
  readonly keepsFirst: boolean;
  /** It refuses to replace a version that is not there any more; otherwise an index is read again after each write. */
  readonly checksVersion: boolean;
}

/** Milliseconds. */
const weakFor = 1500;

type Step<T> = Promise<Result<T, ProbeError>>;

/** The version of a file; of one that some servers name only weakly within a second of writing, after that second. */
async function settledVersion(store: RemovingStore, name: string): Step<string | null> {
  for (let looks = 0; ; looks += 1) {
    const read = await store.read(name);
    if (!read.ok) return read;
    const version = typeof read.value === 'object' ? (read.value?.version ?? null) : null;
    if (version?.startsWith('W/') !== true || looks === 1) return ok(version);
    await wait(weakFor);
  }
}

/** Writes, reads and lists a small file. */
async function tryOut(store: RemovingStore, name: string, bytes: Uint8Array): Step<ProbedPlace> {
  const written = await store.write(name, bytes, 'absent');
  if (!written.ok) return written;
  const read = await store.read(name, { limit: bytes.length });
  if (!read.ok) return read;
  const same =
    read.value !== null && read.value !== 'unchanged' && equalBytes(read.value.bytes, bytes);
  const [, folder = '', file] = /^(.*)\/([^/]+)$/.exec(name) ?? [];
  const listed = await store.list(folder);
  if (!listed.ok) return listed;
  if (!same || !listed.value.some((one) => one.name === file && one.size === bytes.length))
    return err({ type: 'ExchangeForgets' });
  const second = await store.write(name, bytes, 'absent');
  if (!second.ok) return second;
  const stale = await store.write(name, bytes, { version: '"a version that never was"' });
  if (!stale.ok) return stale;
  const version = await settledVersion(store, name);
  if (!version.ok) return version;
  const replaced = await store.write(name, bytes, { version: version.value ?? '"none"' });
  if (!replaced.ok) return replaced;
  return ok({
    keepsFirst: second.value === 'refused',
    checksVersion:
      stale.value === 'refused' && replaced.value !== 'refused' && replaced.value.checked,
  });
}

/**
 * Finds out whether a place can be a mailbox: writes, reads, lists and removes one small file `qz1/probe-…`, whatever
 * came of it. `random`: 16 bytes or more, other ones each time.
 */
export async function probePlace(store: RemovingStore, random: Uint8Array): Step<ProbedPlace> {
  const name = `qz1/probe-${Buffer.from(random).toString('hex')}`;
  const found = await tryOut(store, name, random);
  const removed = await store.remove(name);
  return found.ok && !removed.ok ? removed : found;
}
