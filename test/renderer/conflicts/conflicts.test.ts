import { beforeEach, expect, test } from 'vitest';

import type { Action } from '../../../shared/contest/action.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import {
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../../shared/merge/resolution-operations.ts';
import type { FoldedContest, HardConflict } from '../../../shared/merge/state.ts';
import { mayBeReleased } from '../../../shared/merge/state.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
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
  versionsOf,
} from '../../../renderer/features/settle-conflicts/resolution.ts';
import {
  filterItems,
  groupsOf,
  type ItemFilter,
  type ItemLevel,
  noFilter,
} from '../../../renderer/features/settle-conflicts/item-groups.ts';
import {
  earlierDecisions,
  lastPress,
  madeDecisions,
  standingOfPress,
  withdrawable,
} from '../../../renderer/features/settle-conflicts/made-decisions.ts';
import type { Impacts } from '../../../renderer/features/settle-conflicts/use-impacts.ts';
import {
  similarConflicts,
  similarQuarantine,
} from '../../../renderer/features/settle-conflicts/similar.ts';
import { versionTable } from '../../../renderer/features/settle-conflicts/version-table.ts';
import {
  ed25519,
  seedOf,
  submissionOf,
  type TestContest,
  TestInstallation,
} from '../../builders/contest-builder.ts';
import {
  beginScoring,
  conflictOn,
  onlyConflict,
  points,
  score,
  sheet,
  stateWith,
} from './conflict-world.ts';

let world: TestContest;
let j1: TestInstallation;

const now = (...more: readonly TestInstallation[]): Promise<FoldedContest> =>
  stateWith(world, ...more);

beforeEach(async () => {
  ({ world, j1 } = await beginScoring());
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

test('a resolution settles the conflict with a value of one’s own', async () => {
  await score(j1, '1', 'effect', 8);
  await score(world.coordinator, '1', 'effect', 6);
  const conflict = onlyConflict(await now());
  await world.hq.seal([settleKey(conflict.key, 7500, versionsOf(conflict), 'both mistaken')]);
  const settled = await now();
  expect(openItems(settled)).toEqual([]);
  expect(settled.sheets.get('written/1/j1')?.scores).toEqual({ effect: 7500 });
});

const versionOf = (conflict: HardConflict, installation: TestInstallation) => {
  const version = versionsOf(conflict).find(({ log }) => log === installation.log);
  if (version === undefined) throw new Error('a version of that installation');
  return version;
};

test('the same side can be taken between the same two laptops, on the sheets of a juror, of a region', async () => {
  for (const submission of ['1', '2', '3']) {
    await score(j1, submission, 'effect', 8);
    await score(world.coordinator, submission, 'effect', 6);
  }
  const [, j2] = world.jurors;
  if (j2 === undefined) throw new Error('a second juror');
  await j2.seal([setScore(sheet('1', 'j2'), 'effect', points(5))]);
  await world.coordinator.seal([setScore(sheet('1', 'j2'), 'effect', points(4))]);
  const state = await now();
  const conflict = conflictOn(state, 'score/written/1/j1/effect');
  const paper = versionOf(conflict, world.coordinator);
  const groups = similarConflicts(conflict, paper.id, state);
  expect(groups.map(({ likeness, items }) => [likeness, items.length])).toEqual([
    ['sources', 2],
    ['region', 3],
  ]);
  const actions: readonly Action[] = [
    settleKey(conflict.key, paper.value, versionsOf(conflict), 'paper'),
    ...settleSimilar(groups[0]?.items ?? [], 'paper'),
  ];
  await world.hq.seal(actions);
  const after = await now();
  expect(after.hard.map(({ key }) => key)).toEqual(['score/written/1/j2/effect']);
  expect(after.sheets.get('written/3/j1')?.scores).toEqual({ effect: 6000 });
});

test('records kept aside for one reason are alike in the region, then everywhere', async () => {
  const off = (installation: TestInstallation, juror: string) =>
    installation.seal([setScore(sheet('1', juror), 'novelty', points(99))]);
  const [, j2] = world.jurors;
  if (j2 === undefined) throw new Error('a second juror');
  await off(j1, 'j1');
  await off(j2, 'j2');
  await off(world.coordinator, 'j1');
  const state = await now();
  const open = openItems(state);
  const [first] = open;
  if (first?.type !== 'quarantine') throw new Error('records kept aside');
  expect(
    similarQuarantine(first, open, state).map(({ likeness, items }) => [likeness, items.length]),
  ).toEqual([['signer-region', 2]]);
});

test('what one press decided is one decision, and can be taken back as a whole', async () => {
  for (const submission of ['1', '2']) {
    await score(j1, submission, 'effect', 8);
    await score(world.coordinator, submission, 'effect', 6);
  }
  const before = await now();
  await world.hq.seal(
    before.hard.map((conflict) => settleKey(conflict.key, 7000, versionsOf(conflict), 'asked')),
  );
  const settled = await now();
  const [made, ...others] = madeDecisions(settled);
  if (made === undefined) throw new Error('a decision');
  expect(others).toEqual([]);
  expect(made).toMatchObject({ person: 'headquarters', reason: 'asked', log: world.hq.log });
  expect(standingOfPress(made)).toBe('standing');
  expect(lastPress(settled, world.hq.log)).toEqual(made);
  expect(lastPress(settled, j1.log)).toBeNull();

  await world.hq.seal(withdrawable(made).map(({ id }) => withdrawSettlement(id, 'a slip')));
  const back = await now();
  expect(back.hard.map(({ key }) => key)).toEqual(before.hard.map(({ key }) => key));
  const [again] = madeDecisions(back);
  expect(again === undefined ? '' : standingOfPress(again)).toBe('withdrawn');
  expect(lastPress(back, world.hq.log)).toBeNull();
  expect(earlierDecisions(before.hard[0]?.key ?? '', back)).toMatchObject([
    { withdrawal: { reason: 'a slip' } },
  ]);
});

test('a decision that a late version overtook is open again, and the decision is still told', async () => {
  await score(j1, '1', 'effect', 8);
  await score(world.coordinator, '1', 'effect', 6);
  const conflict = onlyConflict(await now());
  await world.hq.seal([settleKey(conflict.key, 7000, versionsOf(conflict), 'asked')]);
  await world.coordinator.seal([{ ...setScore(sheet('1'), 'effect', points(5)), parents: [] }]);
  const state = await now();
  expect(openItems(state)).toMatchObject([{ type: 'hard', conflict: { key: conflict.key } }]);
  const [made] = madeDecisions(state);
  expect(made === undefined ? '' : standingOfPress(made)).toBe('overtaken');
  expect(earlierDecisions(conflict.key, state)).toMatchObject([
    { operation: { reason: 'asked' }, withdrawal: null },
  ]);
  const { columns } = versionTable(onlyConflict(state), state);
  expect(columns).toHaveLength(2);
});

const impactsOf = (levels: Readonly<Record<string, ItemLevel>>): Impacts => ({
  status: 'done',
  known: new Map(
    Object.entries(levels).flatMap(([id, level]) =>
      level === 'uncounted' || level === 'counting'
        ? []
        : [[id, { id, level, outcomes: [] }] as const],
    ),
  ),
});

test('what changes the winners comes first, then places, then nothing; what cannot be counted in between', async () => {
  for (const submission of ['1', '2', '3']) {
    await score(j1, submission, 'effect', 8);
    await score(world.coordinator, submission, 'effect', 6);
  }
  const desk = world.hq.copy();
  await world.hq.seal([addSubmission({ ...submissionOf('7'), title: 'One' })]);
  await desk.seal([addSubmission({ ...submissionOf('7'), title: 'Two' })]);
  const items = openItems(await now(desk));
  const groups = groupsOf(
    items,
    impactsOf({
      'hard/score/written/1/j1/effect': 'none',
      'hard/score/written/2/j1/effect': 'winners',
      'hard/score/written/3/j1/effect': 'places',
    }),
  );
  expect(groups.map(({ id, items: [first] }) => [id, first?.id])).toEqual([
    ['winners', 'hard/score/written/2/j1/effect'],
    ['uncounted', 'hard/submission/7'],
    ['places', 'hard/score/written/3/j1/effect'],
    ['none', 'hard/score/written/1/j1/effect'],
    ['fork', `fork/${world.hq.log}`],
  ]);
});

test('the list can be narrowed to a kind, a region and a nomination', async () => {
  await score(j1, '1', 'effect', 8);
  await score(world.coordinator, '1', 'effect', 6);
  await j1.seal([setScore(sheet('2'), 'novelty', points(99))]);
  const state = await now();
  const items = openItems(state);
  const types = (filter: Partial<ItemFilter>) =>
    filterItems(items, { ...noFilter, ...filter }, state).map(({ type }) => type);
  expect(types({})).toEqual(['hard', 'quarantine']);
  expect(types({ type: 'hard' })).toEqual(['hard']);
  expect(types({ region: 'KZ-10' })).toEqual(['hard', 'quarantine']);
  expect(types({ region: 'KZ-55' })).toEqual([]);
  expect(types({ nomination: 'wind' })).toEqual([]);
  expect(types({ nomination: 'water', type: 'quarantine' })).toEqual(['quarantine']);
});
