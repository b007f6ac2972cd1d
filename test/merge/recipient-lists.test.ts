import { beforeEach, describe, expect, it } from 'vitest';

import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { foldDirectory } from '../../shared/merge/directory.ts';
import { factsFor } from '../../shared/merge/invitation.ts';
import {
  resolveConflict,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import {
  approveStatement,
  confirmKey,
  revokeKey,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  archiveOf,
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
  type TestInstallation,
} from '../builders/contest-builder.ts';
import type { Said } from './by-hand.ts';
import { enrolled, idBy, keyOf, one, person, sourceOf, two } from './roots-by-hand.ts';

const key = 'recipient/headquarters';
const list = (...numbers: readonly number[]) => setRecipients('headquarters', numbers.map(seedOf));

let world: TestContest;

beforeEach(async () => {
  world = await buildContest({ threshold: 2 });
});

const now = (...more: readonly TestInstallation[]): Promise<FoldedContest> =>
  stateOf(world.contest, segmentsOf(world, ...more));

/** What files are encrypted to, which statements wait, and which hold for the time being, by their ids. */
const standing = ({ recipients, directory }: FoldedContest) => ({
  to: (recipients.get('headquarters') ?? []).map((each) => each[0]),
  waiting: directory.waiting.map(({ id }) => id),
  provisional: directory.provisional.map(({ id }) => id),
});

const reasons = (state: FoldedContest): string[] =>
  state.quarantine.map(({ reason }) => reason).toSorted();

/** A list that both roots agreed on. */
async function agreedList(): Promise<string> {
  const first = idIn(await world.hq.seal([list(5)]));
  await world.second.seal([approveStatement(first)]);
  return first;
}

describe('whom files are encrypted to, in a contest of two roots', () => {
  it('is what the first root says alone, until roots have agreed for the first time', async () => {
    const said = idIn(await world.hq.seal([list(5)]));
    expect(standing(await now())).toEqual({ to: [5], waiting: [], provisional: [said] });
    await world.hq.seal([approveStatement(said)]);
    expect(standing(await now()).provisional).toEqual([said]);
    await world.second.seal([approveStatement(said)]);
    const state = await now();
    expect(standing(state)).toEqual({ to: [5], waiting: [], provisional: [] });
    expect(state.counts).toMatchObject({ hard: 0, rule: 0 });
  });

  it('is not what the second root says alone, not even in the place of the first one’s word', async () => {
    const said = idIn(await world.hq.seal([list(5)]));
    const other = idIn(await world.second.seal([{ ...list(6), parents: [said] }]));
    const state = await now();
    expect(standing(state)).toEqual({ to: [5], waiting: [other], provisional: [said] });
    expect(reasons(state)).toEqual(['unapproved']);
    await world.hq.seal([approveStatement(other)]);
    expect(standing(await now())).toEqual({ to: [6], waiting: [], provisional: [] });
    expect(reasons(await now())).toEqual([]);
  });

  it('stays what both agreed on, whatever one of them says afterwards', async () => {
    const first = await agreedList();
    const later = idIn(
      await world.hq.seal([{ ...list(5, 6), parents: [first as Operation['id']] }]),
    );
    expect(standing(await now())).toEqual({ to: [5], waiting: [later], provisional: [] });
    const last = idIn(await world.hq.seal([{ ...list(7), parents: [later] }]));
    await world.second.seal([approveStatement(last)]);
    const state = await now();
    expect(standing(state)).toEqual({ to: [5, 7], waiting: [], provisional: [] });
    expect(state.hard.map((each) => each.key)).toEqual([key]);
  });

  it('may be told as headquarters’ word, as far as it is in force', async () => {
    const first = await agreedList();
    await world.second.seal([list(6)]);
    const { contest } = world;
    const { segments } = await archiveOf(contest, segmentsOf(world));
    const facts = factsFor(await now(), readOperations(segments), 'j1');
    expect(facts.filter((fact) => fact.key === key).map(({ id }) => id)).toEqual([first]);
    const told = await stateOf(contest, [], { facts });
    expect(standing(told)).toEqual({ to: [5], waiting: [], provisional: [] });
    const alone = facts.map((fact) => ({ ...fact, signer: world.second.publicKey }));
    expect(standing(await stateOf(contest, [], { facts: alone })).to).toEqual([5]);
  });

  it('never counts by a release, nor by leaving the question out of sight', async () => {
    await agreedList();
    const said = idIn(await world.second.seal([list(6)]));
    await world.hq.seal([settleQuarantine(said, 'released', 'in a hurry')]);
    await world.second.seal([settleQuarantine(said, 'left-out', 'nothing to see')]);
    const state = await now();
    expect(standing(state)).toEqual({ to: [5], waiting: [said], provisional: [] });
    expect(reasons(state)).toEqual(['authority', 'unapproved']);
    await world.hq.seal([settleQuarantine(said, 'left-out', 'not agreed')]);
    expect(standing(await now()).to).toEqual([5]);
  });

  it('counts no approval of a root key beyond its cut, and no list of such a key', async () => {
    const [opening] = world.second.segments;
    if (opening === undefined) throw new Error('a segment');
    const said = idIn(await world.second.seal([list(6)]));
    await world.hq.seal([approveStatement(said)]);
    expect(standing(await now()).to).toEqual([6]);
    const revocation = revokeKey(world.second.publicKey, [cutAt(opening)], 'stolen');
    await world.hq.seal([revocation, list(5)]);
    const state = await now();
    expect(standing(state)).toMatchObject({ to: [5], waiting: [] });
    expect(reasons(state)).toEqual(['revoked']);
    const other = idIn(await world.second.seal([list(8)]));
    await world.hq.seal([settleQuarantine(other, 'released', 'by mistake')]);
    expect(standing(await now()).to).toEqual([5]);
  });

  it('needs both roots for a desk without a root key, and for resolving a difference', async () => {
    await agreedList();
    const ticket = await ed25519.keyFromSeed(seedOf(15));
    const person = personOf('h1', 'headquarters', null, ticket.publicKey);
    const entered = idIn(await world.hq.seal([setPerson(person)]));
    await world.second.seal([approveStatement(entered)]);
    const member = await installAgain(world, 41, { person: 'h1', ticketSeed: 15 });
    await world.hq.seal([confirmKey(member.publicKey)]);
    const said = idIn(await member.seal([list(9)]));
    await world.second.seal([approveStatement(said)]);
    expect(standing(await now(member)).to).toEqual([5]);
    await world.hq.seal([approveStatement(said)]);
    const both = await now(member);
    expect(new Set(standing(both).to)).toEqual(new Set([5, 9]));
    const versions = both.hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];
    const settled = await world.hq.seal([resolveConflict(key, [seedOf(5)], versions, 'left')]);
    expect((await now(member)).counts.hard).toBe(1);
    await world.second.seal([approveStatement(idIn(settled))]);
    expect(standing(await now(member)).to).toEqual([5]);
    expect((await now(member)).counts.hard).toBe(0);
    await world.hq.seal([withdrawSettlement(idIn(settled), 'not so')]);
    expect((await now(member)).counts.hard).toBe(1);
  });

  it('comes to the same in whatever order it arrives', async () => {
    const first = await agreedList();
    const other = idIn(
      await world.second.seal([{ ...list(6), parents: [first as Operation['id']] }]),
    );
    await world.hq.seal([approveStatement(other), list(7)]);
    const segments = segmentsOf(world);
    const states = [
      await stateOf(world.contest, segments),
      await stateOf(world.contest, segments.toReversed()),
    ];
    expect(new Set(states.map(stateHash)).size).toBe(1);
    expect(standing(await now()).to).toEqual([6]);
  });

  it('is one desk’s to say where one root is enough', async () => {
    world = await buildContest({ secondRoot: true });
    await world.second.seal([list(6)]);
    expect(standing(await now())).toEqual({ to: [6], waiting: [], provisional: [] });
  });
});

describe('a list of recipients under two roots', () => {
  const region = (seed: number) => setRecipients('KZ-10', [seedOf(seed)]);
  const approve = (by: typeof one, of: string): Said => by(`~${of}`, approveStatement(idBy(of)));
  const grown = (said: readonly Said[], threshold: 1 | 2 = 2) => {
    const { summary, unapproved, replaced } = foldDirectory(sourceOf({ said, threshold }));
    return {
      waiting: summary.waiting.map(({ id }) => id),
      provisional: summary.provisional.map(({ id }) => id),
      unapproved: [...unapproved],
      replaced: [...replaced],
    };
  };
  const nothing = { waiting: [], provisional: [], unapproved: [], replaced: [] };

  it('settles nothing for another region: there the first root still speaks alone', () => {
    const agreed = [one('a.0', list(5)), approve(two, 'a.0')];
    expect(grown([...agreed, one('b.0', region(6))])).toEqual({ ...nothing, provisional: ['b.0'] });
    const later = { ...nothing, waiting: ['b.0'], unapproved: ['b.0'] };
    expect(grown([...agreed, one('b.0', list(6))])).toEqual(later);
  });

  it('settles nothing where it was not allowed, however many roots approve', () => {
    const beyond = one('a.0', list(5), { parents: ['f.0'] });
    const odd = one('a.1', { ...list(5), value: 'odd' });
    const bad = [beyond, odd, approve(two, 'a.0'), approve(two, 'a.1')];
    expect(grown([...bad, one('b.0', list(6))])).toEqual({ ...nothing, provisional: ['b.0'] });
  });

  it('waits for nobody where it is not allowed, and holds not even for the time being', () => {
    const bad = [
      two('a.0', list(5), { parents: ['f.0'] }),
      two('a.1', { ...list(5), value: 'odd' }),
    ];
    expect(grown(bad)).toEqual({ ...nothing, unapproved: ['a.0', 'a.1'] });
    expect(grown([one('a.0', list(5), { parents: ['f.0'] })])).toEqual(nothing);
    expect(grown([one('a.1', { ...list(5), value: 'odd' })])).toEqual(nothing);
  });

  it('settles no more once it was taken back', () => {
    const agreed = [
      one('a.0', resolveConflict(key, [seedOf(5)], [], 'by phone')),
      approve(two, 'a.0'),
      one('b.0', list(6)),
    ];
    expect(grown(agreed)).toMatchObject({ waiting: ['b.0'], provisional: [] });
    const back = two('w.0', withdrawSettlement(idBy('a.0'), 'a slip'));
    expect(grown([...agreed, back])).toEqual({ ...nothing, provisional: ['b.0'] });
  });

  it('is nobody’s question where one in force replaced it', () => {
    const said = [
      two('a.0', list(5)),
      two('b.0', list(6), { parents: ['a.0'] }),
      approve(one, 'b.0'),
    ];
    expect(grown(said)).toEqual({ ...nothing, unapproved: ['a.0'], replaced: ['a.0'] });
  });

  it('needs a second word even where a desk without a root key says it, but not under one root', () => {
    const desk = [
      one('p.0', setPerson(person('h1', 'headquarters', 15, null))),
      approve(two, 'p.0'),
      enrolled(25, 'h1', 15),
      { ...list(5), id: 'x.0', signer: keyOf(25) },
    ];
    expect(grown(desk)).toMatchObject({ waiting: ['x.0'], unapproved: ['x.0'] });
    expect(grown(desk, 1)).toEqual(nothing);
  });
});
