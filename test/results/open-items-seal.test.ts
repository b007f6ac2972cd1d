import { describe, expect, test } from 'vitest';

import type { Appeal } from '../../shared/deciding/appeal.ts';
import type { DeskView } from '../../shared/deciding/desk.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { MeetingVersion, Seal } from '../../shared/deciding/seal.ts';
import type { LogId, Operation, OperationId } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import {
  isBlocking,
  openItems,
  openItemText,
  sealHindrances,
} from '../../shared/results/open-items.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { allLanguages, contestState, meeting, ranking, seal } from './small-contest.ts';

const id = (letter: string): OperationId => `${letter.repeat(43)}.0` as OperationId;
const { root } = resultFingerprint(contestState(), ranking, meeting);
const sealed: Seal = { ...seal, root, meeting: id('m') };

const version = (change: Partial<MeetingVersion> = {}): MeetingVersion => ({
  operation: id('m'),
  meeting,
  by: sealed.by,
  reason: '',
  wallClock: 0,
  amendsSeal: false,
  ...change,
});

const other: Meeting = { ...meeting, place: 'Алматы' };
const amendment = version({
  operation: id('n'),
  meeting: other,
  reason: 'мекенжай қате',
  amendsSeal: true,
});

/** A sealed stage whose last meeting is the last of these versions. */
const sealedState = (
  on: Seal = sealed,
  versions: readonly MeetingVersion[] = [version()],
  more: Partial<ContestState> = {},
): ContestState => {
  const last = versions.at(-1)?.meeting;
  return contestState({
    seals: new Map([['written', on]]),
    meetings: new Map(last === undefined ? [] : [['written', last]]),
    meetingVersions: new Map([['written', versions]]),
    ...more,
  });
};

const itemsOf = (state: ContestState) =>
  openItems(state, ranking, state.meetings.get('written') ?? null);
const typesOf = (state: ContestState): readonly string[] => itemsOf(state).map(({ type }) => type);

describe('a seal on a result', () => {
  test('leaves nothing open while result and meeting are those it was put on', () => {
    expect(typesOf(sealedState())).toEqual([]);
  });

  test('is amended by another meeting until it is put anew', () => {
    const amended = sealedState(sealed, [version(), amendment]);
    expect(typesOf(amended)).toEqual(['amended']);
    const again = { ...sealed, meeting: id('n') };
    expect(typesOf(sealedState(again, [version(), amendment]))).toEqual([]);
  });

  test('is not amended by a record that says the same', () => {
    const same = version({ operation: id('n'), reason: 'екі нұсқаның бірі', amendsSeal: true });
    expect(typesOf(sealedState(sealed, [version(), same]))).toEqual([]);
  });

  test('wants a reason for what amends it, also once it is sealed anew', () => {
    const silent = { ...amendment, reason: '  ' };
    expect(typesOf(sealedState(sealed, [version(), silent]))).toEqual([
      'amended',
      'amendment-unexplained',
    ]);
    const again = sealedState({ ...sealed, meeting: id('n') }, [version(), silent]);
    expect(typesOf(again)).toEqual(['amendment-unexplained']);
    expect(sealHindrances(itemsOf(again))).toEqual([{ type: 'amendment-unexplained' }]);
  });

  test('is amended where the meeting it names is not here, or none is decided any more', () => {
    expect(typesOf(sealedState({ ...sealed, meeting: id('x') }))).toContain('amended');
    const none = openItems(sealedState(), ranking, null).map(({ type }) => type);
    expect(none).toContain('amended');
  });

  test('of the first version is amended by what its own log says after it', () => {
    expect(typesOf(sealedState(seal, [version(), amendment]))).toEqual(['amended']);
    expect(typesOf(sealedState(seal, [version(), { ...amendment, amendsSeal: false }]))).toEqual(
      [],
    );
  });

  test('no longer holds for another result', () => {
    const changed = sealedState({ ...sealed, root: 'f'.repeat(64) });
    expect(typesOf(changed)).toEqual(['changed-since-seal']);
    const named = new Map(contestState().submissions);
    const renamed = named.get('318');
    if (renamed !== undefined) named.set('318', { ...renamed, title: 'Басқа жоба' });
    expect(typesOf(sealedState(sealed, [version()], { submissions: named }))).toEqual([
      'changed-since-seal',
    ]);
  });

  test('waits for as many signatures as it needs', () => {
    expect(typesOf(sealedState({ ...sealed, complete: false }))).toEqual(['seal-unconfirmed']);
  });

  test('may be put anew whatever changed since, and was not confirmed', () => {
    const state = sealedState({ ...sealed, root: 'f'.repeat(64), complete: false }, [
      version(),
      amendment,
    ]);
    const items = itemsOf(state);
    expect(items.map(({ type }) => type)).toEqual([
      'amended',
      'changed-since-seal',
      'seal-unconfirmed',
    ]);
    expect(items.every(isBlocking)).toBe(true);
    expect(sealHindrances(items)).toEqual([]);
  });
});

describe('after a seal', () => {
  const late = (key: string, change: Partial<ContestState['quarantine'][number]> = {}) => ({
    operation: { id: `${key}.0`, key } as Operation,
    reason: 'late' as const,
    settled: null,
    disputed: false,
    ...change,
  });
  const counts = (rule: number): ContestState['counts'] => ({
    ...contestState().counts,
    rule,
  });

  test('what came too late is told and keeps nothing a draft', () => {
    const quarantine = [
      late('score/written/318/j-1/novelty'),
      late('sheet/written/318/j-1'),
      late('sheet/written/318/j-2', { settled: 'left-out' }),
      late('sheet/final/318/j-2'),
      late('sheet/written/23/j-1', { reason: 'recused' }),
    ];
    const items = itemsOf(sealedState(sealed, [version()], { quarantine, counts: counts(4) }));
    expect(items).toEqual([
      { type: 'rule', count: 2 },
      { type: 'late', count: 2 },
    ]);
    expect(items.filter(isBlocking)).toEqual([{ type: 'rule', count: 2 }]);
  });

  test('nothing was late for a stage that is not sealed', () => {
    const quarantine = [late('sheet/written/318/j-1')];
    const state = contestState({ seals: new Map(), quarantine, counts: counts(1) });
    expect(typesOf(state)).toEqual(['rule', 'not-sealed']);
  });

  test('appeals without an answer are told and hinder nothing', () => {
    const appeal: Appeal = {
      stage: 'written',
      id: 'a-1',
      submission: '318',
      number: '1',
      received: '2026-05-20',
      from: '',
      grounds: '',
      decision: null,
    };
    const decision = { result: 'late', number: '', date: '', reason: '', change: '' } as const;
    const appeals = new Map([
      ['written', [appeal, { ...appeal, id: 'a-2', decision }]],
      ['final', [appeal]],
    ]);
    const items = itemsOf(sealedState(sealed, [version()], { appeals }));
    expect(items).toEqual([{ type: 'appeals-open', count: 1 }]);
    expect(items.filter(isBlocking)).toEqual([]);
  });
});

test('every item about a seal has a sentence in each language', () => {
  const types = [
    'amended',
    'amendment-unexplained',
    'changed-since-seal',
    'seal-unconfirmed',
  ] as const;
  const items = [
    ...types.map((type) => ({ type })),
    { type: 'appeals-open', count: 2 } as const,
    { type: 'late', count: 3 } as const,
  ];
  for (const language of allLanguages)
    for (const item of items)
      expect(openItemText(contestState(), item, language)).toMatch(/^[^{}]{15,}$/);
});

describe('desks that have not seen what a seal would be put on', () => {
  const seenAt = Date.UTC(2026, 4, 13, 4, 30);
  const deskOf = (log: string, name: string, seen: DeskView['seen']): [LogId, DeskView] => [
    log as LogId,
    {
      log: log as LogId,
      name,
      duty: '',
      state: 'works',
      by: seal.by,
      reason: '',
      wallClock: 0,
      seen,
    },
  ];
  const desks = new Map([
    deskOf('a', 'Штаб', { current: true, wallClock: seenAt }),
    deskOf('b', 'Аудит', { current: false, wallClock: seenAt }),
    deskOf('c', 'Қор', null),
  ]);
  const unsealed = contestState({ desks, seals: new Map() });

  test('keep a stage from being sealed, and are named with what they saw last', () => {
    const items = sealHindrances(itemsOf(unsealed)).filter(({ type }) => type === 'desk-behind');
    expect(items.map((item) => openItemText(unsealed, item, 'en'))).toEqual([
      'The desk “Аудит” of headquarters has not seen the newest records; it last saw what there was on 13.05.2026 at 09:30',
      'The desk “Қор” of headquarters has not seen the records yet',
    ]);
    expect(items.every(isBlocking)).toBe(true);
    for (const language of allLanguages)
      for (const item of items) expect(openItemText(unsealed, item, language)).not.toContain('{{');
  });

  test('leave a seal of before as it is, and are waited for before it is put anew', () => {
    expect(typesOf(sealedState(sealed, [version()], { desks }))).toEqual([]);
    expect(typesOf(sealedState(sealed, [version(), amendment], { desks }))).toEqual([
      'desk-behind',
      'desk-behind',
      'amended',
    ]);
  });
});
