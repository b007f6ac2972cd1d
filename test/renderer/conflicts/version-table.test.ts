import { beforeEach, expect, test } from 'vitest';

import { addSubmission, setContestSettings } from '../../../shared/contest/contest-operations.ts';
import { parseContestSettings } from '../../../shared/contest/settings-schema.ts';
import type { FoldedContest } from '../../../shared/merge/state.ts';
import { setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import { takesOwnValue } from '../../../renderer/features/settle-conflicts/resolution.ts';
import { meanwhileOf } from '../../../renderer/features/settle-conflicts/meanwhile.ts';
import { versionTable } from '../../../renderer/features/settle-conflicts/version-table.ts';
import {
  submissionOf,
  type TestContest,
  type TestInstallation,
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

test('below the field to choose stands the rest of the sheet: what all agree on, what only one gave, what is open too', async () => {
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
  const { columns, rows } = versionTable(conflict, state);
  const byRole = (juror: unknown, coordinator: unknown) =>
    columns.map(({ alternative }) => (alternative.author.role === 'juror' ? juror : coordinator));
  expect(rows.slice(1)).toEqual([
    { type: 'context', field: { type: 'score', criterion: 'novelty' }, value: 7000 },
    {
      type: 'differs',
      field: { type: 'comment', criterion: 'effect' },
      values: byRole('seen in the field', undefined),
      standing: 'taken',
    },
    {
      type: 'differs',
      field: { type: 'score', criterion: 'economy' },
      values: byRole(5000, 6000),
      standing: 'open',
    },
  ]);
});

test.each([
  ['contest', 'first'],
  ['person/j1', 'first'],
  ['meeting/written', 'first'],
  ['submission/1', 'admission'],
  ['assignment/written/1', 'common'],
  ['recipient/KZ-10', 'all'],
])('until somebody decides about %s it is told which version counts: %s', (key, rule) => {
  expect(meanwhileOf({ key, sheet: null })).toBe(rule);
});

test('of a score in conflict no version counts meanwhile', async () => {
  await score(j1, '1', 'novelty', 7);
  await score(world.coordinator, '1', 'novelty', 6);
  expect(meanwhileOf(onlyConflict(await now()))).toBeNull();
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

test('two amendments are told apart in sentences and not field by field', async () => {
  const settings = (await now()).settings;
  if (settings === null) throw new Error('a founded contest has settings');
  const desk = world.hq.copy();
  await world.hq.seal([setContestSettings({ ...settings, season: '2027' })]);
  await desk.seal([setContestSettings({ ...settings, season: '2028', appealDays: 5 })]);
  const state = await now(desk);
  const conflict = conflictOn(state, 'contest');
  const { columns, rows } = versionTable(conflict, state);
  expect(rows.map(({ type, field }) => [type, field.type])).toEqual([['choice', 'record']]);
  const seasons = columns.map(({ alternative }) => {
    const version = parseContestSettings(alternative.value);
    return version.ok ? version.value.season : null;
  });
  expect(seasons).toEqual(expect.arrayContaining(['2027', '2028']));
});
