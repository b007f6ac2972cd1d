import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { Dexie } from 'dexie';
import { beforeAll, describe, expect, it } from 'vitest';

import { toHex } from '../../../shared/basics/bytes.ts';
import { createDatabaseStore, schemaVersion } from '../../../renderer/storage/database-store.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { setPerson } from '../../../shared/contest/contest-operations.ts';
import { personOf } from '../../builders/contest-builder.ts';
import { points, sheet, startDesk, valueOf } from './desks.ts';
import { type GoldenFile, layDown } from './golden-databases.ts';
import { stretchOnce } from './passphrase-work.ts';

const folder = joinPath(import.meta.dirname, '../../vectors');
const files = readdirSync(folder).filter((name) => /^database-\d+\.json$/.test(name));
const goldenIn = (name: string) =>
  JSON.parse(readFileSync(joinPath(folder, name), 'utf8')) as GoldenFile;
const all = files.flatMap((file) => {
  const golden = goldenIn(file);
  return Object.entries(golden.databases).map(
    ([role, database]) => [`${file} ${role}`, golden, database] as const,
  );
});

// Each database is opened several times, and stretching its passphrase is nearly all the work there is.
beforeAll(stretchOnce);

it('every schema version has its databases', () => {
  expect(files.map((name) => goldenIn(name).schemaVersion).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: schemaVersion }, (_, index) => index + 1),
  );
});

describe.each(all)(
  'the database %s',
  { timeout: 120_000 },
  (name, { schemaVersion: version, passphrase }, golden) => {
    it('opens with everything it held', async () => {
      await layDown(name, version, golden);
      const desk = await startDesk(createDatabaseStore(name));
      expect(desk.getSnapshot().phase).toBe('locked');
      valueOf(await desk.unlock(passphrase));
      const { state, profile, received, lastExport, notHandedOver } = desk.getSnapshot();
      const { expected } = golden;
      expect({
        counts: state?.counts,
        sheets: state?.sheets.size,
        notHandedOver,
        fingerprint: profile?.fingerprint,
        received: received.map(({ file }) => file),
        lastExport,
      }).toEqual({
        counts: expected.counts,
        sheets: expected.sheets,
        notHandedOver: expected.notHandedOver,
        fingerprint: expected.fingerprint,
        received: expected.received,
        lastExport: expected.lastExport,
      });
      expect(new Set(received.map(({ id }) => id)).size).toBe(received.length);
    });

    it('opens with the exchange that it takes part in', async () => {
      const { exchange: expected = null } = golden.expected;
      const taking = `${name} exchange`;
      await layDown(taking, version, golden);
      const desk = await startDesk(createDatabaseStore(taking));
      valueOf(await desk.unlock(passphrase));
      const exchange = () => desk.getSnapshot().exchange;
      // The card is opened beside it.
      await expect.poll(() => exchange() === null).toBe(expected === null);
      const { every, outbox, waiting } = exchange() ?? {};
      const shown = exchange() === null ? null : { every, outbox, waiting };
      expect(shown).toEqual(
        expected === null
          ? null
          : { every: expected.every, outbox: expected.outbox, waiting: expected.waiting },
      );
    });

    it('goes on being written, and opens again', async () => {
      const twice = `${name} written`;
      await layDown(twice, version, golden);
      const desk = await startDesk(createDatabaseStore(twice));
      valueOf(await desk.unlock(passphrase));
      const action =
        desk.getSnapshot().profile?.role === 'headquarters'
          ? setPerson(personOf('j9', 'juror', 'KZ-10', null))
          : setScore(sheet('2'), 'economy', points(3));
      valueOf(await desk.record([action]));
      for (const { id } of desk.getSnapshot().received.filter(({ code }) => code === '')) {
        expect(await desk.undoImport(id)).toMatchObject({ error: { type: 'ImportTooOld' } });
      }
      const again = await startDesk(createDatabaseStore(twice));
      valueOf(await again.unlock(passphrase));
      expect(await again.stateHash()).toBe(await desk.stateHash());
      expect(again.getSnapshot().state?.counts.fork).toBe(0);
    });

    it('keeps nothing in clear once it was unlocked', async () => {
      const sealed = `${name} kept`;
      await layDown(sealed, version, golden);
      const desk = await startDesk(createDatabaseStore(sealed));
      valueOf(await desk.unlock(passphrase));
      const known = await indexedDB.databases();
      const own = known.filter((each) => each.name?.startsWith(sealed));
      expect(new Map(own.map((each) => [each.name, each.version]))).toEqual(
        new Map([
          // What tells programs of versions 1 and 2 that they are too old stays as it is.
          [sealed, version === 3 ? 30 : 40],
          [`${sealed} sealed 1`, 40],
        ]),
      );
      const left = await new Dexie(sealed).open();
      expect(left.tables.map((table) => table.name)).toEqual(['moved']);
      left.close();
      const database = await new Dexie(`${sealed} sealed 1`).open();
      const rows = await Promise.all(database.tables.map((table) => table.toArray()));
      database.close();
      const clear = rows.flat().flatMap((row: object) => ('sealed' in row ? [] : [row]));
      expect(new Set(clear.map((row) => 'name' in row && row.name))).toEqual(
        new Set(['mark', 'profile']),
      );
    });

    it('keeps no ticket in clear once it was looked at', async () => {
      if (version > 2) return;
      const stripped = `${name} stripped`;
      await layDown(stripped, version, golden);
      await startDesk(createDatabaseStore(stripped));
      const database = await new Dexie(stripped).open();
      const facts: unknown = await database.table('settings').get('facts');
      database.close();
      const payload = (facts as { value: { payload: Uint8Array } | null } | undefined)?.value
        ?.payload;
      if (payload === undefined) return;
      const text = toHex(payload);
      const at = text.indexOf(toHex(new TextEncoder().encode('ticketSeed'))) + 20;
      // A byte string of 32 zero bytes.
      expect(text.slice(at, at + 68)).toBe(`5820${'00'.repeat(32)}`);
    });
  },
);

it('a database of a later version is left as it is', async () => {
  const database = new Dexie('later');
  database.version(schemaVersion + 1).stores({ settings: 'name', wonders: '++number' });
  await database.open();
  database.close();
  const desk = await startDesk(createDatabaseStore('later'));
  expect(desk.getSnapshot()).toMatchObject({ phase: 'failed', error: { type: 'StoreNewer' } });
  expect(await desk.prepareKey({ passphrase: 'Құпия сөз 2026' })).toMatchObject({ ok: false });
});
