import { describe, expect, it } from 'vitest';

import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import {
  confirmKey,
  continueLog,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  ed25519,
  idIn,
  installAgain,
  personOf,
  seedOf,
  submissionOf,
  testSettings,
} from '../builders/contest-builder.ts';
import { begin, novelty, now, reasons } from './key-worlds.ts';
import { beginWithTwoDesks } from './settling-world.ts';

/** A member of headquarters with a desk and a ticket of their own, and a score off the scale. */
async function withMember() {
  const [world, j1] = await beginWithTwoDesks();
  const ticket = await ed25519.keyFromSeed(seedOf(15));
  await world.hq.seal([setPerson(personOf('h1', 'headquarters', null, ticket.publicKey))]);
  const member = await installAgain(world, 41, { person: 'h1', ticketSeed: 15 });
  const outside = idIn(await j1.seal([novelty(99)]));
  const verdict = async (): Promise<unknown> => {
    const { quarantine } = await now(world, member);
    const found = quarantine.find(({ operation }) => operation.id === outside);
    return [found?.settled, found?.disputed];
  };
  return { world, member, outside, verdict };
}

const submissionValue = { ...submissionOf('1'), title: 'Another' };

describe('what a desk may settle', () => {
  it('is not what another person settled: naming their decision as replaced changes nothing', async () => {
    const { world, member, outside, verdict } = await withMember();
    const first = await world.hq.seal([settleQuarantine(outside, 'left-out', 'a slip')]);
    await member.seal([
      { ...settleQuarantine(outside, 'released', 'as signed'), parents: [idIn(first)] },
    ]);
    expect(await verdict()).toEqual(['left-out', false]);
    expect(reasons(await now(world, member))).toEqual(['authority', 'out-of-range']);
  });

  it('stays in dispute where neither names the other', async () => {
    const { world, member, outside, verdict } = await withMember();
    await world.hq.seal([settleQuarantine(outside, 'left-out', 'a slip')]);
    await member.seal([settleQuarantine(outside, 'released', 'as signed')]);
    expect(await verdict()).toEqual([null, true]);
  });

  it('lies on the stages of its key, for releases as for everything else', async () => {
    const { world, member, outside, verdict } = await withMember();
    await world.hq.seal([setKeyRights(member.publicKey, ['defence'])]);
    await member.seal([settleQuarantine(outside, 'released', 'as signed')]);
    expect(await verdict()).toEqual([null, false]);
    expect(reasons(await now(world, member))).toEqual(['out-of-range', 'stage']);
  });

  it('lies on the stages of its key, for taking back, too', async () => {
    const { world, member, outside, verdict } = await withMember();
    await world.hq.seal([setKeyRights(member.publicKey, ['defence'])]);
    const first = await world.hq.seal([settleQuarantine(outside, 'left-out', 'a slip')]);
    await member.seal([withdrawSettlement(idIn(first), 'not so')]);
    expect(await verdict()).toEqual(['left-out', false]);
    expect(reasons(await now(world, member))).toEqual(['out-of-range', 'stage']);
  });

  it.each([
    ['the contest', setContestSettings({ ...testSettings, season: '2027' })],
    ['an application', addSubmission({ ...submissionOf('1'), title: 'Another' })],
    ['the decision on an application', resolveConflict('submission/1', submissionValue, [], 'so')],
    ['whom files are for', setRecipients('KZ-10', [seedOf(9)])],
    ['another stage', assignJurors('defence', '1', ['j1'])],
  ])('is of the stages of its key: not %s', async (_, action) => {
    const { world, member } = await withMember();
    await member.seal([action]);
    expect(reasons(await now(world, member))).toEqual(['out-of-range']);
    await world.hq.seal([setKeyRights(member.publicKey, ['written'])]);
    const state = await now(world, member);
    expect(reasons(state)).toEqual(['out-of-range', 'stage']);
    expect([state.settings?.season, state.submissions.get('1')?.title]).toEqual([
      '2026',
      'Project 1',
    ]);
    expect(state.recipients.size).toBe(0);
  });

  it('is no copied laptop, nor what was settled about one, where its key has stages only', async () => {
    const { world, member, outside } = await withMember();
    const [j1] = world.jurors;
    if (j1 === undefined) throw new Error('a juror');
    const copy = j1.copy();
    await copy.seal([novelty(5)]);
    await j1.seal([novelty(6)]);
    await world.hq.seal([setKeyRights(member.publicKey, ['written'])]);
    const settled = await member.seal([settleFork(j1.log, 'two laptops')]);
    const own = await member.seal([settleQuarantine(idIn(settled), 'released', 'my word')]);
    expect(reasons(await now(world, member, copy))).toEqual(['out-of-range', 'stage', 'stage']);
    expect((await now(world, member, copy)).counts.fork).toBe(1);
    const noted = await world.hq.seal([settleFork(j1.log, 'two laptops')]);
    await member.seal([withdrawSettlement(idIn(noted), 'not so')]);
    expect((await now(world, member, copy)).counts.fork).toBe(0);
    // What is settled twice over is of no stage either; what is not here is none of anybody's yet.
    await member.seal([withdrawSettlement(idIn(own), 'after all')]);
    await member.seal([settleQuarantine(`${outside}0` as OperationId, 'released', 'unknown')]);
    expect(reasons(await now(world, member, copy))).toEqual([
      'out-of-range',
      ...Array<string>(4).fill('stage'),
    ]);
  });

  it('may go on in a new log, and confirm keys of the region, whatever stages its key has', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await world.hq.seal([
      confirmKey(world.coordinator.publicKey),
      setKeyRights(world.coordinator.publicKey, ['written']),
    ]);
    await world.coordinator.seal([
      confirmKey(j1.publicKey),
      continueLog(world.coordinator.log, { previous: j1.log, head: null, cause: 'copied' }),
    ]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)?.state).toBe('active');
    expect(reasons(state)).toEqual(['key-unconfirmed']);
  });

  it('reaches the stages that its key has', async () => {
    const { world, member, outside, verdict } = await withMember();
    await world.hq.seal([setKeyRights(member.publicKey, ['written'])]);
    await member.seal([settleQuarantine(outside, 'released', 'as signed')]);
    expect(await verdict()).toEqual(['released', false]);
  });
});
