import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { Stage } from '../../shared/contest/contest.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { partSheets } from '../../shared/merge/fold-sheets.ts';
import { settleFork } from '../../shared/merge/resolution-operations.ts';
import { reopenSheet } from '../../shared/scoring/score-operations.ts';
import {
  archiveOf,
  idIn,
  segmentsOf,
  type TestInstallation,
  testSettings,
} from '../builders/contest-builder.ts';
import { at, handIn, memoryOf, played, said, score } from './plain-worlds.ts';

/** The id of an operation of an installation's latest segment. */
const last = (desk: TestInstallation, index = 0) => idIn(desk.segments.at(-1), index);

const novelty = (submission: string, juror = 'j1') => score('novelty', 5000, at(submission, juror));

describe('folding again', () => {
  const begun = () =>
    played(async ({ j1, j2 }) => {
      await j1.seal([novelty('1'), novelty('2')]);
      await j2.seal([novelty('1', 'j2'), novelty('2', 'j2')]);
    });

  it('takes over every table that nothing new is about', async () => {
    const { archive, state, tables, j2, hq, world, segments } = await begun();
    expect(tables).toHaveLength(2);
    const tablesAfter = async (seal: () => Promise<unknown>) => {
      await seal();
      const all = [...new Set([...segments, ...segmentsOf(world, j2, hq)])];
      const later = foldContest(await archiveOf(world.contest, all), state);
      return [...memoryOf(later).plain.tables.values()];
    };
    expect(memoryOf(foldContest(archive, state)).plain.tables).toEqual(
      memoryOf(state).plain.tables,
    );
    const [first, second] = await tablesAfter(async () => undefined);
    expect([first, second].map((table, which) => table === tables[which])).toEqual([true, true]);
    const [same, longer] = await tablesAfter(() => j2.seal([novelty('3', 'j2')]));
    expect(same).toBe(tables[0]);
    expect(longer?.sheets).toEqual([0, 1, 2]);
    const [less] = await tablesAfter(() => hq.seal([reopenSheet(at('2'), last(j2), 'asked')]));
    expect(less?.sheets).toEqual([0]);
  });

  it('judges anew by scales that headquarters changed', async () => {
    const { state, world, segments, hq } = await begun();
    const [stage] = testSettings.stages;
    const criteria = stage?.criteria.map((each) => ({
      ...each,
      scale: { ...each.scale, max: milli(4000) },
    }));
    const changed = { ...testSettings, stages: [{ ...stage, criteria } as Stage] };
    await hq.seal([{ ...setContestSettings(changed), parents: [last(world.hq)] }]);
    const archive = await archiveOf(world.contest, [...segments, ...hq.segments]);
    const later = foldContest(archive, state);
    expect(later.quarantine.map(({ reason }) => reason)).toEqual(Array(4).fill('out-of-range'));
    expect(said(later)).toEqual(said(foldContest(archive)));
  });

  it('takes nothing over from a log that went on in another way', async () => {
    const branch = async (points: number) =>
      played(async ({ j1 }) => void (await j1.seal([score('novelty', points)])));
    const [one, other] = [await branch(1000), await branch(2000)];
    const state = foldContest(other.archive, one.state);
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 2000 });
    expect(said(state)).toEqual(said(other.state));
  });

  it('makes operations of what fell out alone', async () => {
    const { state, archive } = await played(async ({ j1 }) => {
      await j1.seal([novelty('1'), score('novelty', 99_000, at('2')), novelty('3')]);
      await j1.seal([score('effect', 5000, at('2')), handIn({ novelty: 3 }, {}, at('3'))]);
    });
    const rest: string[] = [];
    foldContest(archive, null, (ground) => {
      const parts = partSheets(ground);
      rest.push(...parts.rest.map(({ key }) => key));
      return parts;
    });
    expect(rest).toEqual(['score/written/2/j1/novelty', 'score/written/2/j1/effect']);
    const { heads } = state;
    expect(state.quarantine.map(({ reason }) => reason)).toEqual(['out-of-range']);
    const mine = [...heads.keys()].filter((key) => key.startsWith('score/'));
    expect(mine.toSorted()).toEqual([
      'score/written/1/j1/novelty',
      'score/written/2/j1/effect',
      'score/written/3/j1/novelty',
    ]);
  });
});

describe('a copied laptop', () => {
  it('is counted until headquarters took note of it, and told with whose it is', async () => {
    const copied = (settle: boolean) =>
      played(async ({ j1, hq }) => {
        const copy = j1.copy();
        await j1.seal([novelty('1')]);
        await copy.seal([novelty('2'), novelty('3')]);
        if (settle) await hq.seal([settleFork(j1.log, 'a loan')]);
        return [copy];
      });
    const open = (await copied(false)).state;
    expect([open.counts.fork, open.forks.length]).toEqual([1, 1]);
    expect(open.forks[0]).toMatchObject({ person: 'j1', settled: false });
    expect(open.forks[0]?.lines).toHaveLength(2);
    const settled = (await copied(true)).state;
    expect([settled.counts.fork, settled.forks.length]).toEqual([0, 1]);
  });
});
