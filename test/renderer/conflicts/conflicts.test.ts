import { beforeEach, expect, test } from 'vitest';

import type { Milli } from '../../../shared/basics/points.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { settleFork, settleQuarantine } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState, FoldedContest, HardConflict } from '../../../shared/merge/state.ts';
import { mayBeReleased } from '../../../shared/merge/state.ts';
import { setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import { enrol } from '../../../shared/trust/enrolment.ts';
import {
  type ConflictItem,
  itemAfter,
  neighbour,
  openItems,
} from '../../../renderer/features/settle-conflicts/conflict-item.ts';
import {
  chosenValue,
  settleIdentity,
  settleKey,
  settleSimilar,
  similarConflicts,
  standingResolutions,
  takesOwnValue,
  versionsOf,
} from '../../../renderer/features/settle-conflicts/resolution.ts';
import { versionTable } from '../../../renderer/features/settle-conflicts/version-table.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  stateOf,
  submissionOf,
  type TestContest,
  TestInstallation,
} from '../../builders/contest-builder.ts';

let world: TestContest;
let j1: TestInstallation;

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const points = (value: number): Milli => (value * 1000) as Milli;
const now = (...more: readonly TestInstallation[]): Promise<FoldedContest> =>
  stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator, ...more].flatMap(({ segments }) => segments),
  );
const score = (
  installation: TestInstallation,
  submission: string,
  criterion: string,
  value: number,
) => installation.seal([setScore(sheet(submission), criterion, points(value))]);

const onlyConflict = (state: ContestState): HardConflict => {
  const [first] = state.hard;
  if (first === undefined || state.hard.length !== 1)
    throw new Error(`${state.hard.length} hard conflicts`);
  return first;
};

beforeEach(async () => {
  world = await buildContest();
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  j1 = first;
});

async function secondLaptop(): Promise<TestInstallation> {
  const second = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(31)), 31);
  const place = { contest: world.contest, log: second.log, publicKey: second.publicKey };
  await second.seal([await enrol(place, 'j1', await ed25519.keyFromSeed(seedOf(11)))]);
  return second;
}

test('what is open is listed by kind, and nothing twice', async () => {
  await score(j1, '1', 'effect', 8);
  await score(world.coordinator, '1', 'effect', 6);
  const copy = j1.copy();
  await score(j1, '2', 'effect', 3);
  await score(copy, '2', 'novelty', 4);
  await world.coordinator.seal([
    setScore(sheet('1'), 'novelty', points(99)),
    setScore(sheet('2'), 'economy', points(99)),
  ]);
  const items = openItems(await now(copy));
  expect(items.map(({ type }) => type)).toEqual(['hard', 'fork', 'quarantine']);
  expect(items.at(-1)).toMatchObject({
    reason: 'out-of-range',
    person: 'c1',
    operations: [{}, {}],
  });
  expect(new Set(items.map(({ id }) => id)).size).toBe(3);
});

test('two keys of one person make one item, and their records are not listed again', async () => {
  const second = await secondLaptop();
  await score(second, '1', 'effect', 1);
  const items = openItems(await now(second));
  expect(items).toMatchObject([
    { type: 'identity', person: 'j1', keys: [{ person: 'j1' }, { person: 'j1' }] },
  ]);
  const [identity] = items;
  if (identity?.type !== 'identity') throw new Error('an identity item');
  expect(new Set(identity.keys.map(({ waiting }) => waiting))).toEqual(new Set([1, 2]));

  const keys = identity.keys.map(({ publicKey }) => publicKey);
  await world.hq.seal([...settleIdentity(keys, new Set([j1.publicKey]), 'asked by phone')]);
  const settled = await now(second);
  expect(settled.keys.get(j1.publicKey)?.state).toBe('active');
  expect(settled.keys.get(second.publicKey)?.state).toBe('refused');
  expect(openItems(settled)).toMatchObject([{ type: 'quarantine', reason: 'role' }]);
});

test('a settled fork and settled records are open no longer', async () => {
  const copy = j1.copy();
  await score(j1, '2', 'effect', 3);
  await score(copy, '2', 'novelty', 99);
  const before = openItems(await now(copy));
  expect(before.map(({ type }) => type)).toEqual(['fork', 'quarantine']);
  const held = before.flatMap((item) => (item.type === 'quarantine' ? item.operations : []));
  await world.hq.seal([
    settleFork(j1.log, 'the second laptop was a loan'),
    ...held.map(({ operation }) => settleQuarantine(operation.id, 'left-out', 'a slip')),
  ]);
  expect(openItems(await now(copy))).toEqual([]);
});

test('after an item is settled the next one is opened, and the one before at the end', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id }) as ConflictItem);
  expect(itemAfter(items, 'a')).toBe('b');
  expect(itemAfter(items, 'c')).toBe('b');
  expect(itemAfter(items.slice(0, 1), 'a')).toBeNull();
  expect(neighbour(items, 'b', -1)).toBe('a');
  expect(neighbour(items, 'c', 1)).toBeNull();
});

test('records of nobody known, without a right or without a form cannot be let in', () => {
  const beyond = ['value', 'role', 'signer-unknown', 'identity-contested'] as const;
  expect(beyond.map(mayBeReleased)).toEqual([false, false, false, false]);
  expect((['recused', 'sheet-locked', 'out-of-range'] as const).every(mayBeReleased)).toBe(true);
});

test('the versions stand side by side with what else they say of the sheet', async () => {
  await score(j1, '1', 'effect', 7);
  const parents = [onlyHead(await now(), 'score/written/1/j1/effect')];
  const fork = j1.copy();
  await j1.seal([{ ...setScore(sheet('1'), 'effect', points(8.5)), parents }]);
  await fork.seal([{ ...setScore(sheet('1'), 'effect', points(6)), parents }]);
  const conflict = onlyConflict(await now(fork));
  const table = versionTable(conflict, await now(fork));
  expect(table.columns.map(({ type, number }) => [type, number])).toEqual([
    ['base', null],
    ['version', 1],
    ['version', 2],
  ]);
  const [choice] = table.rows;
  expect(choice).toMatchObject({ type: 'choice', field: { type: 'score', criterion: 'effect' } });
  const values = choice?.type === 'choice' ? choice.values : [];
  expect(values[0]).toBe(7000);
  expect(new Set(values.slice(1))).toEqual(new Set([8500, 6000]));
});

const onlyHead = (state: FoldedContest, key: string) => {
  const [head] = state.heads.get(key) ?? [];
  if (head === undefined) throw new Error(key);
  return head.id;
};

test('below the field to choose stands what the rest of the sheet says, and which fields are in conflict too', async () => {
  await j1.seal([
    setScore(sheet('1'), 'novelty', points(7)),
    setScore(sheet('1'), 'effect', points(8)),
    setComment(sheet('1'), 'effect', 'seen in the field'),
    setScore(sheet('1'), 'economy', points(5)),
  ]);
  await world.coordinator.seal([
    setScore(sheet('1'), 'novelty', points(7)),
    setScore(sheet('1'), 'effect', points(6)),
    setScore(sheet('1'), 'economy', points(6)),
  ]);
  const state = await now();
  const conflict = state.hard.find(({ key }) => key.endsWith('/effect'));
  if (conflict === undefined) throw new Error('a conflict');
  const rows = versionTable(conflict, state).rows.slice(1);
  expect(rows).toEqual([
    { type: 'context', field: { type: 'score', criterion: 'novelty' }, value: 7000 },
    {
      type: 'context',
      field: { type: 'comment', criterion: 'effect' },
      value: 'seen in the field',
    },
    { type: 'context', field: { type: 'score', criterion: 'economy' }, value: 'in-conflict' },
  ]);
});

test('two versions of a larger record show the fields in which they differ', async () => {
  const desk = world.hq.copy();
  await world.hq.seal([addSubmission({ ...submissionOf('7'), title: 'One' })]);
  await desk.seal([addSubmission({ ...submissionOf('7'), title: 'Two', town: 'Aksu' })]);
  const state = await now(desk);
  const conflict = onlyConflict(state);
  const table = versionTable(conflict, state);
  expect(
    table.rows.map(({ field }) => (field.type === 'field' ? field.name : field.type)).toSorted(),
  ).toEqual(['record', 'title', 'town']);
  expect(takesOwnValue(conflict, state)).toBe(false);
});

test('a choice is a version, the base, or a value of the scale typed with comma or point', async () => {
  await score(j1, '1', 'effect', 8);
  await score(world.coordinator, '1', 'effect', 6);
  const state = await now();
  const conflict = onlyConflict(state);
  const [version] = versionsOf(conflict);
  if (version === undefined) throw new Error('a version');
  expect(chosenValue({ type: 'version', id: version.id }, conflict, state)).toEqual({
    ok: true,
    value: version.value,
  });
  expect(chosenValue({ type: 'base' }, conflict, state)).toBeNull();
  expect(chosenValue({ type: 'own', text: '7,5' }, conflict, state)).toEqual({
    ok: true,
    value: 7500,
  });
  expect(chosenValue({ type: 'own', text: '7.3' }, conflict, state)).toMatchObject({
    error: { type: 'ScoreStep' },
  });
  expect(chosenValue({ type: 'own', text: '11' }, conflict, state)).toMatchObject({
    error: { type: 'ScoreRange' },
  });
  expect(chosenValue({ type: 'own', text: ' ' }, conflict, state)).toMatchObject({
    error: { type: 'ScoreEmpty' },
  });
});

test('a resolution settles the conflict, and settling again replaces it', async () => {
  await score(j1, '1', 'effect', 8);
  await score(world.coordinator, '1', 'effect', 6);
  const conflict = onlyConflict(await now());
  await world.hq.seal([settleKey(conflict.key, 7500, versionsOf(conflict), 'both mistaken')]);
  const settled = await now();
  expect(openItems(settled)).toEqual([]);
  expect(settled.sheets.get('written/1/j1')?.scores).toEqual({ effect: 7500 });
  await world.hq.seal([
    settleKey(
      conflict.key,
      6000,
      standingResolutions(conflict.key, settled),
      'the paper was found',
    ),
  ]);
  const again = await now();
  expect(standingResolutions(conflict.key, again)).toHaveLength(1);
  expect(openItems(again)).toEqual([]);
  expect(again.sheets.get('written/1/j1')?.scores).toEqual({ effect: 6000 });
});

test('the same side can be taken in all conflicts of the same two installations', async () => {
  for (const submission of ['1', '2', '3']) {
    await score(j1, submission, 'effect', 8);
    await score(world.coordinator, submission, 'effect', 6);
  }
  const [, j2] = world.jurors;
  if (j2 === undefined) throw new Error('a second juror');
  await j2.seal([setScore(sheet('1', 'j2'), 'effect', points(5))]);
  await world.coordinator.seal([setScore(sheet('1', 'j2'), 'effect', points(4))]);
  const state = await now();
  const conflict = state.hard.find(({ key }) => key === 'score/written/1/j1/effect');
  const paper =
    conflict === undefined
      ? undefined
      : versionsOf(conflict).find(({ log }) => log === world.coordinator.log);
  if (conflict === undefined || paper === undefined)
    throw new Error('a conflict with the coordinator');
  const similar = similarConflicts(conflict, state.hard);
  expect(similar.map(({ key }) => key)).toEqual([
    'score/written/2/j1/effect',
    'score/written/3/j1/effect',
  ]);
  const actions: readonly Action[] = [
    settleKey(conflict.key, paper.value, versionsOf(conflict), 'paper'),
    ...settleSimilar(paper, similar, 'paper'),
  ];
  await world.hq.seal(actions);
  const after = await now();
  expect(after.hard.map(({ key }) => key)).toEqual(['score/written/1/j2/effect']);
  expect(after.sheets.get('written/3/j1')?.scores).toEqual({ effect: 6000 });
});
