import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';

import { equalBytes } from '../../shared/basics/bytes.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';

/** What differs between stores, and is right either way. */
export interface StoreTraits {
  /** It refuses to replace a version that is not there any more, without being asked to look first. */
  readonly checks: boolean;
}

/** The answer to a file that is there now; one that was refused has none of it. */
const isThere = { ok: true, value: { checked: expect.any(Boolean) as unknown } };

const folderOf = (): string => `qz1/${randomBytes(8).toString('hex')}`;
const objectOf = (bytes: Uint8Array, folder: string): string =>
  `${folder}/${createHash('sha256').update(bytes).digest('hex')}`;
const bytesOf = (size: number): Uint8Array => new Uint8Array(randomBytes(size));

/** Whether a store holds these bytes; compared at once, for a list of 70,000 numbers is slow to look at. */
async function holds(store: MailboxStore, name: string, bytes: Uint8Array): Promise<boolean> {
  const read = await store.read(name, { limit: bytes.length });
  return (
    read.ok &&
    read.value !== null &&
    read.value !== 'unchanged' &&
    equalBytes(read.value.bytes, bytes)
  );
}

/** Milliseconds after which no server names two writes alike. */
const settledAfter = 2500;

/** The version of an index by which it is known to be unchanged: of some servers not the one of the same second. */
async function versionOfIndex(store: MailboxStore): Promise<string> {
  for (let looks = 0; looks < 2; looks += 1) {
    const read = await store.read('qz1/index');
    const version = read.ok && typeof read.value === 'object' ? read.value?.version : null;
    if (version === null || version === undefined) throw new Error('the store names versions');
    const again = await store.read('qz1/index', { known: version });
    if (again.ok && again.value === 'unchanged') return version;
    await wait(settledAfter);
  }
  throw new Error('the store knows when nothing changed');
}

/** What every store does; `opened` gives the same one each time, whose place is there and holds no index yet. */
export function itIsAStore(opened: () => Promise<MailboxStore>, traits: StoreTraits): void {
  it('gives back what was written, and null for what never was', async () => {
    const store = await opened();
    const folder = folderOf();
    const bytes = bytesOf(70_000);
    const name = objectOf(bytes, folder);
    expect(await store.read(name)).toEqual({ ok: true, value: null });
    expect(await store.write(name, bytes, 'absent')).toMatchObject(isThere);
    expect(await holds(store, name, bytes)).toBe(true);
  });

  it('lists names with sizes, and nothing where there is no folder', async () => {
    const store = await opened();
    const folder = folderOf();
    expect(await store.list(folder)).toEqual({ ok: true, value: [] });
    const written = [bytesOf(1), bytesOf(512), bytesOf(4097)];
    for (const bytes of written) await store.write(objectOf(bytes, folder), bytes, 'absent');
    const listed = await store.list(folder);
    expect(listed.ok).toBe(true);
    if (!listed.ok) return;
    expect(new Map(listed.value.map(({ name, size }) => [name, size]))).toEqual(
      new Map(written.map((bytes) => [objectOf(bytes, '').slice(1), bytes.length])),
    );
  });

  it('reads no more than it was asked to', async () => {
    const store = await opened();
    const bytes = bytesOf(300_000);
    const name = objectOf(bytes, folderOf());
    await store.write(name, bytes, 'absent');
    expect(await store.read(name, { limit: 1000 })).toEqual({
      ok: false,
      error: { type: 'ExchangeUnexpected', status: 413 },
    });
    expect(await holds(store, name, bytes)).toBe(true);
  });

  it('keeps the first of two writers of an object, or the same bytes', async () => {
    const store = await opened();
    const bytes = bytesOf(2000);
    const name = objectOf(bytes, folderOf());
    await store.write(name, bytes, 'absent');
    const again = await store.write(name, bytes, 'absent');
    expect(again.ok).toBe(true);
    expect(await holds(store, name, bytes)).toBe(true);
  });

  it('writes the whole over half an object where it is told to', async () => {
    const store = await opened();
    const bytes = bytesOf(2000);
    const name = objectOf(bytes, folderOf());
    await store.write(name, bytes.subarray(0, 900), 'any');
    expect(await store.write(name, bytes, 'any')).toMatchObject({ ok: true });
    expect(await holds(store, name, bytes)).toBe(true);
  });

  it('replaces an index only in the place of the version that was read', async () => {
    const store = await opened();
    if (store.lists) return;
    const name = 'qz1/index';
    const [first, second, third] = [bytesOf(500), bytesOf(600), bytesOf(700)];
    expect(await store.write(name, first, 'absent')).toMatchObject(isThere);
    expect(await store.write(name, second, 'absent')).toEqual({ ok: true, value: 'refused' });
    const version = await versionOfIndex(store);
    const written = await store.write(name, second, { version });
    expect(written.ok && written.value !== 'refused' ? written.value.checked : null).toBe(
      traits.checks && !version.startsWith('W/'),
    );
    expect(await store.write(name, third, { version })).toEqual({ ok: true, value: 'refused' });
    expect(await holds(store, name, second)).toBe(true);
  });
}
