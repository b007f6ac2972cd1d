import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli, type Milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import type { ContestState, FoldedContest } from '../../shared/merge/state.ts';
import {
  handInSheet,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { idIn, seedOf, type TestContest } from '../builders/contest-builder.ts';
import { begin, novelty, now, sheet } from './key-worlds.ts';
import { beginWithTwoDesks } from './settling-world.ts';

const judged = sheet('1');
const name = 'written/1/j1';

const score = (criterion: string, value: number): Action =>
  setScore(judged, criterion, milli(value * 1000));

/** Hands in what a segment's first operations gave, criterion by criterion. */
const handIn = (
  { header }: Segment,
  criteria: readonly string[],
  comments: Readonly<Record<string, number>> = {},
): Action =>
  handInSheet(judged, {
    scores: Object.fromEntries(
      criteria.map((criterion, index) => [criterion, header.firstOrdinal + index]),
    ),
    comments: Object.fromEntries(
      Object.entries(comments).map(([criterion, row]) => [criterion, header.firstOrdinal + row]),
    ),
    salt: new Uint8Array(16),
  });

const sheetIn = (state: ContestState) => present(state.sheets.get(name), 'the sheet is assigned');

const all = ['novelty', 'effect', 'economy'];

describe('a sheet that was handed in', () => {
  it('does not show a comment that another person put beside it', async () => {
    const [world, juror] = await begin({});
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([handIn(given, all)]);
    await world.coordinator.seal([setComment(judged, 'novelty', 'not the juror’s')]);
    const state = await now(world);
    expect(sheetIn(state)).toMatchObject({ status: 'handed-in', counted: true });
    expect(sheetIn(state).comments).toEqual({});
    expect(state.counts.soft).toBe(1);
  });

  it('asks about what the juror gave and the coordinator’s hand-in left out', async () => {
    const [world, juror] = await begin({});
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
    const [world, juror] = await begin({});
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
    const [world, juror] = await begin({});
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([handIn(given, all)]);
    const again = await world.coordinator.seal(all.map((criterion) => score(criterion, 5)));
    await world.coordinator.seal([handIn(again, all)]);
    const state = await now(world);
    expect(state.counts).toMatchObject({ hard: 0, agree: 3 });
    expect(sheetIn(state)).toMatchObject({ status: 'handed-in', counted: true });
  });

  it('asks about a comment that another person’s hand-in adds', async () => {
    const [world, juror] = await begin({});
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([handIn(given, all)]);
    const again = await world.coordinator.seal([
      ...all.map((criterion) => score(criterion, 5)),
      setComment(judged, 'novelty', 'added'),
    ]);
    await world.coordinator.seal([handIn(again, all, { novelty: 3 })]);
    const state = await now(world);
    expect(state.hard.map(({ key }) => key)).toEqual([`comment/${name}/novelty`]);
    expect(sheetIn(state).status).toBe('disputed');
    expect(sheetIn(state).comments).toEqual({});
  });

  it('asks about what the juror’s own hand-in left out, but not about what was cleared', async () => {
    const [world, juror] = await begin({});
    const given = await juror.seal(all.map((criterion) => score(criterion, 5)));
    await juror.seal([
      { ...setScore(judged, 'economy', null), parents: [idIn(given, 2)] },
      handIn(given, ['novelty']),
    ]);
    const state = await now(world);
    expect(state.hard.map(({ key }) => key)).toEqual([`score/${name}/effect`]);
    expect(sheetIn(state)).toMatchObject({ status: 'disputed', scores: { novelty: 5000 } });
  });
});

describe('a sheet from several installations', () => {
  it('lists the fields that only some of them gave, and who gave them', async () => {
    const [world, j1] = await beginWithTwoDesks();
    await j1.seal([novelty(7), setScore(sheet('1'), 'effect', 5000 as Milli)]);
    await world.coordinator.seal([novelty(7), setComment(sheet('1'), 'effect', 'from paper')]);
    const state = await now(world);
    expect(state.soft).toEqual([
      {
        ...sheet('1'),
        fields: [
          { key: 'comment/written/1/j1/effect', people: ['c1'] },
          { key: 'score/written/1/j1/effect', people: ['j1'] },
        ],
      },
    ]);
    expect(state.counts).toMatchObject({ soft: 1, agree: 1 });
  });
});
/** A sheet handed in with 7 and 5 points, and what a later hand-in of the same laptop lists. */
async function handInAgain(
  listed: 'all' | 'one',
  prepare: (world: TestContest, handIn: OperationId) => Promise<unknown> = async () => undefined,
): Promise<FoldedContest> {
  const [world, j1] = await beginWithTwoDesks();
  const entered = await j1.seal([novelty(7), setScore(sheet('1'), 'effect', 5000 as Milli)]);
  const at = entered.header.firstOrdinal;
  const scores = { novelty: at, effect: at + 1 };
  const handIn = (salt: number, signed: Readonly<Record<string, number>>) =>
    handInSheet(sheet('1'), { scores: signed, comments: {}, salt: seedOf(salt).slice(16) });
  const first = idIn(await j1.seal([handIn(1, scores)]));
  await prepare(world, first);
  const again = listed === 'all' ? scores : { effect: at + 1 };
  await j1.seal([{ ...handIn(2, again), parents: [first] }]);
  return now(world);
}

describe('a second hand-in of one sheet', () => {
  it('takes back nothing that the first one signed', async () => {
    const { scores, status } = (await handInAgain('one')).sheets.get('written/1/j1') ?? {};
    expect([scores, status]).toEqual([{ novelty: 7000, effect: 5000 }, 'handed-in']);
  });

  it('takes back what headquarters permitted', async () => {
    const state = await handInAgain('one', (world, handIn) =>
      world.hq.seal([reopenSheet(sheet('1'), handIn, 'a wrong row')]),
    );
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ effect: 5000 });
  });

  it('takes back nothing under a permission for another sheet', async () => {
    const state = await handInAgain('one', (world, handIn) =>
      world.hq.seal([reopenSheet(sheet('2'), handIn, 'a wrong row')]),
    );
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 7000, effect: 5000 });
  });

  it('takes the place of the first where it signs the same', async () => {
    const state = await handInAgain('all');
    expect(state.heads.get('sheet/written/1/j1')).toHaveLength(1);
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 7000, effect: 5000 });
  });
});
