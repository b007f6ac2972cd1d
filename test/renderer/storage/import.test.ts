import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { fileCode } from '../../../shared/bundle/file-code.ts';
import { resolveConflict } from '../../../shared/merge/resolution-operations.ts';
import type { ContestStore } from '../../../renderer/storage/contest-store.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import {
  dumpOf,
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  points,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

interface Hall {
  readonly hq: DeskEngine;
  readonly store: ContestStore;
  readonly j1: DeskEngine;
  /** Both jurors' first sheets. */
  readonly files: readonly [NamedFile, NamedFile];
}

async function hall(): Promise<Hall> {
  const store = createMemoryStore();
  const hq = await startDesk(store);
  await foundOn(hq);
  const j1 = await join(await invite(hq, 'j1'));
  const j2 = await join(await invite(hq, 'j2'));
  await handIn(j1, sheet('1', 'j1'), 7);
  await handIn(j2, sheet('1', 'j2'), 8);
  return { hq, store, j1, files: [await scoresOf(j1), await scoresOf(j2)] };
}

describe('a dry run', () => {
  it('says of each file who sent it, what it brings and under which code, and writes nothing', async () => {
    const { hq, store, files } = await hall();
    const before = await dumpOf(store);
    const [first, second] = files;
    const plan = valueOf(
      await hq.planImport([first, { name: 'copy.qzb', bytes: first.bytes }, second]),
    );
    expect(plan.files).toMatchObject([
      {
        accepted: true,
        kind: 'scores',
        sender: { name: 'Surname-j1 Name' },
        newOperations: 5,
        knownOperations: 0,
        sheets: 1,
        code: fileCode(first.bytes),
        encrypted: false,
        sameAs: null,
        broughtBack: 0,
        size: first.bytes.length,
      },
      { newOperations: 0, knownOperations: 5, sheets: 0, code: fileCode(first.bytes) },
      { newOperations: 5, sheets: 1, code: fileCode(second.bytes) },
    ]);
    expect(plan.totals).toEqual({
      newOperations: 10,
      knownOperations: 5,
      conflicts: 0,
      quarantined: 0,
      refused: 0,
    });
    expect(await dumpOf(store)).toBe(before);
    expect(hq.getSnapshot().task).toBeNull();
  });

  it('knows a file again under any name, and says when it came', async () => {
    const { hq, files } = await hall();
    await importInto(hq, files[0]);
    const renamed = { name: 'Көшірме (2).txt', bytes: files[0].bytes };
    const plan = valueOf(await hq.planImport([renamed]));
    const [received] = hq.getSnapshot().received;
    expect(plan.files).toMatchObject([
      {
        newOperations: 0,
        sameAs: { file: 'juror-j1.qzb', receivedAt: received?.receivedAt },
      },
    ]);
    const hash = await hq.stateHash();
    valueOf(await hq.runImport(plan.id));
    expect(await hq.stateHash()).toBe(hash);
    expect(hq.getSnapshot().received).toMatchObject([
      { id: received?.id, file: 'juror-j1.qzb', newOperations: 5, state: 'held' },
    ]);
    expect(hq.getSnapshot().received[0]?.receivedAt).toBeGreaterThan(received?.receivedAt ?? 0);
  });

  it('blames a conflict on the file that brings its second half', async () => {
    const { hq, files } = await hall();
    const coordinator = await join(await invite(hq, 'c1'));
    await importInto(coordinator, ...files);
    await handIn(coordinator, sheet('1', 'j1'), 4).catch(() => undefined);
    const regional = one(valueOf(await coordinator.exportRegional()));
    const plan = valueOf(await hq.planImport([files[1], files[0], regional]));
    expect(plan.files.map((file) => file.accepted && file.newConflicts)).toEqual([0, 0, 3]);
    expect(plan.totals.conflicts).toBe(3);
  });

  it('stops when it is told to, between any two parts of a file', async () => {
    const { hq, store, files } = await hall();
    const before = await dumpOf(store);
    for (const stopAt of [1, 2, 3, 4]) {
      let told = 0;
      const stop = hq.subscribe(() => {
        told += hq.getSnapshot().task === null ? 0 : 1;
        if (told === stopAt) void hq.cancelImport();
      });
      expect(await hq.planImport(files)).toEqual({
        ok: false,
        error: { type: 'ImportCancelled' },
      });
      stop();
    }
    expect(await dumpOf(store)).toBe(before);
  });
});

describe('an import', () => {
  it('writes each segment by itself where no two fit, reads it back, and remembers what came with which file', async () => {
    const { hq, store, files } = await hall();
    const apply = vi.spyOn(store, 'apply');
    const summary = await importInto(hq, ...files);
    const written = apply.mock.calls.map(([changes]) =>
      changes.flatMap((change) => (change.type === 'segments' ? change.segments : [])),
    );
    expect(Math.max(...written.map((segments) => segments.length))).toBe(1);
    expect(summary.checkedSegments).toBe(written.flat().length);
    expect(summary.stateHash).toBe(await hq.stateHash());
    expect(hq.getSnapshot().received).toMatchObject([
      { id: '1', person: 'j1', newOperations: 5, state: 'held' },
      { id: '2', person: 'j2', newOperations: 5, state: 'held' },
    ]);
  });

  it('puts what fits into one transaction, and a larger segment into one of its own', async () => {
    const sizes: number[][] = [];
    for (const bytesAtOnce of [1, 1500, 1_000_000]) {
      const { store, files } = await hall();
      const hq = await startDesk(store, { bytesAtOnce });
      const apply = vi.spyOn(store, 'apply');
      await importInto(hq, files[0]);
      const written = apply.mock.calls.flatMap(([changes]) =>
        changes.flatMap((change) =>
          change.type === 'segments' ? [change.segments.map(({ bytes }) => bytes.length)] : [],
        ),
      );
      for (const portion of written) {
        const sum = portion.reduce((total, size) => total + size, 0);
        expect(portion.length === 1 || sum <= bytesAtOnce).toBe(true);
      }
      sizes.push(written.map((portion) => portion.length));
    }
    expect(sizes[0]).toEqual(sizes[0]?.map(() => 1));
    expect(sizes.map((portions) => portions.reduce((sum, one) => sum + one, 0))).toEqual(
      sizes.map(() => sizes[0]?.length),
    );
    expect(sizes[2]).toHaveLength(1);
  });

  it('says so when what it wrote reads back differently, and leaves the import open', async () => {
    const { hq, store, files } = await hall();
    vi.spyOn(store, 'readBack').mockImplementation(async (ids) => ids.map(() => new Uint8Array(3)));
    const plan = valueOf(await hq.planImport([files[0]]));
    expect(await hq.runImport(plan.id)).toEqual({ ok: false, error: { type: 'ImportUnverified' } });
    expect(hq.getSnapshot().received).toMatchObject([{ state: 'interrupted' }]);
  });

  it('leaves a part that says so when it is stopped, and goes on with the rest', async () => {
    const { hq, store, files } = await hall();
    const plan = valueOf(await hq.planImport(files));
    let told = 0;
    const stop = hq.subscribe(() => {
      told += hq.getSnapshot().task === null ? 0 : 1;
      if (told === 2) void hq.cancelImport();
    });
    expect(await hq.runImport(plan.id)).toMatchObject({ error: { type: 'ImportCancelled' } });
    stop();
    const [part] = hq.getSnapshot().received;
    expect(part).toMatchObject({ id: '1', state: 'interrupted' });
    expect(part?.newOperations).toBeGreaterThan(0);
    expect(part?.newOperations).toBeLessThan(5);

    const again = await startDesk(store);
    expect(again.getSnapshot().received).toEqual(hq.getSnapshot().received);
    expect(await again.stateHash()).toBe(await hq.stateHash());
    await importInto(again, ...files);
    expect(again.getSnapshot().received).toMatchObject([
      { id: '1', state: 'held', newOperations: 5 },
      { id: '2', state: 'held', newOperations: 5 },
    ]);
    expect(again.getSnapshot().state?.sheets.get('written/1/j1')?.counted).toBe(true);
  });
});

describe('taking an import back', () => {
  it('leaves the state as before, and the file brings it all back and says so', async () => {
    const { hq, store, files } = await hall();
    await importInto(hq, files[0]);
    const before = await hq.stateHash();
    await importInto(hq, files[1]);
    const after = await hq.stateHash();
    valueOf(await hq.undoImport('2'));
    expect(await hq.stateHash()).toBe(before);
    expect(hq.getSnapshot().received).toMatchObject([
      { state: 'held' },
      { id: '2', state: 'undone' },
    ]);
    expect(await (await startDesk(store)).stateHash()).toBe(before);
    const plan = valueOf(await hq.planImport([files[1]]));
    expect(plan.files).toMatchObject([{ newOperations: 5, broughtBack: 5, sameAs: null }]);
    valueOf(await hq.runImport(plan.id));
    expect(await hq.stateHash()).toBe(after);
    expect(hq.getSnapshot().received).toMatchObject([
      { state: 'held' },
      { id: '2', state: 'held' },
    ]);
  });

  it('takes back a file that came twice at once under two names', async () => {
    const { hq, files } = await hall();
    const before = await hq.stateHash();
    await importInto(hq, files[0], { name: 'Көшірме (2).txt', bytes: files[0].bytes });
    expect(hq.getSnapshot().received).toMatchObject([{ id: '1', newOperations: 5 }]);
    valueOf(await hq.undoImport('1'));
    expect(await hq.stateHash()).toBe(before);
  });

  it('leaves what another file holds to that file, which can be taken back after it', async () => {
    const { hq, j1, files } = await hall();
    const before = await hq.stateHash();
    await importInto(hq, files[0]);
    const same = await scoresOf(j1);
    await importInto(hq, same);
    expect(hq.getSnapshot().received).toMatchObject([{ newOperations: 5 }, { newOperations: 0 }]);
    valueOf(await hq.undoImport('1'));
    expect(hq.getSnapshot().received).toMatchObject([{ state: 'undone' }, { newOperations: 5 }]);
    valueOf(await hq.undoImport('2'));
    expect(await hq.stateHash()).toBe(before);
  });

  it('keeps what another file holds as well', async () => {
    const { hq, store, j1, files } = await hall();
    await importInto(hq, files[0]);
    await handIn(j1, sheet('2', 'j1'), 3);
    await importInto(hq, await scoresOf(j1));
    const both = await hq.stateHash();
    // The second file holds the first one's records too: nothing builds on them that would stay.
    valueOf(await hq.undoImport('1'));
    expect(await hq.stateHash()).toBe(both);
    valueOf(await hq.undoImport('2'));
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')?.handIn).toBeNull();
    expect((await store.load())?.segments.every((segment) => segment.import === undefined)).toBe(
      true,
    );
    await importInto(hq, await scoresOf(j1));
    expect(await hq.stateHash()).toBe(both);
  });

  it('is refused where a later file goes on from it, and where headquarters decided on it', async () => {
    const { hq, files } = await hall();
    const coordinator = await join(await invite(hq, 'c1'));
    await handIn(coordinator, sheet('1', 'j1'), 4).catch(() => undefined);
    await importInto(hq, files[0]);
    await importInto(hq, one(valueOf(await coordinator.exportRegional())));
    const [conflict] = hq.getSnapshot().state?.hard ?? [];
    if (conflict === undefined) throw new Error('a conflict');
    const versions = conflict.alternatives.map(({ operation }) => operation.id);
    const before = await hq.stateHash();
    valueOf(await hq.record([resolveConflict(conflict.key, points(7), versions, 'seen')]));
    const decided = await hq.stateHash();
    for (const id of ['1', '2']) {
      expect(await hq.undoImport(id)).toMatchObject({
        error: { type: 'ImportInUse', details: { what: conflict.key, who: 'Штаб' } },
      });
    }
    expect(await hq.stateHash()).toBe(decided);
    expect(decided).not.toBe(before);
    expect(await hq.undoImport('9')).toMatchObject({ error: { type: 'ImportUnknown' } });
  });
});

it('comes to the same whatever was imported and taken back before', async () => {
  const { store, j1, files } = await hall();
  await handIn(j1, sheet('2', 'j1'), 4);
  const all = [...files, await scoresOf(j1)];
  const began = await store.load();
  if (began === null) throw new Error('a contest');
  const fresh = async () => {
    const copy = createMemoryStore();
    const { profile, facts, own, segments } = began;
    await copy.apply([
      { type: 'create', profile, facts, ...(own === null ? {} : { own }) },
      { type: 'segments', segments, sealed: false },
    ]);
    return startDesk(copy);
  };
  const step = fc.tuple(fc.boolean(), fc.nat(all.length - 1));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const desk = await fresh();
      const idOf = (file: NamedFile) =>
        desk.getSnapshot().received.find(({ code }) => code === fileCode(file.bytes));
      for (const [forth, index] of steps) {
        const file = all[index];
        const record = file === undefined ? undefined : idOf(file);
        if (file !== undefined && forth) await importInto(desk, file);
        else if (record?.state === 'held') await desk.undoImport(record.id);
      }
      const held = all.filter((file) => idOf(file)?.state === 'held');
      const plain = await fresh();
      if (held.length > 0) await importInto(plain, ...held);
      expect(await desk.stateHash()).toBe(await plain.stateHash());
    }),
    { numRuns: 12 },
  );
});
