import { Dexie } from 'dexie';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile, Repair } from '../../../renderer/storage/desk.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import { foundOn, handIn, invite, join, points, sheet, startDesk, valueOf } from './desks.ts';
import { MemoryJournal } from './memory-journal.ts';
import { unpackSecrets } from '../../../renderer/storage/secrets.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

let names = 0;
let name = '';
let journal: MemoryJournal;
let invitation: NamedFile;

/** A juror who handed one sheet in and has scored a part of another one. */
async function scoringSession(): Promise<DeskEngine> {
  const juror = await join(invitation, createJournaledStore(name, journal));
  await handIn(juror, sheet('1'), 7);
  valueOf(await juror.record([setScore(sheet('2'), 'novelty', points(4))]));
  return juror;
}

const openAgain = (kept: MemoryJournal | null = journal): Promise<DeskEngine> =>
  startDesk(createJournaledStore(name, kept));

/** What a person sees: everything, and what they are told. */
async function seen(desk: DeskEngine): Promise<{ hash: string; repair: Repair | null }> {
  expect(desk.getSnapshot()).toMatchObject({ phase: 'open', save: { status: 'idle' } });
  return { hash: await desk.stateHash(), repair: desk.getSnapshot().keeping.repair };
}

interface Row {
  readonly sealed: Uint8Array;
}

/** Rows of a table as they lie there. */
const rowsOf = (database: Dexie, table: string): Promise<readonly Row[]> =>
  database.table<Row>(table).toArray();

async function inDatabase(work: (database: Dexie) => Promise<unknown>, number = 1): Promise<void> {
  const database = await new Dexie(`${name} sealed ${number}`).open();
  await work(database);
  database.close();
}

const told = (kind: Repair['kind'], cause: Repair['cause'], lost = false): Repair => ({
  kind,
  cause,
  sheets: 2,
  lost,
});

/** Goes on working after a repair, and starts once more: nothing is told twice, nothing is lost. */
async function goesOn(desk: DeskEngine): Promise<void> {
  valueOf(await desk.acknowledgeRepair());
  valueOf(await desk.record([setScore(sheet('2'), 'effect', points(5))]));
  const again = await openAgain();
  expect(await seen(again)).toEqual({ hash: await desk.stateHash(), repair: null });
  expect(again.getSnapshot().state?.counts).toMatchObject({ fork: 0, hard: 0, rule: 0 });
}

beforeEach(async () => {
  names += 1;
  name = `start ${names}`;
  journal = new MemoryJournal();
  const hq = await startDesk();
  await foundOn(hq);
  invitation = await invite(hq, 'j1');
});

describe('a start with a journal and a database', () => {
  it('says nothing where both hold the same', async () => {
    const juror = await scoringSession();
    const hash = await juror.stateHash();
    expect(await seen(await openAgain())).toEqual({ hash, repair: null });
    expect((await openAgain()).getSnapshot().keeping.journal).toBe('kept');
  });

  it('reads rows and journal while the key is still derived, and once', async () => {
    const { log } = present((await scoringSession()).getSnapshot().profile, 'a profile');
    const read = vi.spyOn(journal, 'read');
    const transact = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = createJournaledStore(name, journal);
    const { secret } = present((await store.lock()).profile, 'the lock');
    // Opening a database looks at all of its tables as well, without a word of durability.
    const readings = (): number =>
      transact.mock.calls.filter(
        ([tables, , options]) => [tables].flat().includes('pending') && options !== undefined,
      ).length;
    store.readAhead();
    await vi.waitFor(() => expect([read.mock.calls.length, readings()]).toEqual([1, 1]));
    const { seed } = present(secret.lock === 'none' ? unpackSecrets(secret.seed) : null, 'open');
    await store.useSeed(seed);
    expect((await store.load())?.profile.log).toBe(log);
    expect([read.mock.calls.length, readings()]).toEqual([1, 1]);
    transact.mockRestore();
  });

  it('brings a database that is behind up to date without a word', async () => {
    const juror = await scoringSession();
    // The journal takes one entry more, and the program ends before the database has it.
    const write = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('gone', 'AbortError');
    });
    journal.refuse = (append) => (append > at + 1 ? 'silence' : null);
    const at = journal.appends;
    const answer = await juror.record([setScore(sheet('2'), 'effect', points(5))]);
    expect(answer.ok).toBe(false);
    write.mockRestore();
    journal.refuse = () => null;
    const again = await openAgain();
    expect((await seen(again)).repair).toBeNull();
    expect(again.getSnapshot().state?.sheets.get('written/2/j1')?.scores).toMatchObject({
      effect: 5000,
    });
    await goesOn(again);
  });

  it('rebuilds a database that is gone', async () => {
    const hash = await (await scoringSession()).stateHash();
    await Dexie.delete(`${name} sealed 1`);
    await Dexie.delete(name);
    const again = await openAgain();
    expect(await seen(again)).toEqual({ hash, repair: told('store-rebuilt', 'empty') });
    await goesOn(again);
  });

  it('rebuilds a database that lacks rows, and one whose every table is empty', async () => {
    const hash = await (await scoringSession()).stateHash();
    await inDatabase((database) => database.table('pending').clear());
    expect(await seen(await openAgain())).toEqual({ hash, repair: told('store-rebuilt', 'short') });
    // What was short stays beside the new one.
    const known = (await indexedDB.databases()).map((each) => each.name);
    expect(known).toEqual(expect.arrayContaining([`${name} sealed 1`, `${name} sealed 2`]));
    await goesOn(await openAgain());
    // One is kept, however often that happens.
    for (const number of [2, 3]) {
      await inDatabase((database) => database.table('pending').clear(), number);
      await openAgain();
    }
    const kept = (await indexedDB.databases()).flatMap((each) => each.name ?? []);
    expect(kept.filter((each) => each.startsWith(`${name} sealed`)).toSorted()).toEqual(
      [3, 4].map((number) => `${name} sealed ${number}`),
    );
  });

  it.each(['segments', 'pending'] as const)(
    'rebuilds a database with a changed bit in %s',
    async (table) => {
      const hash = await (await scoringSession()).stateHash();
      await inDatabase(async (database) => {
        const row = present((await rowsOf(database, table))[0], 'a row');
        row.sealed[20] = (row.sealed[20] ?? 0) ^ 1;
        await database.table(table).put(row);
      });
      const again = await openAgain();
      expect(await seen(again)).toEqual({ hash, repair: told('store-rebuilt', 'damaged') });
      await goesOn(again);
    },
  );

  it('notices rows that changed places', async () => {
    const hash = await (await scoringSession()).stateHash();
    await inDatabase(async (database) => {
      const [a, b] = await rowsOf(database, 'segments');
      if (a === undefined || b === undefined) throw new Error('two segments');
      await database.table('segments').bulkPut([
        { ...a, sealed: b.sealed },
        { ...b, sealed: a.sealed },
      ]);
    });
    expect(await seen(await openAgain())).toEqual({
      hash,
      repair: told('store-rebuilt', 'damaged'),
    });
  });

  it('rebuilds a database of another form', async () => {
    const hash = await (await scoringSession()).stateHash();
    await Dexie.delete(`${name} sealed 1`);
    const other = new Dexie(`${name} sealed 1`);
    other.version(3).stores({ wonders: 'id' });
    await other.open();
    other.close();
    const again = await openAgain();
    expect(await seen(again)).toEqual({ hash, repair: told('store-rebuilt', 'schema') });
    await goesOn(again);
  });

  it('begins the journal anew where it is gone, and says so', async () => {
    const hash = await (await scoringSession()).stateHash();
    journal.vanish();
    const again = await openAgain();
    expect(await seen(again)).toEqual({ hash, repair: told('journal-renewed', 'missing') });
    await goesOn(again);
    await Dexie.delete(`${name} sealed 1`);
    expect((await seen(await openAgain())).repair).toMatchObject({ kind: 'store-rebuilt' });
  });

  it('begins the journal anew where its end is cut off and the database has more', async () => {
    const hash = await (await scoringSession()).stateHash();
    journal.entries = journal.entries.slice(0, -1);
    journal.end = 'torn';
    const again = await openAgain();
    expect(await seen(again)).toEqual({ hash, repair: told('journal-renewed', 'short') });
    await goesOn(again);
  });

  it.each([0, 1, 3])(
    'begins the journal anew where it is damaged from entry %i on',
    async (from) => {
      const hash = await (await scoringSession()).stateHash();
      journal.damageFrom(from);
      const again = await openAgain();
      expect(await seen(again)).toEqual({ hash, repair: told('journal-renewed', 'damaged') });
      await goesOn(again);
    },
  );

  it('puts together what both still hold, and says that something may be missing', async () => {
    const juror = await scoringSession();
    journal.damageFrom(3);
    await inDatabase((database) => database.table('pending').clear());
    const again = await openAgain();
    const { repair } = await seen(again);
    expect(repair).toMatchObject({ kind: 'both-damaged', lost: true });
    // The sheet that was handed in is there; what was not sealed yet is what may be missing.
    const before = juror.getSnapshot().state?.sheets.get('written/1/j1');
    expect(before?.status).toBe('handed-in');
    expect(again.getSnapshot().state?.sheets.get('written/1/j1')).toEqual(before);
    await goesOn(again);
  });

  it('opens from the journal’s own lock where there is no database at all', async () => {
    await scoringSession();
    await Dexie.delete(`${name} sealed 1`);
    const lock = await createJournaledStore(name, journal).lock();
    expect(lock.profile).toMatchObject({ person: 'j1', role: 'juror' });
  });

  it('refuses what a later version wrote, and gives it out all the same', async () => {
    await scoringSession();
    journal.end = 'newer';
    await Dexie.delete(`${name} sealed 1`);
    const desk = await openAgain();
    expect(desk.getSnapshot()).toMatchObject({ phase: 'failed', error: { type: 'StoreNewer' } });
    expect(valueOf(await desk.rescue())).toHaveLength(1);
  });

  it('does not open where the journal cannot be read, and changes nothing', async () => {
    await scoringSession();
    journal.end = 'unreadable';
    const before = journal.entries;
    const desk = await openAgain();
    expect(desk.getSnapshot()).toMatchObject({
      phase: 'failed',
      error: { type: 'JournalFailed', details: { reason: 'unreadable' } },
    });
    expect(journal.entries).toBe(before);
  });

  it('begins a journal for a database that never had one, without a word', async () => {
    const juror = await join(invitation, createJournaledStore(name, null));
    await handIn(juror, sheet('1'), 7);
    const again = await openAgain();
    expect(await seen(again)).toEqual({ hash: await juror.stateHash(), repair: null });
    await Dexie.delete(`${name} sealed 1`);
    expect((await seen(await openAgain())).hash).toBe(await juror.stateHash());
  });

  it('takes what was begun anew and not yet told to the database as it is', async () => {
    const hash = await (await scoringSession()).stateHash();
    // A new generation with the same content, and the program ends.
    await journal.replace(journal.entries);
    const again = await openAgain();
    expect(await seen(again)).toEqual({ hash, repair: null });
    await goesOn(again);
  });
});

describe('a start in a place that everything was copied to', () => {
  it.each([
    ['whole', 'copied', 'elsewhere'],
    ['short', 'store-rebuilt', 'short'],
    ['gone', 'store-rebuilt', 'empty'],
  ] as const)(
    'says so in one sentence and goes on in a new log, with a database that is %s',
    async (state, kind, cause) => {
      const juror = await scoringSession();
      const [hash, log] = [await juror.stateHash(), juror.getSnapshot().profile?.log];
      if (state === 'short') await inDatabase((all) => all.table('pending').clear());
      if (state === 'gone') await Dexie.delete(`${name} sealed 1`);
      journal.isCopied = true;
      const copy = await openAgain();
      expect(await seen(copy)).toEqual({ hash, repair: told(kind, cause) });
      expect(copy.getSnapshot()).toMatchObject({ behind: true, profile: { log } });
      await goesOn(copy);
      const again = await openAgain();
      expect(again.getSnapshot().behind).toBe(false);
      expect(again.getSnapshot().profile?.log).not.toBe(log);
    },
  );

  it('has nothing to say where there is no contest', async () => {
    journal.isCopied = true;
    expect((await openAgain()).getSnapshot()).toMatchObject({ phase: 'empty' });
    expect((await openAgain()).getSnapshot().keeping.repair).toBeNull();
  });
});

describe('a start without a journal', () => {
  it('says that something may be missing where rows are', async () => {
    const juror = await join(invitation, createJournaledStore(name, null));
    await handIn(juror, sheet('1'), 7);
    valueOf(await juror.record([setScore(sheet('2'), 'novelty', points(4))]));
    await inDatabase((database) => database.table('pending').clear());
    const again = await openAgain(null);
    expect((await seen(again)).repair).toMatchObject({
      kind: 'both-damaged',
      cause: 'short',
      lost: true,
    });
    expect(again.getSnapshot().state?.sheets.get('written/1/j1')?.status).toBe('handed-in');
    valueOf(await again.record([setScore(sheet('2'), 'effect', points(5))]));
  });

  it('does not take rows without their lock for a fresh installation', async () => {
    await join(invitation, createJournaledStore(name, null));
    await inDatabase((database) => database.table('settings').delete('profile'));
    const again = await openAgain(null);
    expect(again.getSnapshot()).toMatchObject({ phase: 'failed', error: { type: 'StoreDamaged' } });
    expect(valueOf(await again.rescue())[0]?.bytes.length).toBeGreaterThan(1000);
  });
});
