import { beforeEach, describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { settleFork } from '../../shared/merge/resolution-operations.ts';
import type { Fork } from '../../shared/merge/state.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  segmentsOf,
  stateOf,
  type TestContest,
  type TestInstallation,
} from '../builders/contest-builder.ts';

let world: TestContest;
let j1: TestInstallation;

beforeEach(async () => {
  world = await buildContest();
  j1 = present(world.jurors[0], 'a juror');
});

const score = (submission: string, value: number, criterion = 'novelty'): Action =>
  setScore({ stage: 'written', submission, juror: 'j1' }, criterion, milli(value * 1000));
const said = (entries: readonly Operation[]) => entries.map(({ key, value }) => [key, value]);
const novelty = (submission: string) => `score/written/${submission}/j1/novelty`;

async function onlyFork(...copies: readonly TestInstallation[]): Promise<Fork> {
  const { forks } = await stateOf(world.contest, segmentsOf(world, ...copies));
  return present(forks[0], 'a fork');
}
/** The line that ends with an installation's last segment. */
const lineOf = (fork: Fork, installation: TestInstallation) =>
  present(
    fork.lines.find(({ head }) => head === installation.segments.at(-1)?.id),
    'a line of that installation',
  );

describe('the lines of a copied log', () => {
  it('hold the last word of each on every key since they parted, and the last one before', async () => {
    await j1.seal([score('1', 1), score('3', 9)], [score('1', 2)]);
    // The enrolment and two commits come before.
    const parted = 3;
    const copy = j1.copy();
    await j1.seal([score('1', 3), score('2', 4)]);
    await j1.seal([score('2', 5)]);
    await copy.seal([score('2', 6)], [score('1', 7, 'effect')]);
    const fork = await onlyFork(copy);
    expect(fork.lines.map(({ head }) => head)).toEqual(fork.heads);
    expect(lineOf(fork, j1)).toMatchObject({ firstSequence: parted, operations: 3 });
    expect(said(lineOf(fork, j1).entries)).toEqual([
      [novelty('1'), 3000],
      [novelty('2'), 5000],
    ]);
    expect(lineOf(fork, copy)).toMatchObject({ firstSequence: parted, operations: 2 });
    expect(said(lineOf(fork, copy).entries)).toEqual([
      ['score/written/1/j1/effect', 7000],
      [novelty('2'), 6000],
    ]);
    // What nobody touched again is no part of the comparison.
    expect(said(fork.before)).toEqual([[novelty('1'), 2000]]);
  });

  it('hold what was kept aside too, and what two of three lines share', async () => {
    const first = j1.copy();
    await j1.seal([score('1', 99)]);
    await first.seal([score('1', 3)]);
    const second = first.copy();
    await first.seal([score('2', 4)]);
    await second.seal([score('2', 5)]);
    const fork = await onlyFork(first, second);
    expect(fork.lines).toHaveLength(3);
    expect(said(lineOf(fork, j1).entries)).toEqual([[novelty('1'), 99_000]]);
    for (const [copy, value] of [
      [first, 4000],
      [second, 5000],
    ] as const)
      expect(said(lineOf(fork, copy).entries)).toEqual([
        [novelty('1'), 3000],
        [novelty('2'), value],
      ]);
    expect(fork.before).toEqual([]);
  });

  it('are told of no more than eight, and of none once the fork is settled', async () => {
    const copies = Array.from({ length: 9 }, () => j1.copy());
    for (const [index, copy] of [j1, ...copies].entries()) await copy.seal([score('1', index)]);
    const fork = await onlyFork(...copies);
    expect([fork.heads.length, fork.lines.length]).toEqual([10, 8]);
    await world.hq.seal([settleFork(j1.log, 'a classroom of copies', fork.heads)]);
    expect(await onlyFork(...copies)).toMatchObject({ settled: true, lines: [], before: [] });
  });

  it('are the same in whatever order the segments came', async () => {
    const copy = j1.copy();
    await j1.seal([score('1', 3)]);
    await copy.seal([score('1', 4)]);
    const segments = segmentsOf(world, copy);
    const there = await stateOf(world.contest, segments);
    const back = await stateOf(world.contest, segments.toReversed());
    expect(back.forks).toEqual(there.forks);
  });
});
