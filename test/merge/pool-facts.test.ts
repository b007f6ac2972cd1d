import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { blockData } from '../../shared/contest/personal-data.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { factsFor } from '../../shared/merge/invitation.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { shownState } from '../../shared/merge/shown-state.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { PoolEntry } from '../../shared/pooling/pool-entry.ts';
import {
  setPoolEntry,
  setProposalVerdict,
  setSelfAssessment,
  setTeam,
} from '../../shared/pooling/pooling-operations.ts';
import type { ProposalVerdict } from '../../shared/pooling/proposal-verdict.ts';
import type { RegionTeam } from '../../shared/pooling/region-team.ts';
import type { SelfAssessment } from '../../shared/pooling/self-assessment.ts';
import {
  buildContest,
  idIn,
  segmentsOf,
  stateOf,
  submissionOf,
  type TestContest,
} from '../builders/contest-builder.ts';

const idea: PoolEntry = {
  state: 'idea',
  track: 'water',
  maturity: '',
  team: '',
  partners: '',
  note: '',
  moved: null,
};
const team: RegionTeam = {
  title: 'Working group',
  tracks: ['water'],
  members: [
    { name: 'Оспанова Айша', side: 'science', role: '', organisation: '', contact: '', lead: true },
  ],
  active: true,
};
const assessment: SelfAssessment = {
  scores: { novelty: milli(5000) },
  comments: {},
  team: 'Working group',
  day: '2026-11-30',
};
const verdict: ProposalVerdict = {
  outcome: 'accepted',
  into: null,
  body: '',
  reason: 'There is money.',
  responsible: 'Оспанова А.',
  due: '',
};

/** The test contest; its application 1 is of the coordinator's own region, 2 of another one. */
async function worldWithRegions(): Promise<TestContest> {
  const world = await buildContest();
  await world.hq.seal([
    addSubmission(submissionOf('10', 'water', 'KZ-10')),
    addSubmission(submissionOf('20', 'water', 'KZ-55')),
  ]);
  return world;
}

const asideIn = async (world: TestContest): Promise<readonly string[]> =>
  (await stateOf(world.contest, segmentsOf(world))).quarantine.map(
    ({ operation, reason }) => `${operation.key} ${reason}`,
  );

const inPlaceOf = (action: Action, said: Segment, reason = ''): Action => ({
  ...action,
  reason,
  parents: [idIn(said, 0)],
});

describe('a pool', () => {
  it('is what coordinators and headquarters said of its projects, teams and regions', async () => {
    const world = await worldWithRegions();
    await world.coordinator.seal([
      setPoolEntry('10', idea),
      setTeam('10', 't1', team),
      setSelfAssessment('written', '10', assessment),
    ]);
    await world.hq.seal([setProposalVerdict('20', verdict)]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(state.quarantine).toEqual([]);
    expect(state.pool.get('10')).toMatchObject(idea);
    expect(state.pool.get('10')?.by).toBe(world.coordinator.publicKey);
    expect(state.teams.get('10')?.get('t1')).toEqual(team);
    expect(state.selfAssessments.get('10/written')).toMatchObject(assessment);
    expect(state.verdicts.get('20')).toMatchObject(verdict);
  });

  it.each<[string, Action]>([
    ['a project', setPoolEntry('20', idea)],
    ['a team', setTeam('20', 't1', team)],
    ['a self-assessment', setSelfAssessment('written', '20', assessment)],
  ])('takes no word of another region’s coordinator on %s', async (_what, action) => {
    const world = await worldWithRegions();
    await world.coordinator.seal([action]);
    expect(await asideIn(world)).toEqual([`${action.key} not-assigned`]);
  });

  it('takes no word on a project that nobody knows', async () => {
    const world = await worldWithRegions();
    await world.coordinator.seal([setPoolEntry('99', idea)]);
    expect(await asideIn(world)).toEqual(['pool/99 not-assigned']);
  });

  it('lets only headquarters sort proposals', async () => {
    const world = await worldWithRegions();
    await world.coordinator.seal([setProposalVerdict('10', verdict)]);
    expect(await asideIn(world)).toEqual(['proposal/10 role']);
  });

  it('counts no self-assessment beside the rubric', async () => {
    const world = await worldWithRegions();
    const scores = { novelty: milli(11_000), effect: milli(4000), unknown: milli(1000) };
    await world.coordinator.seal([setSelfAssessment('written', '10', { ...assessment, scores })]);
    const state = await stateOf(world.contest, segmentsOf(world));
    const found = state.selfAssessments.get('10/written')?.scores ?? {};
    expect(found['novelty']).toBeUndefined();
    expect(found['unknown']).toBeUndefined();
  });

  it('takes headquarters’ correction, after which the coordinator’s own next word is kept aside', async () => {
    const world = await worldWithRegions();
    const said = await world.coordinator.seal([setPoolEntry('10', idea)]);
    const work = setPoolEntry('10', { ...idea, state: 'work' });
    const corrected = await world.hq.seal([inPlaceOf(work, said, 'Work has begun.')]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect([state.hard, state.pool.get('10')?.state]).toEqual([[], 'work']);
    await world.coordinator.seal([inPlaceOf(setPoolEntry('10', idea), corrected)]);
    expect(await asideIn(world)).toEqual(['pool/10 authority']);
  });

  it('shows two words on one project to a person, who decides', async () => {
    const world = await worldWithRegions();
    const one = await world.coordinator.seal([setPoolEntry('10', idea)]);
    const ready: PoolEntry = { ...idea, state: 'ready' };
    const other = await world.hq.seal([setPoolEntry('10', ready)]);
    const before = await stateOf(world.contest, segmentsOf(world));
    expect(before.hard.map(({ key }) => key)).toEqual(['pool/10']);
    const parents = [idIn(one, 0), idIn(other, 0)];
    const settled = resolveConflict(
      'pool/10',
      setPoolEntry('10', ready).value,
      parents,
      'Seen on site.',
    );
    await world.hq.seal([settled]);
    const after = await stateOf(world.contest, segmentsOf(world));
    expect([after.hard, after.pool.get('10')?.state]).toEqual([[], 'ready']);
  });

  it('is the same in whatever order and however often its files come', async () => {
    const world = await worldWithRegions();
    await world.coordinator.seal([setPoolEntry('10', idea), setTeam('10', 't1', team)]);
    await world.coordinator.seal([setSelfAssessment('written', '10', assessment)]);
    await world.hq.seal([setPoolEntry('20', { ...idea, state: 'ready' })]);
    await world.hq.seal([setProposalVerdict('20', verdict)]);
    const segments = [...segmentsOf(world)];
    const whole = stateHash(await stateOf(world.contest, segments));
    const order = fc.shuffledSubarray(segments, { minLength: segments.length });
    await fc.assert(
      fc.asyncProperty(order, fc.subarray(segments), async (shuffled, again) => {
        const state = await stateOf(world.contest, [...shuffled, ...again]);
        expect(stateHash(state)).toBe(whole);
        expect(state.pool.size).toBe(2);
      }),
      { numRuns: 20 },
    );
  });

  it('tells a coordinator of the own region alone', async () => {
    const world = await worldWithRegions();
    await world.hq.seal([setPoolEntry('10', idea), setPoolEntry('20', idea)]);
    await world.hq.seal([setTeam('10', 't1', team), setTeam('20', 't1', team)]);
    const segments = segmentsOf(world);
    const state = await stateOf(world.contest, segments);
    const operations = readOperations(new Map(segments.map((segment) => [segment.id, segment])));
    const keysTold = (person: string) =>
      factsFor(state, operations, person)
        .map(({ key }) => key)
        .filter((key) => key.startsWith('pool/') || key.startsWith('team/'));
    const coordinator = [...state.people.values()].find(({ role }) => role === 'coordinator');
    const juror = [...state.people.values()].find(({ role }) => role === 'juror');
    expect(keysTold(coordinator?.id ?? '').toSorted()).toEqual(['pool/10', 'team/10/t1']);
    expect(keysTold(juror?.id ?? '')).toEqual([]);
  });

  it('names nobody of a team whose region’s data is blocked', async () => {
    const world = await worldWithRegions();
    await world.hq.seal([setTeam('10', 't1', team)]);
    await world.hq.seal([blockData('submission', '10', true, 'They asked for it.')]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(state.teams.get('10')?.get('t1')?.members).toHaveLength(1);
    expect(shownState(state, 'blocked').teams.get('10')?.get('t1')?.members).toEqual([]);
  });
});
