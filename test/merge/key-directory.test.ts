import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { LogId } from '../../shared/log/operation.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { recuse, setScore } from '../../shared/scoring/score-operations.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  refuseKey,
  revokeKey,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  buildContest,
  cutAt,
  ed25519,
  idIn,
  installAgain,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  type TestContest,
  TestInstallation,
  type TestRules,
} from '../builders/contest-builder.ts';

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const novelty = (points: number, submission = '1') =>
  setScore(sheet(submission), 'novelty', (points * 1000) as Milli);

const now = (world: TestContest, ...more: readonly TestInstallation[]): Promise<FoldedContest> =>
  stateOf(world.contest, segmentsOf(world, ...more));

const firstJuror = (world: TestContest): TestInstallation => {
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('a juror');
  return juror;
};

const reasons = (state: FoldedContest): string[] =>
  state.quarantine.map(({ reason }) => reason).toSorted();

/** States of keys by person, e.g. "j1 active". */
const standings = (state: FoldedContest): string[] =>
  [...state.keys.values()].map(({ person, state: how }) => `${person} ${how}`).toSorted();

async function begin(rules: TestRules = {}): Promise<[TestContest, TestInstallation]> {
  const world = await buildContest(rules);
  return [world, firstJuror(world)];
}

describe('the key directory', () => {
  it('knows the logs of every key, with the ends of their branches', async () => {
    const [world, j1] = await begin();
    const copy = j1.copy();
    const own = await j1.seal([novelty(7), novelty(8)]);
    const other = await copy.seal([novelty(3)]);
    const logs = (await now(world, copy)).keys.get(j1.publicKey)?.logs;
    const ends = [
      { head: own.id, sequence: 1, operations: 3 },
      { head: other.id, sequence: 1, operations: 2 },
    ].toSorted((a, b) => (a.head < b.head ? -1 : 1));
    expect(logs).toEqual([{ log: j1.log, heads: ends, continues: null }]);
  });

  it('says which log a restored installation goes on from, and only for its own log', async () => {
    const [world, j1] = await begin();
    const before = j1.segments.at(-1);
    const next = new TestInstallation(world.contest, j1.key, 41);
    const from = { previous: j1.log, head: before?.id ?? null, cause: 'restored' } as const;
    await next.seal([continueLog(next.log, from)]);
    await next.seal([continueLog('AAAAAAAAAAAAAAAAAAAAAA' as LogId, from)]);
    const state = await now(world, next);
    const log = state.keys.get(j1.publicKey)?.logs.find((each) => each.log === next.log);
    expect(log?.continues).toBe(j1.log);
    expect(reasons(state)).toEqual(['role']);
    expect(state.counts.hard + state.counts.soft + state.counts.fork).toBe(0);
  });

  it('gives equal versions and codes for equal sets of statements, and never the same after one more', async () => {
    const [world, j1] = await begin();
    const first = (await now(world)).directory;
    expect(first).toMatchObject({
      version: 4,
      threshold: 1,
      confirmation: 'ticket',
      rootKeys: [world.hq.publicKey],
      waiting: [],
      provisional: [],
      mutualRevocation: false,
    });
    expect(first.code).toMatch(/^\d{5} \d{5}$/);
    await j1.seal([novelty(7)]);
    expect((await now(world)).directory).toEqual(first);
    await world.hq.seal([confirmKey(j1.publicKey)]);
    const second = (await now(world)).directory;
    expect(second.version).toBe(5);
    expect(second.code).not.toBe(first.code);
  });

  it('tells whom files are encrypted to, and shows two different lists as a conflict', async () => {
    const [world] = await begin({ secondRoot: true });
    await world.hq.seal([
      setRecipients('headquarters', [seedOf(5)]),
      setRecipients('KZ-10', [seedOf(6)]),
    ]);
    const state = await now(world);
    expect([...state.recipients]).toEqual([
      ['KZ-10', [seedOf(6)]],
      ['headquarters', [seedOf(5)]],
    ]);
    await world.second.seal([setRecipients('KZ-10', [seedOf(7)])]);
    const both = await now(world);
    expect(both.hard.map(({ key }) => key)).toEqual(['recipient/KZ-10']);
    expect(both.recipients.get('KZ-10')).toHaveLength(2);
  });
});

describe('confirming keys', () => {
  it('keeps everything of an unconfirmed key aside until somebody compared fingerprints', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await j1.seal([novelty(7)]);
    const before = await now(world);
    expect(standings(before)).toEqual([
      'c1 unconfirmed',
      'headquarters active',
      'j1 unconfirmed',
      'j2 unconfirmed',
    ]);
    expect(reasons(before)).toEqual(Array(4).fill('key-unconfirmed'));
    await world.hq.seal([confirmKey(j1.publicKey)]);
    const after = await now(world);
    expect(after.keys.get(j1.publicKey)).toMatchObject({ state: 'active', confirmed: true });
    expect(after.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('lets the installation itself work before anybody confirmed its key', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await j1.seal([novelty(7)]);
    const own = await stateOf(world.contest, segmentsOf(world), { self: j1.publicKey });
    expect(own.keys.get(j1.publicKey)).toMatchObject({ state: 'active', confirmed: false });
    expect(own.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('takes a coordinator at their word for jurors of the region, once their own key is confirmed', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await world.coordinator.seal([confirmKey(j1.publicKey)]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('unconfirmed');
    await world.hq.seal([confirmKey(world.coordinator.publicKey)]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('active');
  });

  it.each([
    ['a juror of another region', 'j9', 'KZ-55', 'juror'],
    ['another coordinator', 'c9', 'KZ-10', 'coordinator'],
  ] as const)('does not let a coordinator confirm %s', async (_, id, region, role) => {
    const [world] = await begin({ confirmation: 'confirmed' });
    const ticket = await ed25519.keyFromSeed(seedOf(19));
    await world.hq.seal(
      [setPerson(personOf(id, role, region, ticket.publicKey))],
      [confirmKey(world.coordinator.publicKey)],
    );
    const other = await installAgain(world, 29, { person: id, ticketSeed: 19 });
    await world.coordinator.seal([confirmKey(other.publicKey)]);
    const state = await now(world, other);
    expect(state.keys.get(other.publicKey)).toMatchObject({
      state: 'unconfirmed',
      confirmed: false,
    });
    expect(reasons(state)).toContain('role');
  });

  it('puts a root key’s word on a key before the coordinator’s, and holds the strictest of several', async () => {
    const [world, j1] = await begin({ threshold: 2 });
    await world.coordinator.seal([refuseKey(j1.publicKey, 'not her fingerprint')]);
    await j1.seal([novelty(7)]);
    const refused = await now(world);
    expect(refused.keys.get(j1.publicKey)).toMatchObject({ state: 'refused', confirmed: false });
    expect(reasons(refused)).toEqual(['role']);
    const confirmed = await world.hq.seal([confirmKey(j1.publicKey)]);
    await world.second.seal([approveStatement(idIn(confirmed))]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)).toMatchObject({ state: 'active', confirmed: true });
    expect(reasons(state)).toEqual([]);
    expect(state.counts.hard).toBe(0);
    await world.second.seal([refuseKey(j1.publicKey, 'no')]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('refused');
  });

  it('leaves a second key on one ticket contested, whatever the coordinator says', async () => {
    const [world, j1] = await begin();
    const again = await installAgain(world, 31, { person: 'j1', ticketSeed: 11 });
    await world.coordinator.seal([
      confirmKey(again.publicKey),
      refuseKey(j1.publicKey, 'an old laptop'),
    ]);
    const state = await now(world, again);
    expect(state.keys.get(again.publicKey)?.state).toBe('contested');
    await world.hq.seal([confirmKey(again.publicKey)]);
    expect((await now(world, again)).keys.get(again.publicKey)?.state).toBe('active');
  });

  it('ignores a juror who confirms keys', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await world.hq.seal([confirmKey(j1.publicKey)]);
    await j1.seal([confirmKey(world.coordinator.publicKey)]);
    const state = await now(world);
    expect(state.keys.get(world.coordinator.publicKey)?.state).toBe('unconfirmed');
    expect(reasons(state)).toContain('role');
  });
});

describe('two root keys', () => {
  it('hold a statement back until the other root approves it', async () => {
    const [world] = await begin({ threshold: 2 });
    expect((await now(world)).quarantine).toEqual([]);
    const said = await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    const waiting = await now(world);
    expect(waiting.people.has('j3')).toBe(false);
    expect(waiting.directory.waiting.map(({ id }) => id)).toEqual([idIn(said)]);
    expect(reasons(waiting)).toEqual(['unapproved']);
    await world.hq.seal([approveStatement(idIn(said))]);
    expect((await now(world)).people.has('j3')).toBe(false);
    await world.second.seal([approveStatement(idIn(said))]);
    const approved = await now(world);
    expect(approved.people.has('j3')).toBe(true);
    expect(approved.directory.waiting).toEqual([]);
    expect(approved.quarantine).toEqual([]);
  });

  it('do not let an unapproved statement replace what it names', async () => {
    const [world] = await begin({ threshold: 2 });
    const [opening] = world.hq.segments;
    await world.hq.seal([
      {
        ...setPerson({ ...personOf('j1', 'juror', 'KZ-55', null) }),
        parents: [idIn(opening, 2)],
      },
    ]);
    expect((await now(world)).people.get('j1')?.region).toBe('KZ-10');
  });

  it.each([
    ['a confirmation', (key: TestInstallation) => confirmKey(key.publicKey), 1],
    ['a limit to stages', (key: TestInstallation) => setKeyRights(key.publicKey, []), 1],
    ['a refusal', (key: TestInstallation) => refuseKey(key.publicKey, 'lost'), 0],
    ['a revocation', (key: TestInstallation) => revokeKey(key.publicKey, [], 'lost'), 0],
  ])(
    'ask for approval where authority is given, not where it is taken: %s',
    async (_, say, count) => {
      const [world, j1] = await begin({ threshold: 2 });
      await world.hq.seal([say(j1)]);
      expect((await now(world)).directory.waiting).toHaveLength(count);
    },
  );

  it('count a statement left out for good no longer as waiting', async () => {
    const [world] = await begin({ threshold: 2 });
    const said = await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    await world.second.seal([settleQuarantine(idIn(said), 'left-out', 'not agreed')]);
    const state = await now(world);
    expect(state.directory.waiting).toEqual([]);
    expect(state.counts.rule).toBe(0);
  });

  it('leave a statement waiting that its own root wants out of sight', async () => {
    const [world] = await begin({ threshold: 2 });
    const said = await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    await world.hq.seal([settleQuarantine(idIn(said), 'left-out', 'nothing to see')]);
    const state = await now(world);
    expect(state.directory.waiting.map(({ id }) => id)).toEqual([idIn(said)]);
    expect(reasons(state).toSorted()).toEqual(['authority', 'unapproved']);
    expect(state.counts.rule).toBe(2);
  });

  it('need not answer a statement that an approved one replaced', async () => {
    const [world] = await begin({ threshold: 2 });
    const entered = (region: string) => setPerson(personOf('j3', 'juror', region, null));
    const drafted = async (region: string) => {
      const draft = draftAction(entered(region), await now(world), 'headquarters');
      return world.hq.seal([{ ...entered(region), parents: draft.parents }]);
    };
    const first = await drafted('KZ-10');
    const second = await drafted('KZ-11');
    const third = await drafted('KZ-55');
    expect((await now(world)).directory.waiting).toHaveLength(3);
    await world.second.seal([approveStatement(idIn(third))]);
    const state = await now(world);
    expect(state.people.get('j3')?.region).toBe('KZ-55');
    expect(state.quarantine).toEqual([]);
    expect(state.directory.waiting).toEqual([]);
    await world.second.seal([approveStatement(idIn(first)), approveStatement(idIn(second))]);
    const all = await now(world);
    expect(all.people.get('j3')?.region).toBe('KZ-55');
    expect(all.counts.hard).toBe(0);
  });

  it('still answer one that only another waiting one replaced', async () => {
    const [world] = await begin({ threshold: 2 });
    const entered = setPerson(personOf('j3', 'juror', 'KZ-10', null));
    const first = await world.hq.seal([entered]);
    await world.hq.seal([
      { ...setPerson(personOf('j3', 'juror', 'KZ-55', null)), parents: [idIn(first)] },
    ]);
    await world.second.seal([approveStatement(idIn(first))]);
    const state = await now(world);
    expect(state.people.get('j3')?.region).toBe('KZ-10');
    expect(reasons(state)).toEqual(['unapproved']);
  });

  it('never let a release stand in for an approval', async () => {
    const [world] = await begin({ threshold: 2 });
    const said = await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    await world.second.seal([settleQuarantine(idIn(said), 'released', 'in a hurry')]);
    const state = await now(world);
    expect(state.people.has('j3')).toBe(false);
    expect(state.quarantine).toMatchObject([{ reason: 'unapproved', settled: null }]);
  });

  it('hold both revocations where they revoke each other, and say so', async () => {
    const [world] = await begin({ secondRoot: true });
    await world.hq.seal([revokeKey(world.second.publicKey, [], 'stolen')]);
    expect((await now(world)).directory.mutualRevocation).toBe(false);
    await world.second.seal([revokeKey(world.hq.publicKey, [], 'stolen too')]);
    const state = await now(world);
    expect(state.directory.mutualRevocation).toBe(true);
    expect(state.keys.get(world.hq.publicKey)?.state).toBe('revoked');
    expect(state.keys.get(world.second.publicKey)?.state).toBe('revoked');
    expect(state.settings).toBeNull();
  });
});

describe('three root keys', () => {
  /** A contest of three roots; each named pair is one that revokes another. */
  async function revoking(pairs: readonly (readonly [number, number])[]): Promise<FoldedContest> {
    const keys = await Promise.all([1, 2, 3].map((seed) => ed25519.keyFromSeed(seedOf(seed))));
    const founding = foundContest({
      rootKeys: keys.map(({ publicKey }) => publicKey),
      salt: new Uint8Array(16),
    });
    const contest = contestIdOf(founding.value);
    const desks = keys.map((key, index) => new TestInstallation(contest, key, index + 1));
    const desk = (index: number): TestInstallation => present(desks[index], 'a desk');
    await desk(0).seal([founding]);
    for (const [one, other] of pairs)
      await desk(one).seal([revokeKey(desk(other).publicKey, [], 'stolen')]);
    return stateOf(
      contest,
      desks.flatMap(({ segments }) => segments),
    );
  }

  it.each([
    [
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      true,
    ],
    [
      [
        [0, 1],
        [1, 2],
      ],
      false,
    ],
    [
      [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
      false,
    ],
    [
      [
        [0, 1],
        [1, 2],
        [2, 1],
      ],
      true,
    ],
    [[[0, 0]], false],
  ] as const)('revoke each other in a circle, or not: %j is %j', async (pairs, mutual) => {
    expect((await revoking(pairs)).directory.mutualRevocation).toBe(mutual);
  });
});

describe('a revoked key', () => {
  it('counts up to its cut and no further', async () => {
    const [world, j1] = await begin();
    const kept = await j1.seal([novelty(7)], [novelty(8, '2')]);
    await j1.seal([novelty(9, '3')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(kept)], 'laptop lost')]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)).toMatchObject({ state: 'revoked', cuts: [cutAt(kept)] });
    expect(reasons(state)).toEqual(['revoked']);
    expect(state.sheets.get('written/2/j1')?.scores['novelty']).toBe(8000);
    expect(state.sheets.get('written/3/j1')?.scores).toEqual({});
  });

  it('counts within a segment up to the named commit only', async () => {
    const [world, j1] = await begin();
    const kept = await j1.seal([novelty(7)], [novelty(8, '2')], [novelty(9, '3')]);
    await world.hq.seal([
      revokeKey(
        j1.publicKey,
        [{ ...cutAt(kept), sequence: kept.header.firstSequence + 1 }],
        'lost',
      ),
    ]);
    const state = await now(world);
    expect(reasons(state)).toEqual(['revoked']);
    expect(state.sheets.get('written/3/j1')?.scores).toEqual({});
  });

  it('counts on no other branch than the one that was cut', async () => {
    const [world, j1] = await begin();
    const thief = j1.copy();
    const kept = await j1.seal([novelty(7)]);
    await thief.seal([novelty(1, '2')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(kept)], 'copied')]);
    const state = await now(world, thief);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
    expect(state.sheets.get('written/2/j1')?.scores).toEqual({});
    expect(reasons(state)).toEqual(['revoked']);
  });

  it('waits for a gap in its chain, and counts once it is closed', async () => {
    const [world, j1] = await begin();
    const early = await j1.seal([novelty(7)]);
    const gap = await j1.seal([novelty(8, '2')]);
    const last = await j1.seal([novelty(9, '3')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(last)], 'lost')]);
    const all = segmentsOf(world);
    const without = await stateOf(
      world.contest,
      all.filter(({ id }) => id !== gap.id),
    );
    expect(without.sheets.get('written/1/j1')?.scores).toEqual({});
    expect(without.sheets.get('written/3/j1')?.scores['novelty']).toBe(9000);
    expect(without.quarantine.map(({ operation }) => operation.id)).toContain(idIn(early));
    const complete = await stateOf(world.contest, all);
    expect(complete.quarantine).toEqual([]);
    expect(complete.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('counts only where several revocations agree', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    const first = await j1.seal([novelty(7)]);
    const second = await j1.seal([novelty(8, '2')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(second)], 'lost')]);
    await world.second.seal([revokeKey(j1.publicKey, [cutAt(first)], 'lost earlier')]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)?.cuts).toEqual([cutAt(first)]);
    expect(reasons(state)).toEqual(['revoked']);
  });

  it('ignores a cut that names a log or key of somebody else', async () => {
    const [world, j1] = await begin();
    const other = world.jurors[1]?.segments[0];
    if (other === undefined) throw new Error('a segment');
    await j1.seal([novelty(7)]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(other)], 'lost')]);
    expect(reasons(await now(world))).toEqual(['revoked', 'revoked']);
  });

  it('hides nobody’s score, steps back from nothing and confirms nobody beyond its cut', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    const { hq, coordinator } = world;
    await hq.seal([confirmKey(coordinator.publicKey), confirmKey(j1.publicKey)]);
    const cut = coordinator.segments[0];
    if (cut === undefined) throw new Error('a segment');
    const mine = await coordinator.seal([novelty(6)]);
    await coordinator.seal(
      [{ ...novelty(1), parents: [idIn(mine)] }],
      [recuse(sheet('2'), 'kin')],
      [confirmKey(world.jurors[1]?.publicKey ?? j1.publicKey)],
    );
    await hq.seal([revokeKey(coordinator.publicKey, [cutAt(mine)], 'dismissed')]);
    const state = await now(world);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(6000);
    expect(state.recusals).toEqual([]);
    expect(state.keys.get(world.jurors[1]?.publicKey ?? j1.publicKey)?.state).toBe('unconfirmed');
    expect(reasons(state)).toEqual(['key-unconfirmed', 'revoked', 'revoked', 'revoked']);
  });

  it('still revokes others: what a revoked root took away stays away', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    await world.second.seal([revokeKey(world.hq.publicKey, [cutAt(lastOf(world.hq))], 'stolen')]);
    await world.hq.seal([revokeKey(j1.publicKey, [], 'by the thief')], [confirmKey(j1.publicKey)]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)).toMatchObject({ state: 'revoked', confirmed: false });
    expect(reasons(state)).toEqual(['revoked', 'revoked']);
  });

  it('can be released word by word, with a reason', async () => {
    const [world, j1] = await begin();
    const late = await j1.seal([novelty(7)]);
    const [kept] = j1.segments;
    if (kept === undefined) throw new Error('a segment');
    await world.hq.seal([
      revokeKey(j1.publicKey, [cutAt(kept)], 'lost'),
      settleQuarantine(idIn(late), 'released', 'she confirmed by phone'),
    ]);
    const state = await now(world);
    expect(state.counts.rule).toBe(0);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('does not contest the person’s next key beyond its cut, and keeps what counted', async () => {
    const [world, j1] = await begin();
    await j1.seal([novelty(7)]);
    const again = await installAgain(world, 31, { person: 'j1', ticketSeed: 11 });
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(lastOf(j1))], 'lost')]);
    const waiting = await now(world, again);
    expect(waiting.keys.get(j1.publicKey)?.state).toBe('revoked');
    expect(waiting.keys.get(again.publicKey)?.state).toBe('contested');
    expect(waiting.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
    await world.hq.seal([revokeKey(j1.publicKey, [], 'nothing of it')]);
    const alone = await now(world, again);
    expect(alone.keys.get(again.publicKey)?.state).toBe('active');
    expect(alone.sheets.get('written/1/j1')?.scores).toEqual({});
  });

  it('never comes back by being confirmed, and needs a reason to go', async () => {
    const [world, j1] = await begin();
    await world.hq.seal([revokeKey(j1.publicKey, [], ' ')]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('active');
    await world.hq.seal([revokeKey(j1.publicKey, [], 'lost')], [confirmKey(j1.publicKey)]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('revoked');
  });

  it('gives an unconfirmed key nothing by revoking it', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await j1.seal([novelty(7)]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(lastOf(j1))], 'lost')]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)?.state).toBe('revoked');
    expect(new Set(reasons(state))).toEqual(new Set(['key-unconfirmed']));
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({});
  });
});

const lastOf = ({ segments }: TestInstallation) => {
  const last = segments.at(-1);
  if (last === undefined) throw new Error('a segment');
  return last;
};

describe('a key limited to stages', () => {
  it('keeps aside what it says on other stages, until released', async () => {
    const [world, j1] = await begin();
    const said = await j1.seal([novelty(7)]);
    await world.hq.seal([setKeyRights(j1.publicKey, ['final'])]);
    const limited = await now(world);
    expect(limited.keys.get(j1.publicKey)?.stages).toEqual(['final']);
    expect(reasons(limited)).toEqual(['stage']);
    await world.hq.seal([settleQuarantine(idIn(said), 'released', 'agreed')]);
    expect((await now(world)).sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('may act only where all statements in force agree; null lifts the limit', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    const first = await world.hq.seal([setKeyRights(j1.publicKey, ['written', 'final'])]);
    const second = await world.second.seal([setKeyRights(j1.publicKey, ['final', 'interview'])]);
    expect((await now(world)).keys.get(j1.publicKey)?.stages).toEqual(['final']);
    await world.hq.seal([
      { ...setKeyRights(j1.publicKey, null), parents: [idIn(first), idIn(second)] },
    ]);
    expect((await now(world)).keys.get(j1.publicKey)?.stages).toBeNull();
  });

  it('limits resolutions by stage too', async () => {
    const [world] = await begin({ secondRoot: true });
    await world.hq.seal([setKeyRights(world.second.publicKey, ['final'])]);
    await world.second.seal([resolveConflict('score/written/1/j1/novelty', 5000, [], 'mine')]);
    expect(reasons(await now(world))).toEqual(['stage']);
  });
});
