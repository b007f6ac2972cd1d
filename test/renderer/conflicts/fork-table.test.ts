import { beforeEach, expect, test } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { resolveConflict } from '../../../shared/merge/resolution-operations.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import { type ForkRow, forkTable } from '../../../renderer/features/settle-conflicts/fork-table.ts';
import {
  buildContest,
  idIn,
  segmentsOf,
  stateOf,
  submissionOf,
  type TestContest,
  type TestInstallation,
} from '../../builders/contest-builder.ts';

let world: TestContest;
let j1: TestInstallation;
let copy: TestInstallation;

beforeEach(async () => {
  world = await buildContest();
  j1 = present(world.jurors[0], 'a juror');
});

const sheet = (submission: string) => ({ stage: 'written', submission, juror: 'j1' });
const score = (submission: string, criterion: string, value: number): Action =>
  setScore(sheet(submission), criterion, milli(value * 1000));
const now = (): Promise<ContestState> => stateOf(world.contest, segmentsOf(world, copy));
const tableOf = (state: ContestState) => forkTable(present(state.forks[0], 'a fork'), state);

/** What a row says: the field, the values before and of the two copies, and what became of it. */
const told = (state: ContestState, { field, cells, standing }: ForkRow, hasBefore: boolean) => {
  const [first] = present(state.forks[0], 'a fork').heads;
  const values = cells.map((cell) => cell?.value);
  const [before, ...lines] = hasBefore ? values : [undefined, ...values];
  // Lines stand in the order of their heads, which is any: the original's is told first.
  const ordered = first === j1.segments.at(-1)?.id ? lines : lines.toReversed();
  const name = field.type === 'score' || field.type === 'comment' ? field.criterion : '';
  return [field.type, name, before, ...ordered, standing];
};
const rowsOf = (state: ContestState) => {
  const { groups, hasBefore } = tableOf(state);
  return groups.map(({ sheet: about, rows }) => [
    about?.submission,
    rows.map((row) => told(state, row, hasBefore)),
  ]);
};

test('copies stand side by side, sheet by sheet and field by field, with what was there before', async () => {
  const given = await j1.seal([score('2', 'effect', 4), score('1', 'economy', 9)]);
  copy = j1.copy();
  const parents = [idIn(given)];
  await j1.seal([
    { ...score('2', 'effect', 5), parents },
    setComment(sheet('2'), 'effect', 'seen'),
    score('1', 'novelty', 7),
    score('3', 'novelty', 1),
    score('3', 'economy', 77),
  ]);
  await copy.seal([
    { ...score('2', 'effect', 6), parents },
    score('1', 'novelty', 7),
    score('3', 'novelty', 99),
    score('3', 'economy', 77),
  ]);
  expect(rowsOf(await now())).toEqual([
    ['1', [['score', 'novelty', undefined, 7000, 7000, 'same']]],
    [
      '2',
      [
        ['score', 'effect', 4000, 5000, 6000, 'open'],
        ['comment', 'effect', undefined, 'seen', undefined, 'taken'],
      ],
    ],
    [
      '3',
      [
        ['score', 'novelty', undefined, 1000, 99_000, 'held'],
        // Kept aside on both sides alike: nothing to compare.
        ['score', 'economy', undefined, 77_000, 77_000, 'same'],
      ],
    ],
  ]);
});

test('what headquarters decided is told as decided', async () => {
  copy = j1.copy();
  const mine = await j1.seal([score('1', 'effect', 5)]);
  const theirs = await copy.seal([score('1', 'effect', 6)]);
  const seen = [idIn(mine), idIn(theirs)];
  await world.hq.seal([resolveConflict('score/written/1/j1/effect', 6000, seen, 'asked')]);
  expect(rowsOf(await now())).toEqual([
    ['1', [['score', 'effect', undefined, 5000, 6000, 'decided']]],
  ]);
});

test('copies of headquarters’ desk are compared field by field of the record', async () => {
  copy = world.hq.copy();
  await world.hq.seal([addSubmission({ ...submissionOf('7'), title: 'One' })]);
  await copy.seal([addSubmission({ ...submissionOf('7'), title: 'Two', town: 'Aksu' })]);
  const { groups, hasBefore } = tableOf(await now());
  expect(hasBefore).toBe(false);
  expect(groups).toMatchObject([
    {
      id: 'submission/7',
      sheet: null,
      rows: [
        { field: { type: 'field', name: 'town' }, standing: 'open' },
        { field: { type: 'field', name: 'title' }, standing: 'open' },
      ],
    },
  ]);
});
