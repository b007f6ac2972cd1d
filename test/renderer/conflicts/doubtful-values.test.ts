import { expect, test } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { Value } from '../../../shared/log/operation.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { handInSheet, setComment, setScore } from '../../../shared/scoring/score-operations.ts';
import { questionOf } from '../../../renderer/features/settle-conflicts/item-question.ts';
import {
  canBeCleared,
  chosenValue,
  isDoubtful,
  settleKey,
  versionsOf,
} from '../../../renderer/features/settle-conflicts/resolution.ts';
import {
  buildContest,
  segmentsOf,
  stateOf,
  type TestContest,
} from '../../builders/contest-builder.ts';

const sheet = { stage: 'written', submission: '1', juror: 'j1' };
const five = (criterion: string) => setScore(sheet, criterion, milli(5000));

/** The juror gave a score and a comment that the own hand-in does not list: nothing contradicts, and yet it is open. */
async function leftOut() {
  const world = await buildContest();
  const juror = present(world.jurors[0], 'the first juror');
  const { header } = await juror.seal([
    five('novelty'),
    five('effect'),
    setComment(sheet, 'effect', 'added later'),
  ]);
  const scores = { novelty: header.firstOrdinal };
  await juror.seal([handInSheet(sheet, { scores, comments: {}, salt: new Uint8Array(16) })]);
  return world;
}

const now = (world: TestContest): Promise<ContestState> =>
  stateOf(world.contest, segmentsOf(world));
const conflictOn = (state: ContestState, prefix: string): HardConflict =>
  present(
    state.hard.find(({ key }) => key.startsWith(prefix)),
    prefix,
  );

const valuesAsked = (conflict: HardConflict): readonly Value[] =>
  questionOf({ type: 'hard', id: 'any', conflict })?.outcomes.flatMap(({ decision }) =>
    decision.kept.map(({ value }) => value),
  ) ?? [];

test('a value that nothing contradicts can be kept or taken away, and both ways are counted', async () => {
  const state = await now(await leftOut());
  expect(state.hard).toHaveLength(2);
  for (const [prefix, kept, cleared] of [
    ['score/', 5000, null],
    ['comment/', 'added later', ''],
  ] as const) {
    const conflict = conflictOn(state, prefix);
    expect(conflict.alternatives).toHaveLength(1);
    expect(isDoubtful(conflict)).toBe(true);
    expect(canBeCleared(conflict, state)).toBe(true);
    expect(chosenValue({ type: 'clear' }, conflict, state)).toEqual({ ok: true, value: cleared });
    expect(valuesAsked(conflict)).toEqual([kept, cleared]);
  }
});

test('what is taken away stays away, and the rest of the sheet counts as it was handed in', async () => {
  const world = await leftOut();
  const { hard } = await now(world);
  await world.hq.seal(
    hard.map((conflict) =>
      settleKey(
        conflict.key,
        conflict.key.startsWith('score/') ? null : '',
        versionsOf(conflict),
        'the juror signed without it',
      ),
    ),
  );
  const settled = await now(world);
  expect(settled.counts).toMatchObject({ hard: 0, rule: 0 });
  expect(settled.sheets.get('written/1/j1')).toMatchObject({
    status: 'handed-in',
    counted: true,
    scores: { novelty: 5000 },
    comments: {},
  });
});

test('where versions differ the value can be taken away too, but only what was said is counted', async () => {
  const world = await buildContest();
  await world.jurors[0]?.seal([five('effect')]);
  await world.coordinator.seal([setScore(sheet, 'effect', milli(6000))]);
  const state = await now(world);
  const conflict = conflictOn(state, 'score/');
  expect(isDoubtful(conflict)).toBe(false);
  expect(canBeCleared(conflict, state)).toBe(true);
  expect(valuesAsked(conflict)).toHaveLength(2);
});

test('nothing is offered to be taken away where a version says so already', async () => {
  const world = await buildContest();
  const juror = present(world.jurors[0], 'the first juror');
  const copy = juror.copy();
  await juror.seal([five('effect')]);
  await copy.seal([setScore(sheet, 'effect', null)]);
  const state = await stateOf(world.contest, segmentsOf(world, copy));
  expect(canBeCleared(conflictOn(state, 'score/'), state)).toBe(false);
});
