import { isDeepStrictEqual } from 'node:util';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { setScore } from '../../../shared/scoring/score-operations.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { DeskError, NamedFile } from '../../../renderer/storage/desk.ts';
import { createJournaledStore } from '../../../renderer/storage/journaled-store.ts';
import type { Result } from '../../../shared/basics/result.ts';
import { isLong } from '../../long/count-cases.ts';
import { foundOn, invite, points, sheet, startDesk, valueOf } from './desks.ts';
import { MemoryJournal } from './memory-journal.ts';
import { keepSecretsOpenly } from './secrets-kept-openly.ts';

beforeAll(keepSecretsOpenly);

const criteria = ['novelty', 'effect', 'economy'] as const;
let names = 0;
let name = '';
let journal: MemoryJournal;
let invitation: NamedFile;

beforeAll(async () => {
  const hq = await startDesk();
  await foundOn(hq);
  invitation = await invite(hq, 'j1');
});

beforeEach(() => {
  names += 1;
  name = `failing ${names}`;
  journal = new MemoryJournal();
});

const start = (): Promise<DeskEngine> => startDesk(createJournaledStore(name, journal));

/** One step of a session, tried again a few times as a person does; what it said each time. */
type Step = (desk: DeskEngine) => Promise<Result<unknown, DeskError>>;

const session: readonly Step[] = [
  (desk) => desk.openInvitation({ file: invitation, passphrase: 'Құпия сөз 2026' }),
  ...criteria.map(
    (criterion): Step =>
      (desk) =>
        desk.record([setScore(sheet('1'), criterion, points(7))]),
  ),
  (desk) => desk.handIn({ stage: 'written', sheets: [sheet('1')] }),
  (desk) => desk.record([setScore(sheet('2'), 'novelty', points(3))]),
];

/** Plays the session; a step that fails is tried again, after a restart where nothing else helps. */
async function play(): Promise<{ readonly desk: DeskEngine; readonly errors: readonly string[] }> {
  let desk = await start();
  const errors: string[] = [];
  for (const step of session) {
    for (let tries = 0; ; tries += 1) {
      const before = desk.getSnapshot().phase;
      const answer = await step(desk);
      if (answer.ok) break;
      errors.push(answer.error.type);
      const isTold = isDeepStrictEqual(desk.getSnapshot().save, {
        status: 'failed',
        error: answer.error,
      });
      if (before === 'open' && !isTold) throw new Error('nobody is told');
      if (answer.error.type === 'ContestOpen') break;
      if (tries > 0) {
        desk = await start();
        // Founding that was taken back by a restart is simply done again; what is there already, is there.
        if (desk.getSnapshot().phase === 'open' && step === session[0]) break;
      }
      if (tries > 5) throw new Error(`it never works again: ${answer.error.type}`);
    }
  }
  expect(desk.getSnapshot().save).not.toMatchObject({ status: 'failed' });
  return { desk, errors };
}

/** Everything is there once, and a restart finds exactly what was shown. */
async function expectWhole(desk: DeskEngine): Promise<void> {
  const again = await start();
  expect(again.getSnapshot().phase).toBe('open');
  expect(await again.stateHash()).toBe(await desk.stateHash());
  for (const shown of [desk, again]) {
    const { state } = shown.getSnapshot();
    expect(state?.sheets.get('written/1/j1')).toMatchObject({
      status: 'handed-in',
      scores: { novelty: 7000, effect: 7000, economy: 7000 },
    });
    expect(state?.sheets.get('written/2/j1')?.scores).toEqual({ novelty: 3000 });
    expect(state?.counts).toMatchObject({ fork: 0, hard: 0, rule: 0 });
    expect(state?.quarantine).toEqual([]);
  }
  // The journal alone says the same.
  name = `${name} from the journal`;
  const rebuilt = await start();
  expect(await rebuilt.stateHash()).toBe(await desk.stateHash());
}

/** The first cause meets every write; the others every third, and every one in the long form. */
const stepOf = (cause: string): number =>
  isLong || ['full', 'silence', 'QuotaExceededError'].includes(cause) ? 1 : 3;

describe('a session in which one write fails', () => {
  it.each(['full', 'other', 'denied', 'busy'] as const)(
    'loses and doubles nothing, whichever append the journal refuses because of %s',
    async (reason) => {
      let tried = 0;
      for (let n = 1; ; n += stepOf(reason)) {
        names += 1;
        name = `refused ${reason} ${names}`;
        journal = new MemoryJournal();
        journal.refuse = (append) => (append === n ? reason : null);
        const { desk, errors } = await play();
        await expectWhole(desk);
        if (errors.length === 0) {
          tried = n;
          break;
        }
        expect(errors).toEqual([reason === 'full' ? 'StoreFull' : 'JournalFailed']);
      }
      expect(tried).toBeGreaterThan(session.length);
    },
    60_000,
  );

  it.each(['silence', 'late'] as const)(
    'stops where the journal does not answer (%s), and comes out whole after a restart',
    async (how) => {
      for (let n = 1; ; n += stepOf(how)) {
        names += 1;
        name = `${how} ${names}`;
        journal = new MemoryJournal();
        journal.refuse = (append) => (append === n ? how : null);
        const { desk, errors } = await play();
        await expectWhole(desk);
        if (errors.length === 0) return;
        expect(new Set(errors)).toEqual(new Set(['StoreStopped']));
      }
    },
    60_000,
  );

  it.each(['QuotaExceededError', 'AbortError', 'UnknownError'])(
    'loses and doubles nothing, whichever transaction of the database fails with %s',
    async (kind) => {
      let tried = 0;
      for (let n = 1; ; n += stepOf(kind)) {
        names += 1;
        name = `database ${kind} ${names}`;
        journal = new MemoryJournal();
        let marks = 0;
        const put = IDBObjectStore.prototype.put;
        const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function fail(
          this: IDBObjectStore,
          ...row
        ) {
          const [value] = row as [{ name?: string }];
          if (value.name === 'mark') marks += 1;
          if (value.name === 'mark' && marks === n) throw new DOMException('no', kind);
          return Reflect.apply(put, this, row);
        });
        const { desk, errors } = await play();
        spy.mockRestore();
        await expectWhole(desk);
        if (errors.length === 0) {
          tried = n;
          break;
        }
        expect(errors).toEqual([kind === 'QuotaExceededError' ? 'DiskFull' : 'StoreFailed']);
      }
      expect(tried).toBeGreaterThan(session.length);
    },
    120_000,
  );

  it('stops where neither the database nor the journal takes a word, and tells so', async () => {
    const { desk } = await play();
    const at = journal.appends;
    journal.refuse = (append) => (append === at + 2 ? 'full' : null);
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    const action = setScore(sheet('2'), 'effect', points(4));
    expect(await desk.record([action])).toMatchObject({ error: { type: 'DiskFull' } });
    spy.mockRestore();
    expect(await desk.record([action])).toMatchObject({ error: { type: 'StoreStopped' } });
    expect(desk.getSnapshot().save).toMatchObject({ status: 'failed' });
    const again = await start();
    valueOf(await again.record([action]));
    expect(again.getSnapshot().state?.sheets.get('written/2/j1')?.scores).toEqual({
      novelty: 3000,
      effect: 4000,
    });
    expect(again.getSnapshot().save.status).toBe('saved');
  });
});
