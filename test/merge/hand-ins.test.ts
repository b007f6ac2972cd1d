import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { handInSheet, setComment, setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  idIn,
  segmentsOf,
  stateOf,
  type TestContest,
} from '../builders/contest-builder.ts';

const sheet = { stage: 'written', submission: '1', juror: 'j1' };
const name = 'written/1/j1';

const score = (criterion: string, value: number): Action =>
  setScore(sheet, criterion, milli(value * 1000));

/** Hands in what a segment's first operations gave, criterion by criterion. */
const handIn = (
  { header }: Segment,
  criteria: readonly string[],
  comments: Readonly<Record<string, number>> = {},
): Action =>
  handInSheet(sheet, {
    scores: Object.fromEntries(
      criteria.map((criterion, index) => [criterion, header.firstOrdinal + index]),
    ),
    comments: Object.fromEntries(
      Object.entries(comments).map(([criterion, row]) => [criterion, header.firstOrdinal + row]),
    ),
    salt: new Uint8Array(16),
  });

async function begin() {
  const world = await buildContest();
  return { world, juror: present(world.jurors[0], 'the first juror') };
}

const now = (world: TestContest): Promise<ContestState> =>
  stateOf(world.contest, segmentsOf(world));

const sheetIn = (state: ContestState) => present(state.sheets.get(name), 'the sheet is assigned');

const all = ['novelty', 'effect', 'economy'];

describe('a sheet that was handed in', () => {
  it('does not show a comment that another person put beside it', async () => {
    const { world, juror } = await begin();
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([handIn(given, all)]);
    await world.coordinator.seal([setComment(sheet, 'novelty', 'not the juror’s')]);
    const state = await now(world);
    expect(sheetIn(state)).toMatchObject({ status: 'handed-in', counted: true });
    expect(sheetIn(state).comments).toEqual({});
    expect(state.counts.soft).toBe(1);
  });

  it('asks about what the juror gave and the coordinator’s hand-in left out', async () => {
    const { world, juror } = await begin();
    const given = await juror.seal([score('effect', 5), score('economy', 5)]);
    const added = await world.coordinator.seal([score('novelty', 10)]);
    await world.coordinator.seal([handIn(added, ['novelty'])]);
    const state = await now(world);
    expect(sheetIn(state)).toMatchObject({ status: 'disputed', scores: { novelty: 10_000 } });
    expect(state.hard.map(({ key }) => key)).toEqual([
      `score/${name}/economy`,
      `score/${name}/effect`,
    ]);
    await world.hq.seal([
      resolveConflict(`score/${name}/effect`, 5000, [idIn(given)], 'heard the juror'),
      resolveConflict(`score/${name}/economy`, 5000, [idIn(given, 1)], 'heard the juror'),
    ]);
    const settled = await now(world);
    expect(settled.counts.hard).toBe(0);
    expect(sheetIn(settled)).toMatchObject({
      status: 'handed-in',
      scores: { novelty: 10_000, effect: 5000, economy: 5000 },
    });
  });

  it('asks about a criterion that another person’s hand-in adds', async () => {
    const { world, juror } = await begin();
    const given = await juror.seal([score('effect', 5), score('economy', 5)]);
    await juror.seal([handIn(given, ['effect', 'economy'])]);
    const added = await world.coordinator.seal([score('novelty', 10)]);
    await world.coordinator.seal([handIn(added, ['novelty'])]);
    const state = await now(world);
    expect(sheetIn(state).status).toBe('disputed');
    expect(sheetIn(state).scores).toEqual({});
    expect(state.counts.hard).toBe(3);
    await world.hq.seal([
      resolveConflict(`score/${name}/novelty`, null, [idIn(added)], 'the juror gave none'),
      resolveConflict(`score/${name}/effect`, 5000, [idIn(given)], 'the juror’s'),
      resolveConflict(`score/${name}/economy`, 5000, [idIn(given, 1)], 'the juror’s'),
    ]);
    expect(sheetIn(await now(world))).toMatchObject({
      status: 'handed-in',
      scores: { effect: 5000, economy: 5000 },
    });
  });

  it('asks nothing where two people handed in the same', async () => {
    const { world, juror } = await begin();
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([handIn(given, all)]);
    const again = await world.coordinator.seal(all.map((criterion) => score(criterion, 5)));
    await world.coordinator.seal([handIn(again, all)]);
    const state = await now(world);
    expect(state.counts).toMatchObject({ hard: 0, agree: 3 });
    expect(sheetIn(state)).toMatchObject({ status: 'handed-in', counted: true });
  });

  it('asks about a comment that another person’s hand-in adds', async () => {
    const { world, juror } = await begin();
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([handIn(given, all)]);
    const again = await world.coordinator.seal([
      ...all.map((criterion) => score(criterion, 5)),
      setComment(sheet, 'novelty', 'added'),
    ]);
    await world.coordinator.seal([handIn(again, all, { novelty: 3 })]);
    const state = await now(world);
    expect(state.hard.map(({ key }) => key)).toEqual([`comment/${name}/novelty`]);
    expect(sheetIn(state).status).toBe('disputed');
    expect(sheetIn(state).comments).toEqual({});
  });

  it('asks about what the juror’s own hand-in left out, but not about what was cleared', async () => {
    const { world, juror } = await begin();
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([
      { ...setScore(sheet, 'economy', null), parents: [idIn(given, 2)] },
      handIn(given, ['novelty']),
    ]);
    const state = await now(world);
    expect(state.hard.map(({ key }) => key)).toEqual([`score/${name}/effect`]);
    expect(sheetIn(state)).toMatchObject({ status: 'disputed', scores: { novelty: 5000 } });
  });
});
