import { beforeAll, describe, expect, it } from 'vitest';

import type { ContestStore } from '../../../renderer/storage/contest-store.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { DeskError, NamedFile } from '../../../renderer/storage/desk.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import type { Result } from '../../../shared/basics/result.ts';
import {
  dumpOf,
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  passphrase,
  plainTrust,
  scoreSheet,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';
import { testSettings } from '../../builders/contest-builder.ts';

beforeAll(keepSecretsOpenly);

/** A store that fails at its n-th write from now and, as after a crash, at every one after that. */
function failingAt(
  store: ContestStore,
  n: number,
  name: string,
): ContestStore & { failed: boolean } {
  let writes = 0;
  const failing = {
    ...store,
    failed: false,
    async apply(changes: Parameters<ContestStore['apply']>[0]) {
      writes += 1;
      if (writes >= n) {
        failing.failed = true;
        throw new DOMException('no more', name);
      }
      await store.apply(changes);
    },
  };
  return failing;
}

async function copyOf(store: ContestStore): Promise<ContestStore> {
  const stored = await store.load();
  const copy = createMemoryStore();
  if (stored === null) return copy;
  const { profile, facts, own, segments, pending, imports, lastExport, receipt } = stored;
  await copy.apply([
    { type: 'create', profile, facts, ...(own === null ? {} : { own }) },
    { type: 'segments', segments, sealed: false },
    { type: 'rebased', commits: pending },
    ...imports.map((record) => ({ type: 'import' as const, record })),
    ...(lastExport === null ? [] : [{ type: 'export' as const, mark: lastExport }]),
    ...(receipt === null ? [] : [{ type: 'receipt' as const, receipt }]),
  ]);
  return copy;
}

/**
 * Does some work over and over from the same beginning, failing at its first, second, … write, until it gets through.
 * After each failure the desk must show exactly what a restart finds on the disk.
 */
async function atEveryWrite(
  begin: ContestStore,
  work: (desk: DeskEngine) => Promise<Result<unknown, DeskError>>,
  check: (restarted: DeskEngine, answer: Result<unknown, DeskError>) => Promise<void>,
  sameAfterwards = true,
): Promise<number> {
  for (let n = 1; n < 50; n += 1) {
    const disk = await copyOf(begin);
    const failing = failingAt(disk, n, 'QuotaExceededError');
    const desk = await startDesk(failing);
    const answer = await work(desk);
    if (!failing.failed) return n - 1;
    expect(answer).toEqual({ ok: false, error: { type: 'DiskFull' } });
    expect(desk.getSnapshot().save).toEqual({ status: 'failed', error: { type: 'DiskFull' } });
    const restarted = await startDesk(disk);
    const shown = sameAfterwards ? desk : restarted;
    expect(await restarted.stateHash()).toBe(await shown.stateHash());
    expect(restarted.getSnapshot().received).toEqual(desk.getSnapshot().received);
    await check(restarted, answer);
  }
  throw new Error('the work never got through');
}

const doImport = async (desk: DeskEngine, files: readonly NamedFile[]) => {
  const plan = valueOf(await desk.planImport(files));
  return desk.runImport(plan.id);
};

async function headquartersWithFiles() {
  const store = createMemoryStore();
  const hq = await startDesk(store);
  await foundOn(hq);
  const j1 = await join(await invite(hq, 'j1'));
  const j2 = await join(await invite(hq, 'j2'));
  await handIn(j1, sheet('1', 'j1'), 7);
  await handIn(j2, sheet('1', 'j2'), 8);
  return { store, hq, j1, files: [await scoresOf(j1), await scoresOf(j2)] };
}

describe('a crash or a full disk at any write', () => {
  it('of an import leaves a part that the same files complete', async () => {
    const { store, files } = await headquartersWithFiles();
    const done = await startDesk(await copyOf(store));
    await importInto(done, ...files);
    const whole = await done.stateHash();
    const writes = await atEveryWrite(
      store,
      (desk) => doImport(desk, files),
      async (restarted) => {
        const before = restarted.getSnapshot().received;
        for (const { state, newOperations } of before)
          expect([state, newOperations > 0]).toEqual([state, true]);
        await importInto(restarted, ...files);
        expect(await restarted.stateHash()).toBe(whole);
        expect(restarted.getSnapshot().received).toMatchObject([
          { id: '1', state: 'held', newOperations: 5 },
          { id: '2', state: 'held', newOperations: 5 },
        ]);
      },
    );
    expect(writes).toBeGreaterThanOrEqual(6);
  });

  it('of an import leaves a part that can be taken back', async () => {
    const { store, hq, files } = await headquartersWithFiles();
    const before = await hq.stateHash();
    await atEveryWrite(
      store,
      (desk) => doImport(desk, files),
      async (restarted) => {
        for (const { id } of restarted.getSnapshot().received.toReversed())
          valueOf(await restarted.undoImport(id));
        expect(await restarted.stateHash()).toBe(before);
      },
    );
  });

  it('of taking an import back leaves all of it or nothing', async () => {
    const { store, hq, files } = await headquartersWithFiles();
    const before = await hq.stateHash();
    await importInto(hq, ...files);
    const held = await hq.stateHash();
    const writes = await atEveryWrite(
      store,
      (desk) => desk.undoImport('2'),
      async (restarted) => {
        expect(await restarted.stateHash()).toBe(held);
        valueOf(await restarted.undoImport('2'));
        valueOf(await restarted.undoImport('1'));
        expect(await restarted.stateHash()).toBe(before);
      },
    );
    expect(writes).toBe(1);
  });

  it('of founding leaves no contest, or one that is founded', async () => {
    const person = { surname: 'Штаб', givenName: '', patronymic: '', organisation: '' };
    const input = { settings: testSettings, person, passphrase, trust: plainTrust };
    for (let n = 1; n < 10; n += 1) {
      const disk = createMemoryStore();
      const failing = failingAt(disk, n, 'AbortError');
      const desk = await startDesk(failing);
      const answer = await desk.createContest(input);
      if (!failing.failed) return;
      expect(answer).toMatchObject({ error: { type: 'StoreFailed' } });
      const restarted = await startDesk(disk);
      if (restarted.getSnapshot().phase === 'empty') valueOf(await restarted.createContest(input));
      expect(restarted.getSnapshot().state?.settings?.template).toBe('test');
      expect(restarted.getSnapshot().profile?.person.surname).toBe('Штаб');
    }
    throw new Error('founding never got through');
  });

  it('of opening an invitation leaves nothing, or a laptop whose key is enrolled', async () => {
    const { hq } = await headquartersWithFiles();
    const file = await invite(hq, 'c1');
    for (let n = 1; n < 10; n += 1) {
      const disk = createMemoryStore();
      const failing = failingAt(disk, n, 'AbortError');
      const desk = await startDesk(failing);
      await desk.openInvitation({ file, passphrase });
      if (!failing.failed) return;
      const restarted = await startDesk(disk);
      if (restarted.getSnapshot().phase === 'empty')
        valueOf(await restarted.openInvitation({ file, passphrase }));
      const { state, profile } = restarted.getSnapshot();
      expect(state?.keys.get(profile?.publicKey ?? ('' as never))).toMatchObject({ person: 'c1' });
    }
    throw new Error('joining never got through');
  });

  it('of a hand-in leaves the sheet as it was, or handed in', async () => {
    const { hq } = await headquartersWithFiles();
    const store = createMemoryStore();
    const juror = await join(await invite(hq, 'j2'), store);
    await scoreSheet(juror, sheet('2', 'j2'), 6);
    const ref = sheet('2', 'j2');
    const writes = await atEveryWrite(
      store,
      (desk) => desk.handIn({ stage: 'written', sheets: [ref] }),
      async (restarted) => {
        const status = restarted.getSnapshot().state?.sheets.get('written/2/j2')?.status;
        if (status !== 'handed-in')
          valueOf(await restarted.handIn({ stage: 'written', sheets: [ref] }));
        expect(restarted.getSnapshot().state?.sheets.get('written/2/j2')).toMatchObject({
          status: 'handed-in',
          counted: true,
        });
        expect(one(valueOf(await restarted.exportScores())).bytes.length).toBeGreaterThan(1000);
      },
      // A hand-in that was recorded is sealed at the next start.
      false,
    );
    expect(writes).toBe(2);
  });

  it('of a new log keeps what was not sealed yet', async () => {
    const { hq } = await headquartersWithFiles();
    const store = createMemoryStore();
    const juror = await join(await invite(hq, 'j2'), store);
    await scoreSheet(juror, sheet('2', 'j2'), 6);
    await atEveryWrite(
      store,
      (desk) => desk.startNewLog(),
      async (restarted) => {
        valueOf(await restarted.handIn({ stage: 'written', sheets: [sheet('2', 'j2')] }));
        expect(restarted.getSnapshot().state?.counts).toMatchObject({ fork: 0, hard: 0, rule: 0 });
      },
    );
  });

  it('of reading a plan’s files finds nothing to write at all', async () => {
    const { store, hq, files } = await headquartersWithFiles();
    const before = await dumpOf(store);
    valueOf(await hq.planImport(files));
    expect(await dumpOf(store)).toBe(before);
  });
});
