import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import {
  approveStatement,
  confirmKey,
  refuseKey,
  revokeKey,
  setKeyRights,
} from '../../shared/trust/key-operations.ts';
import {
  ed25519,
  idIn,
  personOf,
  seedOf,
  stateOf,
  TestInstallation,
} from '../builders/contest-builder.ts';
import { now, reasons, begin } from './key-worlds.ts';

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
