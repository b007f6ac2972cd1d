import { afterEach, expect, it, vi } from 'vitest';

import { createDatabaseStore } from '../../../renderer/storage/database-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import database1 from '../../vectors/database-1.json' with { type: 'json' };
import database2 from '../../vectors/database-2.json' with { type: 'json' };
import database3 from '../../vectors/database-3.json' with { type: 'json' };
import database4 from '../../vectors/database-4.json' with { type: 'json' };
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { type GoldenFile, layDown } from './golden-databases.ts';

afterEach(() => vi.restoreAllMocks());

const goldens: readonly GoldenFile[] = [database1, database2, database3, database4];

it('opens databases of every version in Chromium, with everything they held', async () => {
  for (const { schemaVersion, passphrase, databases } of goldens) {
    for (const [role, golden] of Object.entries(databases)) {
      const name = `golden ${schemaVersion} ${role}`;
      await layDown(name, schemaVersion, golden);
      const desk = await startDesk(createDatabaseStore(name));
      valueOf(await desk.unlock(passphrase));
      const { state, received, profile } = desk.getSnapshot();
      expect([profile?.fingerprint, state?.counts, received.map(({ file }) => file)]).toEqual([
        golden.expected.fingerprint,
        golden.expected.counts,
        golden.expected.received,
      ]);
    }
  }
}, 120_000);

it('imports, stops, goes on and takes back in Chromium: each segment in a strict transaction of its own', async () => {
  const name = 'import';
  // Before the database is opened: Dexie keeps the function it found then.
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const hq = await startDesk(createDatabaseStore(name));
  await foundOn(hq);
  const jurors = await Promise.all(
    ['j1', 'j2'].map(async (id) => join(await invite(hq, id), createMemoryStore())),
  );
  for (const [index, juror] of jurors.entries())
    await handIn(juror, sheet('1', `j${index + 1}`), 7);
  const files = await Promise.all(jurors.map(scoresOf));
  const before = await hq.stateHash();

  const opened = transaction.mock.results.length;
  const put = vi.spyOn(IDBObjectStore.prototype, 'add');
  const plan = valueOf(await hq.planImport(files));
  let told = 0;
  const stop = hq.subscribe(() => {
    told += hq.getSnapshot().task === null ? 0 : 1;
    if (told === 3) void hq.cancelImport();
  });
  expect(await hq.runImport(plan.id)).toMatchObject({ error: { type: 'ImportCancelled' } });
  stop();
  const writing = transaction.mock.results
    .slice(opened)
    .map(({ value }) => value as IDBTransaction)
    .filter(({ mode }) => mode === 'readwrite');
  expect(writing.length).toBeGreaterThan(0);
  expect(writing.every(({ durability }) => durability === 'strict')).toBe(true);
  // What is stored of a segment is its own bytes, not the file that it came in.
  const stored = put.mock.calls.flatMap(([row]) =>
    row !== null && typeof row === 'object' && 'sealed' in row
      ? [(row as { readonly sealed: Uint8Array }).sealed]
      : [],
  );
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.every((bytes) => bytes.buffer.byteLength === bytes.length)).toBe(true);
  vi.restoreAllMocks();

  const again = await startDesk(createDatabaseStore(name));
  valueOf(await again.unlock('Құпия сөз 2026'));
  expect(again.getSnapshot().received).toMatchObject([{ state: 'interrupted' }]);
  const summary = await importInto(again, ...files);
  expect(summary.checkedSegments).toBeGreaterThan(0);
  const whole = await again.stateHash();
  for (const { id } of again.getSnapshot().received) valueOf(await again.undoImport(id));
  expect(await again.stateHash()).toBe(before);
  const last = await startDesk(createDatabaseStore(name));
  valueOf(await last.unlock('Құпия сөз 2026'));
  expect(await last.stateHash()).toBe(before);
  await importInto(last, ...files);
  expect(await last.stateHash()).toBe(whole);
}, 120_000);

it('says that the disk is full when Chromium’s database says so, and holds nothing of what it refused', async () => {
  const name = 'full';
  const hq = await startDesk(createDatabaseStore(name));
  await foundOn(hq);
  const juror = await join(await invite(hq, 'j1'), createMemoryStore());
  await handIn(juror, sheet('1'), 7);
  const plan = valueOf(await hq.planImport([await scoresOf(juror)]));
  const before = await hq.stateHash();
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await hq.runImport(plan.id)).toEqual({ ok: false, error: { type: 'DiskFull' } });
  vi.restoreAllMocks();
  expect(hq.getSnapshot().save).toEqual({ status: 'failed', error: { type: 'DiskFull' } });
  expect(await hq.stateHash()).toBe(before);
  expect(hq.getSnapshot().received).toEqual([]);
  await importInto(hq, await scoresOf(juror));
  expect(hq.getSnapshot().received).toMatchObject([{ state: 'held' }]);
}, 120_000);
