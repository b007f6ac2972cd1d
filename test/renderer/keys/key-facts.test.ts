import { describe, expect, test } from 'vitest';

import {
  actionsOn,
  cutsOfToday,
  digitsOf,
  keyRows,
  ownStanding,
  rowsOfRegion,
  stageFacts,
  standingOf,
  waitingForDesk,
  type KeyRow,
} from '../../../renderer/features/keep-keys/key-facts.ts';
import { present } from '../../../shared/basics/assert.ts';
import { cutOffStage } from '../../../shared/deciding/decision-operations.ts';
import { presentHeads } from '../../../shared/merge/sealing.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { confirmKey, revokeKey } from '../../../shared/trust/key-operations.ts';
import { milli } from '../../../shared/basics/points.ts';
import {
  buildContest,
  cutAt,
  installAgain,
  personOf,
  segmentsOf,
  stateOf,
  type TestInstallation,
} from '../../builders/contest-builder.ts';

const rowOf = (state: ContestState, of: TestInstallation, own: TestInstallation = of): KeyRow =>
  present(
    keyRows(state, own.publicKey).find(({ holder }) => holder.publicKey === of.publicKey),
    'a row',
  );

const first = <T>(list: readonly T[]): T => present(list[0], 'a first one');

describe('the list of keys', () => {
  test('shows keys that wait for a person first, then root keys, then by name', async () => {
    const world = await buildContest();
    const again = await installAgain(world, 31, { person: 'j2', ticketSeed: 12 });
    const state = await stateOf(world.contest, segmentsOf(world, again));
    expect(
      keyRows(state, world.hq.publicKey).map((row) => [row.holder.person, standingOf(row)]),
    ).toEqual([
      ['j2', 'contested'],
      ['j2', 'contested'],
      ['headquarters', 'root'],
      ['c1', 'active'],
      ['j1', 'active'],
    ]);
  });

  test('knows the own key and numbers the root keys', async () => {
    const world = await buildContest({ threshold: 2 });
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(rowOf(state, world.second)).toMatchObject({ own: true, root: 2 });
    expect(rowOf(state, world.hq, world.second)).toMatchObject({ own: false, root: 1 });
    expect(rowOf(state, first(world.jurors), world.hq)).toMatchObject({ own: false, root: 0 });
  });

  test('gives a coordinator the jurors of the own region alone', async () => {
    const world = await buildContest();
    const state = await stateOf(world.contest, segmentsOf(world));
    const rows = keyRows(state, world.coordinator.publicKey);
    expect(rowsOfRegion(rows, 'KZ-10').map(({ holder }) => holder.person)).toEqual(['j1', 'j2']);
    expect(rowsOfRegion(rows, 'KZ-55')).toEqual([]);
  });

  test('a code to compare is eight groups of five digits', async () => {
    const world = await buildContest();
    expect(digitsOf(world.hq.publicKey)).toMatch(/^(\d{5} ){7}\d{5}$/);
  });
});

describe('what may be said of a key', () => {
  test('an active key is compared, limited and revoked, and no longer refused', async () => {
    const world = await buildContest();
    const state = await stateOf(world.contest, segmentsOf(world));
    const row = rowOf(state, first(world.jurors), world.hq);
    expect(actionsOn(row, 'headquarters')).toEqual({
      confirm: true,
      refuse: false,
      revoke: true,
      limit: true,
    });
    expect(actionsOn(row, 'coordinator')).toEqual({
      confirm: true,
      refuse: false,
      revoke: false,
      limit: false,
    });
  });

  test('nobody shuts out the own key, and the other root key can only be revoked', async () => {
    const world = await buildContest({ threshold: 2 });
    const state = await stateOf(world.contest, segmentsOf(world));
    const none = { confirm: false, refuse: false, revoke: false, limit: false };
    expect(actionsOn(rowOf(state, world.hq), 'headquarters')).toEqual(none);
    expect(actionsOn(rowOf(state, world.second, world.hq), 'headquarters')).toEqual({
      ...none,
      revoke: true,
    });
  });

  test('a revoked key can be revoked entirely as long as part of it counts', async () => {
    const world = await buildContest();
    const juror = first(world.jurors);
    await world.hq.seal([
      revokeKey(juror.publicKey, juror.segments.slice(-1).map(cutAt), 'Ноутбук ұрланды'),
    ]);
    const cut = await stateOf(world.contest, segmentsOf(world));
    expect(actionsOn(rowOf(cut, juror, world.hq), 'headquarters').revoke).toBe(true);
    await world.hq.seal([revokeKey(juror.publicKey, [], 'Бөтен адам')]);
    const shut = await stateOf(world.contest, segmentsOf(world));
    expect(actionsOn(rowOf(shut, juror, world.hq), 'headquarters').revoke).toBe(false);
  });

  test('a coordinator whose own key waits sees that the confirmation is said and waits too', async () => {
    const world = await buildContest({ confirmation: 'confirmed' });
    const juror = first(world.jurors);
    await world.coordinator.seal([confirmKey(juror.publicKey)]);
    const state = await stateOf(world.contest, segmentsOf(world));
    const row = rowOf(state, juror, world.coordinator);
    expect(standingOf(row)).toBe('unconfirmed');
    expect(row.said).toBe(true);
    expect(actionsOn(row, 'coordinator').confirm).toBe(false);
    expect(actionsOn(rowOf(state, juror, world.hq), 'headquarters').confirm).toBe(true);
  });
});

describe('the own key', () => {
  test('works at home before it is confirmed, and is still said to wait', async () => {
    const world = await buildContest({ confirmation: 'confirmed' });
    const { publicKey } = first(world.jurors);
    const before = await stateOf(world.contest, segmentsOf(world), { self: publicKey });
    expect(before.keys.get(publicKey)?.state).toBe('active');
    expect(ownStanding(before, publicKey)).toBe('unconfirmed');
    await world.hq.seal([confirmKey(publicKey)]);
    const after = await stateOf(world.contest, segmentsOf(world), { self: publicKey });
    expect(ownStanding(after, publicKey)).toBe('active');
  });

  test('of headquarters is a root key, and a key nobody enrolled has no standing', async () => {
    const world = await buildContest();
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(ownStanding(state, world.hq.publicKey)).toBe('root');
    expect(ownStanding(state, world.second.publicKey)).toBeNull();
    expect(ownStanding(state, first(world.jurors).publicKey)).toBe('active');
  });
});

describe('what waits for a desk', () => {
  const deskOf = (
    installation: TestInstallation,
    role: 'headquarters' | 'coordinator' | 'juror',
    region: string | null,
  ) => ({
    publicKey: installation.publicKey,
    role,
    person: personOf('x', role, region, null),
  });

  test('is counted for headquarters over all, for a coordinator in the own region, for a juror never', async () => {
    const world = await buildContest({ confirmation: 'confirmed' });
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(waitingForDesk(state, deskOf(world.hq, 'headquarters', null))).toBe(3);
    expect(waitingForDesk(state, deskOf(world.coordinator, 'coordinator', 'KZ-10'))).toBe(2);
    expect(waitingForDesk(state, deskOf(world.coordinator, 'coordinator', 'KZ-55'))).toBe(0);
    expect(waitingForDesk(state, deskOf(first(world.jurors), 'juror', 'KZ-10'))).toBe(0);
  });

  test("counts the other root's statements, and not the own ones", async () => {
    const world = await buildContest({ threshold: 2 });
    await world.hq.seal([confirmKey(first(world.jurors).publicKey)]);
    const state = await stateOf(world.contest, segmentsOf(world));
    expect(waitingForDesk(state, deskOf(world.second, 'headquarters', null))).toBe(1);
    expect(waitingForDesk(state, deskOf(world.hq, 'headquarters', null))).toBe(0);
  });
});

describe('lines drawn through what is here today', () => {
  test('a revocation with today’s cuts takes nothing away, and shuts out what comes later', async () => {
    const world = await buildContest();
    const juror = first(world.jurors);
    const score = (points: number) =>
      setScore({ stage: 'written', submission: '1', juror: 'j1' }, 'novelty', milli(points));
    await juror.seal([score(7000)]);
    const before = await stateOf(world.contest, segmentsOf(world));
    const cuts = cutsOfToday(rowOf(before, juror, world.hq).holder.logs);
    expect(cuts).toHaveLength(1);
    await world.hq.seal([revokeKey(juror.publicKey, cuts, 'Ноутбук ұрланды')]);
    await juror.seal([score(1000)]);
    const after = await stateOf(world.contest, segmentsOf(world));
    expect(after.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 7000 });
    expect(after.quarantine.map(({ reason }) => reason)).toEqual(['revoked']);
  });

  test('a stage cut off at the present heads keeps what is here and sets aside what comes', async () => {
    const world = await buildContest();
    const juror = first(world.jurors);
    const score = (submission: string) =>
      setScore({ stage: 'written', submission, juror: 'j1' }, 'novelty', milli(7000));
    await juror.seal([score('1')]);
    const before = await stateOf(world.contest, segmentsOf(world));
    expect(stageFacts(before, 'written')).toEqual({
      sheets: 6,
      handedIn: 0,
      cutOff: false,
      late: 0,
    });
    await world.hq.seal([cutOffStage('written', presentHeads(before))]);
    await juror.seal([score('2')]);
    const after = await stateOf(world.contest, segmentsOf(world));
    expect(stageFacts(after, 'written')).toMatchObject({ cutOff: true, late: 1 });
    expect(stageFacts(after, 'other')).toMatchObject({ cutOff: false, late: 0 });
    expect(after.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 7000 });
    expect(after.sheets.get('written/2/j1')?.scores).toEqual({});
  });
});
