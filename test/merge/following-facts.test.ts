import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { tengeToTiyn } from '../../shared/basics/money.ts';
import type { Action } from '../../shared/contest/action.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { blockData } from '../../shared/contest/personal-data.ts';
import {
  setFact,
  setIndicator,
  setMilestone,
  setMoney,
  setOrder,
  setProject,
  setRisk,
  setVisit,
} from '../../shared/following/following-operations.ts';
import { moneyBeyond } from '../../shared/following/money-bounds.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { shownState } from '../../shared/merge/shown-state.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  buildContest,
  ed25519,
  idIn,
  segmentsOf,
  stateOf,
  submissionOf,
  type TestContest,
} from '../builders/contest-builder.ts';
import {
  factOf,
  indicatorOf,
  milestoneOf,
  moneyOf,
  orderOf,
  photoOf,
  projectOf,
  riskOf,
  visitOf,
} from '../following/sample-project.ts';

let world: TestContest;
let segments: readonly Segment[] = [];
let state: FoldedContest;

/** Headquarters follows project 1, corrects a payment, and region and juror see different things on the spot. */
beforeAll(async () => {
  world = await buildContest();
  const { hq, coordinator } = world;
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('a juror');
  await hq.seal([addSubmission(submissionOf('4', 'water', 'KZ-55'))]);
  const begun = await hq.seal(
    [setProject(projectOf(), 'Хаттама № 7'), setMilestone(milestoneOf())],
    [setMoney('payment', moneyOf('p-1', 300)), setIndicator(indicatorOf()), setOrder(orderOf())],
  );
  const paid = idIn(begun, 2);
  const correction = setMoney('payment', moneyOf('p-1', 350), 'Төлем тапсырмасында 350');
  await hq.seal([{ ...correction, parents: [paid] }]);
  await hq.seal([setMoney('spending', moneyOf('s-1', 340))]);
  await coordinator.seal(
    [setVisit(visitOf({ photos: [photoOf(1)] })), setFact(factOf(500)), setRisk(riskOf())],
    [setVisit(visitOf({ submission: '4' })), setMoney('payment', moneyOf('p-9', 1))],
  );
  await juror.seal([
    setVisit(visitOf({ photos: [photoOf(2)], state: 'stopped' })),
    setFact(factOf(700)),
  ]);
  segments = segmentsOf(world);
  state = await stateOf(world.contest, segments);
});

const followed = (of = state) => {
  const one = of.following.get('1');
  if (one === undefined) throw new Error('project 1 is followed');
  return one;
};

describe('a followed project', () => {
  it('holds what headquarters said, with every change of an amount: who, when, why', () => {
    const { project, milestones, payments, changes } = followed();
    expect(project).toMatchObject({ granted: tengeToTiyn(1000), reason: 'Хаттама № 7' });
    expect(milestones.map(({ id }) => id)).toEqual(['m-1']);
    expect(payments).toMatchObject([{ amount: tengeToTiyn(350), by: world.hq.publicKey }]);
    expect(changes.map(({ of, from, to, reason }) => [of, from, to, reason])).toEqual([
      ['milestone', null, 40_000, ''],
      ['payment', null, 30_000, ''],
      ['payment', 30_000, 35_000, 'Төлем тапсырмасында 350'],
      ['project', null, 100_000, 'Хаттама № 7'],
      ['spending', null, 34_000, ''],
    ]);
    expect(changes.every(({ by, wallClock }) => by === world.hq.publicKey && wallClock > 0)).toBe(
      true,
    );
    expect([...state.monitoringOrders.keys()]).toEqual(['o-1']);
  });

  it('keeps observations of another region, and money from anybody but headquarters, aside', () => {
    const aside = state.quarantine.map(({ operation, reason }) => [operation.key, reason]);
    expect(aside).toEqual(
      expect.arrayContaining([
        ['visit/4/v-1', 'not-assigned'],
        ['payment/1/p-9', 'role'],
      ]),
    );
    expect(aside).toHaveLength(2);
    expect(state.following.has('4')).toBe(false);
  });

  it('shows where people saw different things, keeps the photos of all, and lets headquarters settle it', async () => {
    expect(state.hard.map(({ key }) => key).toSorted()).toEqual([
      'fact/1/jobs/2026-06-30',
      'visit/1/v-1',
    ]);
    expect([...carriedFiles(state).keys()].toSorted()).toEqual([photoOf(1).hash, photoOf(2).hash]);
    const conflict = state.hard.find(({ key }) => key.startsWith('fact/'));
    if (conflict === undefined) throw new Error('two figures');
    const ids = conflict.alternatives.map(({ operation }) => operation.id);
    const settled = await buildAnd(resolveConflict(conflict.key, { ...factOf(600) }, ids, 'Құжат'));
    expect(settled.hard.map(({ key }) => key)).toEqual(['visit/1/v-1']);
    expect(followed(settled).facts).toMatchObject([{ value: 600, reason: 'Құжат' }]);
  });

  it('is the same with the same hash in any order of arrival', async () => {
    const hash = stateHash(state);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...segments], { minLength: segments.length }),
        async (order) => {
          let archive = emptyArchive(world.contest);
          for (const segment of order)
            ({ archive } = await addSegments(
              archive,
              [segment, ...order.slice(0, 1)],
              ed25519.verify,
            ));
          const again = foldContest(archive);
          expect(stateHash(again)).toBe(hash);
          expect(again.following).toEqual(state.following);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('shows money beyond a ceiling that merging brought, and cuts nothing', async () => {
    const more = await buildAnd(setMoney('payment', moneyOf('p-2', 651)));
    const { project, payments, spendings } = followed(more);
    expect(payments).toHaveLength(2);
    expect(moneyBeyond({ granted: project?.granted ?? 0, payments, spendings } as never)).toEqual([
      { type: 'PaidOverGranted', beyond: 100 },
    ]);
  });

  it('names nobody whose data is blocked, and shows neither photo nor place of theirs', async () => {
    const blocked = await buildAnd(blockData('submission', '1', true, 'Өтініш'));
    const shown = shownState(blocked, '(жасырылған)');
    expect(followed(shown).photos).toEqual([]);
    expect(followed(shown).project).toMatchObject({
      organisation: { name: '(жасырылған)' },
      responsible: '(жасырылған)',
    });
    expect(
      followed(shown).visits.every(({ photos, place }) => photos.length === 0 && place === null),
    ).toBe(true);
    expect(followed(blocked).photos).toHaveLength(2);
  });
});

/** The state with one more word of headquarters. */
async function buildAnd(action: Action) {
  const copy = world.hq.copy();
  const more = await copy.seal([action]);
  return stateOf(world.contest, [...segments, more]);
}
