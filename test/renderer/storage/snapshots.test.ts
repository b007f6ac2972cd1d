import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { err, ok } from '../../../shared/basics/result.ts';
import type { HostFile } from '../../../shared/host/host-table.ts';
import type { StorageSpace } from '../../../shared/host/keeping.ts';
import { setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import type { KeepingHost } from '../../../renderer/storage/desk-core.ts';
import { createDeskEngine, type DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { programVersion } from '../../../renderer/storage/program-version.ts';
import { ed25519 } from '../../builders/contest-builder.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join,
  one,
  passphrase,
  points,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from './desks.ts';
import { MemoryJournal } from './memory-journal.ts';
import { stretchQuickly } from './passphrase-work.ts';
import { openYearIndex } from './open-year-index.ts';

beforeAll(stretchQuickly);

const minute = 60_000;
const day = 24 * 60 * minute;

/** A desktop around a desk: the copies it wrote, its clock and the room on its disk. */
class Desktop implements KeepingHost {
  readonly exchange = null;
  readonly files: HostFile[] = [];
  clock = 1_763_800_000_000;
  second: 'none' | 'written' | 'failed' = 'none';
  isFull = false;
  room: StorageSpace = { free: 2e9, level: 'ok' };
  readonly name: string;
  readonly journal = new MemoryJournal();
  private static count = 0;
  private random = 0;

  constructor() {
    Desktop.count += 1;
    this.name = `desktop ${Desktop.count}`;
  }

  writeSnapshot: NonNullable<KeepingHost['writeSnapshot']> = async (file) => {
    if (this.isFull) return err({ type: 'SnapshotFailed', details: { name: file.name } });
    this.files.push(file);
    return ok({ name: file.name, second: this.second });
  };

  space = async (): Promise<StorageSpace> => this.room;

  async start(program = programVersion): Promise<DeskEngine> {
    const desk = createDeskEngine({
      store: createJournaledStore(this.name, this.journal),
      ed25519,
      randomBytes: (length) => {
        this.random += 1;
        return new Uint8Array(length).map((_, at) => (this.random * 13 + at * 5) % 256);
      },
      now: () => {
        this.clock += 10;
        return this.clock;
      },
      bytesAtOnce: 1,
      openYearIndex,
      installDemo: async () => err({ type: 'Unexpected' }),
      host: this,
      program,
    });
    await desk.start();
    return desk;
  }

  get reasons(): readonly string[] {
    return this.files.map(({ name }) => name.replace(/^.*-(\w+)\.qzs$/, '$1'));
  }

  get last(): NamedFile {
    const file = this.files.at(-1);
    if (file === undefined) throw new Error('no copy was made');
    return file;
  }
}

async function jurorOn(desktop: Desktop): Promise<{ juror: DeskEngine; hq: DeskEngine }> {
  const hq = await startDesk();
  await foundOn(hq);
  const juror = await desktop.start();
  valueOf(await juror.openInvitation({ file: await invite(hq, 'j1'), passphrase }));
  await handIn(juror, sheet('1'), 7);
  valueOf(await juror.record([setScore(sheet('2'), 'novelty', points(4))]));
  valueOf(await juror.record([setComment(sheet('2'), 'novelty', 'Жаңа')]));
  return { juror, hq };
}

describe('a copy of the contest', () => {
  it('opens on a laptop without any contest, with the same state and in a new log', async () => {
    const desktop = new Desktop();
    const { juror, hq } = await jurorOn(desktop);
    const { name, at } = valueOf(await juror.makeSnapshot());
    expect(name).toMatch(/^\d{8}-\d{6}-j1-demand\.qzs$/);
    expect(juror.getSnapshot().keeping.lastSnapshot).toEqual({ at, second: 'none' });
    const hash = await juror.stateHash();
    const file = desktop.last;

    const other = new Desktop();
    const borrowed = await other.start();
    expect(valueOf(await borrowed.inspectSnapshot(file))).toEqual({
      contest: juror.getSnapshot().profile?.contest,
      role: 'juror',
      demo: false,
      locked: true,
      createdAt: at,
      program: programVersion,
      reason: 'demand',
      segments: 2,
      operations: 7,
      stateHash: hash,
    });
    expect(await borrowed.previewRestore({ file, passphrase: 'дұрыс емес' })).toMatchObject({
      error: { type: 'PassphraseWrong' },
    });
    expect(valueOf(await borrowed.previewRestore({ file, passphrase }))).toMatchObject({
      title: juror.getSnapshot().state?.settings?.title,
      person: { id: 'j1' },
      role: 'juror',
      sheets: 2,
      operations: 7,
      stateHash: hash,
      newerHere: 0,
    });
    expect(borrowed.getSnapshot().phase).toBe('empty');
    expect(valueOf(await borrowed.restore({ file, passphrase }))).toEqual({ stateHash: hash });
    expect(borrowed.getSnapshot()).toMatchObject({ phase: 'open', behind: true });
    expect(await borrowed.stateHash()).toBe(hash);

    // Both laptops go on, and no log gets two ends.
    const log = borrowed.getSnapshot().profile?.log;
    for (const desk of [juror, borrowed])
      valueOf(await desk.record([setScore(sheet('2'), 'effect', points(5))]));
    expect(borrowed.getSnapshot().profile?.log).not.toBe(log);
    await importInto(hq, await scoresOf(juror), await scoresOf(borrowed));
    expect(hq.getSnapshot().state?.counts).toMatchObject({ fork: 0 });
    const restarted = await other.start();
    valueOf(await restarted.unlock(passphrase));
    expect(await restarted.stateHash()).toBe(await borrowed.stateHash());
  });

  it('takes the place of what is here, of which a copy is made first', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    valueOf(await juror.makeSnapshot());
    const [file, hash] = [desktop.last, await juror.stateHash()];
    valueOf(await juror.record([setScore(sheet('2'), 'effect', points(5))]));
    const later = await juror.stateHash();
    expect(valueOf(await juror.previewRestore({ file, passphrase })).newerHere).toBe(1);
    valueOf(await juror.restore({ file, passphrase }));
    expect(await juror.stateHash()).toBe(hash);
    expect(desktop.reasons).toEqual(['demand', 'restore']);
    valueOf(await juror.restore({ file: desktop.last, passphrase }));
    expect(await juror.stateHash()).toBe(later);
    // The way back is not taken where the copy before it cannot be made.
    desktop.isFull = true;
    expect(await juror.restore({ file, passphrase })).toMatchObject({
      error: { type: 'SnapshotFailed' },
    });
    expect(await juror.stateHash()).toBe(later);
  });

  it('leaves what is here as it is where the disk refuses the restored one', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    valueOf(await juror.makeSnapshot());
    valueOf(await juror.record([setScore(sheet('2'), 'effect', points(5))]));
    const hash = await juror.stateHash();
    const at = desktop.journal.appends;
    // The copy before it is noted first.
    desktop.journal.refuse = (append) => (append === at + 2 ? 'full' : null);
    expect(await juror.restore({ file: desktop.last, passphrase })).toMatchObject({
      error: { type: 'StoreFull' },
    });
    expect(await juror.stateHash()).toBe(hash);
    valueOf(await juror.record([setScore(sheet('2'), 'economy', points(5))]));
    const again = await desktop.start();
    valueOf(await again.unlock(passphrase));
    expect(await again.stateHash()).toBe(await juror.stateHash());
  });

  it('is refused where any part of it was changed, and where a newer program wrote it', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    valueOf(await juror.makeSnapshot());
    const { bytes } = desktop.last;
    const empty = await new Desktop().start();
    const places = Array.from({ length: 40 }, (_, part) => Math.floor((bytes.length * part) / 40));
    for (const place of [...places, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 4;
      const file = { name: 'a.qzs', bytes: changed };
      const answer = await empty.restore({ file, passphrase });
      expect([place, answer.ok]).toEqual([place, false]);
    }
    for (const length of [0, 1, 17, Math.floor(bytes.length / 2), bytes.length - 1])
      expect(
        await empty.inspectSnapshot({ name: 'a.qzs', bytes: bytes.slice(0, length) }),
      ).toMatchObject({ error: { type: 'SnapshotDamaged' } });
    const mistaken = { name: 'a.qzs', bytes: new TextEncoder().encode('QAZYLAR-ROOT-1 and more') };
    for (const command of [
      empty.inspectSnapshot(mistaken),
      empty.restore({ file: mistaken, passphrase }),
    ])
      expect(await command).toEqual(err({ type: 'NotASnapshot' }));
    expect(empty.getSnapshot().phase).toBe('empty');
    const text = new TextDecoder('latin1').decode(bytes);
    const at = text.indexOf('gversion') + 'gversion'.length;
    const newer = bytes.slice();
    newer[at] = 3;
    expect(await empty.inspectSnapshot({ name: 'a.qzs', bytes: newer })).toEqual(
      err({ type: 'SnapshotNewer' }),
    );
  });

  it('can be had of everything that rests, sealed as it is, and opens where a newer program is', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    const hash = await juror.stateHash();
    const file = one(valueOf(await juror.rescue()));
    expect(file.name).toMatch(/rescue\.qzs$/);
    const borrowed = await new Desktop().start();
    expect(valueOf(await borrowed.inspectSnapshot(file))).toMatchObject({
      reason: 'rescue',
      role: 'juror',
      locked: true,
    });
    expect(valueOf(await borrowed.previewRestore({ file, passphrase }))).toMatchObject({
      stateHash: hash,
      sheets: 2,
    });
    expect(valueOf(await borrowed.restore({ file, passphrase }))).toEqual({ stateHash: hash });
    const half = { ...file, bytes: file.bytes.slice(0, 500) };
    expect(await borrowed.inspectSnapshot(half)).toEqual(err({ type: 'SnapshotDamaged' }));
    expect(await borrowed.previewRestore({ file, passphrase: 'дұрыс емес' })).toMatchObject({
      error: { type: 'PassphraseWrong' },
    });
  });

  it('is not made in a browser', async () => {
    const desk = await startDesk(createMemoryStore());
    await foundOn(desk);
    expect(await desk.makeSnapshot()).toEqual(err({ type: 'NoSnapshots' }));
    await desk.tick();
    expect(desk.getSnapshot().save).not.toMatchObject({ status: 'failed' });
  });
});

describe('copies by themselves', () => {
  it('are made when half an hour of changes is not in one, and when a day has passed', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    await juror.tick();
    expect(desktop.reasons).toEqual(['day']);
    valueOf(await juror.record([setScore(sheet('2'), 'effect', points(5))]));
    desktop.clock += 29 * minute;
    await juror.tick();
    expect(desktop.reasons).toEqual(['day']);
    desktop.clock += 2 * minute;
    await juror.tick();
    desktop.clock += 31 * minute;
    await juror.tick();
    expect(desktop.reasons).toEqual(['day', 'schedule']);
    desktop.clock += day;
    await juror.tick();
    expect(desktop.reasons).toEqual(['day', 'schedule', 'day']);
  });

  it('are made before another version of the program writes anything', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    await juror.tick();
    const newer = await desktop.start('99.0.0');
    valueOf(await newer.unlock(passphrase));
    expect(desktop.reasons).toEqual(['day', 'update']);
    const again = await desktop.start('99.0.0');
    valueOf(await again.unlock(passphrase));
    await again.tick();
    expect(desktop.reasons).toEqual(['day', 'update']);
    const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ version: programVersion });
  });

  it('are made before an import, which goes on without one and says so', async () => {
    const desktop = new Desktop();
    const hq = await desktop.start();
    await foundOn(hq);
    const juror = await join(await invite(hq, 'j1'));
    await handIn(juror, sheet('1'), 7);
    await importInto(hq, await scoresOf(juror));
    expect(desktop.reasons).toEqual(['import']);
    desktop.isFull = true;
    await handIn(juror, sheet('2'), 7);
    await importInto(hq, await scoresOf(juror));
    // What came is saved, and that is not hidden by the copy that failed.
    expect(hq.getSnapshot().save).not.toMatchObject({ status: 'failed' });
    expect(hq.getSnapshot().keeping.copyError).toMatchObject({ type: 'SnapshotFailed' });
    expect(hq.getSnapshot().state?.sheets.get('written/2/j1')?.status).toBe('handed-in');
    desktop.isFull = false;
    valueOf(await hq.makeSnapshot());
    expect(hq.getSnapshot().keeping.copyError).toBeNull();
  });

  it('tell what became of the second place', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    desktop.second = 'failed';
    valueOf(await juror.makeSnapshot());
    expect(juror.getSnapshot().keeping.lastSnapshot?.second).toBe('failed');
  });

  it('are made before a journal that has grown too large is begun anew', async () => {
    const desktop = new Desktop();
    const { juror } = await jurorOn(desktop);
    await juror.tick();
    const size = vi.spyOn(desktop.journal, 'size', 'get').mockReturnValue(65 * 1024 * 1024);
    valueOf(await juror.record([setScore(sheet('2'), 'effect', points(5))]));
    const before = desktop.journal.generation;
    await juror.tick();
    size.mockRestore();
    expect(desktop.reasons).toEqual(['day', 'compaction']);
    expect(desktop.journal.generation).not.toBe(before);
    expect(desktop.journal.entries.length).toBeLessThan(4);
    valueOf(await juror.record([setScore(sheet('2'), 'economy', points(5))]));
    const again = await desktop.start();
    valueOf(await again.unlock(passphrase));
    expect(again.getSnapshot().keeping.repair).toBeNull();
    expect(await again.stateHash()).toBe(await juror.stateHash());
  });
});

it('takes no new scores where there is next to no room, but hands in, seals and exports', async () => {
  const desktop = new Desktop();
  const { juror } = await jurorOn(desktop);
  await juror.tick();
  expect(juror.getSnapshot().keeping.space).toEqual({ free: 2e9, level: 'ok' });
  valueOf(await juror.record([setScore(sheet('2'), 'effect', points(5))]));
  valueOf(await juror.record([setScore(sheet('2'), 'economy', points(5))]));
  desktop.room = { free: 1e8, level: 'blocked' };
  await juror.tick();
  expect(await juror.record([setScore(sheet('2'), 'economy', points(6))])).toEqual(
    err({ type: 'SpaceBlocked' }),
  );
  valueOf(await juror.handIn({ stage: 'written', sheets: [sheet('2')] }));
  expect(one(valueOf(await juror.exportScores())).bytes.length).toBeGreaterThan(100);
  desktop.room = { free: 3e8, level: 'low' };
  await juror.tick();
  expect(juror.getSnapshot().keeping.space?.level).toBe('low');
});

it('asks for an export in a browser after each hand-in, until one is confirmed', async () => {
  const hq = await startDesk();
  await foundOn(hq);
  const juror = await join(await invite(hq, 'j1'), createMemoryStore());
  expect(juror.getSnapshot().keeping.exportDue).toBe(false);
  await handIn(juror, sheet('1'), 7);
  expect(juror.getSnapshot().keeping.exportDue).toBe(true);
  await scoresOf(juror);
  expect(juror.getSnapshot().keeping.exportDue).toBe(true);
  valueOf(await juror.confirmHandOver());
  expect(juror.getSnapshot().keeping.exportDue).toBe(false);
  valueOf(await juror.record([setScore(sheet('2'), 'effect', points(5))]));
  expect(juror.getSnapshot().keeping.exportDue).toBe(false);
});
