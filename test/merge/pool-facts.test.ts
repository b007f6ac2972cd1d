import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import { addSubmission, setPerson } from '../../shared/contest/contest-operations.ts';
import type { Person } from '../../shared/contest/people.ts';
import { blockData } from '../../shared/contest/personal-data.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
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
  ed25519,
  idIn,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  submissionOf,
  type TestContest,
  TestInstallation,
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

/** A laptop of somebody whom headquarters invites now. */
async function joinAs(world: TestContest, person: Person): Promise<TestInstallation> {
  const seed = 60 + Number(person.id.slice(1));
  const ticket = await ed25519.keyFromSeed(seedOf(seed));
  await world.hq.seal([setPerson({ ...person, ticket: ticket.publicKey })]);
  const key = await ed25519.keyFromSeed(seedOf(seed + 10));
  const laptop = new TestInstallation(world.contest, key, seed);
  const place = { contest: world.contest, log: laptop.log, publicKey: laptop.publicKey };
  await laptop.seal([await enrol(place, person.id, ticket)]);
  return laptop;
}

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

  it('is taken over by the next coordinator of the region, and by none of another region', async () => {
    const record = fc.constantFrom(
      setPoolEntry('10', { ...idea, state: 'work' }),
      setTeam('10', 't1', { ...team, title: 'New group' }),
      setSelfAssessment('written', '10', { ...assessment, day: '2026-12-01' }),
    );
    const first: Readonly<Record<string, Action>> = {
      'pool.set': setPoolEntry('10', idea),
      'team.set': setTeam('10', 't1', team),
      'self-assessment.set': setSelfAssessment('written', '10', assessment),
    };
    const successor = fc.record({
      region: fc.constantFrom('KZ-10', 'KZ-55'),
      role: fc.constantFrom('coordinator' as const, 'juror' as const),
    });
    await fc.assert(
      fc.asyncProperty(record, successor, async (next, { region, role }) => {
        const world = await worldWithRegions();
        const said = await world.coordinator.seal([first[next.kind] ?? next]);
        const laptop = await joinAs(world, personOf('c2', role, region, null));
        await laptop.seal([inPlaceOf(next, said)]);
        const segments = [...segmentsOf(world), ...laptop.segments];
        const state = await stateOf(world.contest, segments);
        const isNext = region === 'KZ-10' && role === 'coordinator';
        expect(state.quarantine.map(({ reason }) => reason)).toEqual(
          isNext ? [] : [region === 'KZ-10' ? 'authority' : 'not-assigned'],
        );
        expect(state.hard).toEqual([]);
        const head = state.heads.get(next.key) ?? [];
        expect(head.map(({ signer }) => signer)).toEqual([
          isNext ? laptop.publicKey : world.coordinator.publicKey,
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it('names on the laptop of the next coordinator what it takes the place of', async () => {
    const world = await worldWithRegions();
    const said = await world.coordinator.seal([setPoolEntry('10', idea)]);
    const laptops = [
      await joinAs(world, personOf('c2', 'coordinator', 'KZ-10', null)),
      await joinAs(world, personOf('c3', 'coordinator', 'KZ-55', null)),
    ];
    const segments = [...segmentsOf(world), ...laptops.flatMap((laptop) => laptop.segments)];
    const state = await stateOf(world.contest, segments);
    const work = setPoolEntry('10', { ...idea, state: 'work' });
    expect(draftAction(work, state, 'c2').parents).toEqual([idIn(said, 0)]);
    expect(draftAction(work, state, 'c3').parents).toEqual([]);
    expect(draftAction(setProposalVerdict('10', verdict), state, 'c2').parents).toEqual([]);
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
