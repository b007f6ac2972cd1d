import { describe, expect, it } from 'vitest';

import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { LogId } from '../../shared/log/operation.ts';
import {
  approveStatement,
  confirmKey,
  continueLog,
  refuseKey,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  ed25519,
  idIn,
  installAgain,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  TestInstallation,
} from '../builders/contest-builder.ts';
import { novelty, now, reasons, standings, begin } from './key-worlds.ts';

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
