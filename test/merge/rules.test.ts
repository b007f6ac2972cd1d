import { beforeEach, describe, expect, it } from 'vitest';

import type { Milli } from '../../shared/basics/points.ts';
import { setContestSettings, setPerson } from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { Operation, PublicKeyId } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { foldDirectory, type FoldedDirectory } from '../../shared/merge/directory.ts';
import {
  resolveConflict,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { isPlainSigner } from '../../shared/merge/rules.ts';
import { stageOfKey } from '../../shared/merge/key-parts.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  approveStatement,
  confirmKey,
  revokeKey,
  setKeyRights,
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
  TestInstallation,
  testSettings,
} from '../builders/contest-builder.ts';

let world: TestContest;
let j1: TestInstallation;

beforeEach(async () => {
  world = await buildContest({ secondRoot: true });
  const [first] = world.jurors;
  if (first === undefined) throw new Error('a juror');
  j1 = first;
});

const now = (...more: readonly TestInstallation[]): Promise<FoldedContest> =>
  stateOf(world.contest, segmentsOf(world, ...more));

const reasons = (state: FoldedContest): string[] =>
  state.quarantine.map(({ reason }) => reason).toSorted();

async function directoryNow(...more: readonly TestInstallation[]): Promise<FoldedDirectory> {
  const { contest, segments, proven } = await archiveOf(world.contest, segmentsOf(world, ...more));
  const operations = readOperations(segments);
  const known = new Map<string, Operation>(operations.map((each) => [each.id, each]));
  return foldDirectory({
    contest,
    operations,
    known,
    proven,
    segments,
    told: new Set(),
    self: null,
  });
}

/** A person of role headquarters with a key of their own, which is no root key. */
async function secretary(): Promise<TestInstallation> {
  const ticket = await ed25519.keyFromSeed(seedOf(15));
  await world.hq.seal([setPerson(personOf('h1', 'headquarters', null, ticket.publicKey))]);
  return installAgain(world, 35, { person: 'h1', ticketSeed: 15 });
}

describe('a plain signer', () => {
  const isPlain = async (key: PublicKeyId, stage = 'written'): Promise<boolean> =>
    isPlainSigner(await directoryNow(), key, stage);

  it('is an active juror without limits in the way, and nobody else', async () => {
    expect(await isPlain(j1.publicKey)).toBe(true);
    expect(await isPlain(world.coordinator.publicKey)).toBe(false);
    expect(await isPlain(world.hq.publicKey)).toBe(false);
    expect(await isPlain('nobody' as PublicKeyId)).toBe(false);
  });

  it('stops being one by a limit or a revocation', async () => {
    await world.hq.seal([setKeyRights(j1.publicKey, ['written'])]);
    expect(await isPlain(j1.publicKey)).toBe(true);
    expect(await isPlain(j1.publicKey, 'final')).toBe(false);
    const [kept] = j1.segments;
    if (kept === undefined) throw new Error('a segment');
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(kept)], 'lost')]);
    expect(await isPlain(j1.publicKey)).toBe(false);
  });
});

describe('the stage of a key', () => {
  it.each([
    ['score/written/1/j1/novelty', 'written'],
    ['sheet/written/1/j1', 'written'],
    ['assignment/final/1', 'final'],
    ['meeting/final', 'final'],
    ['seal/final', 'final'],
    ['cut-off/final', 'final'],
    ['seal-confirm/final/k', 'final'],
    ['appeal/final/a-1', 'final'],
    ['publication/final', 'final'],
    ['audit/final', 'final'],
    ['person/j1', null],
    ['contest', null],
    ['quarantine/x.1', null],
  ])('%s: %s', (key, stage) => {
    expect(stageOfKey(key)).toBe(stage);
  });
});

describe('a person of headquarters without a root key', () => {
  it('says nothing about people and keys', async () => {
    const desk = await secretary();
    await desk.seal(
      [setPerson(personOf('j3', 'juror', 'KZ-10', null))],
      [confirmKey(j1.publicKey), revokeKey(j1.publicKey, [], 'lost')],
      [setKeyRights(j1.publicKey, []), approveStatement(idIn(world.hq.segments[0]))],
      [resolveConflict('person/j1', personValue('j1'), [], 'mine')],
    );
    const state = await now(desk);
    expect(reasons(state)).toEqual(Array(6).fill('role'));
    expect(state.people.has('j3')).toBe(false);
    expect(state.keys.get(j1.publicKey)).toMatchObject({
      state: 'active',
      confirmed: false,
      stages: null,
    });
  });

  it('settles, cuts off and takes settlements back, but not what roots settled about people', async () => {
    const desk = await secretary();
    const odd = await j1.seal([
      setScore({ stage: 'written', submission: '1', juror: 'j1' }, 'novelty', 10_500 as Milli),
    ]);
    const settled = await world.hq.seal([settleQuarantine(idIn(odd), 'released', 'a bonus')]);
    const person = await world.hq.seal([
      resolveConflict('person/j9', personValue('j9', 'KZ-55'), [], 'she moved'),
    ]);
    await world.hq.seal([setPerson(personOf('j9', 'juror', 'KZ-10', null))]);
    await desk.seal([cutOffStage('final', [])], [withdrawSettlement(idIn(settled), 'no bonus')]);
    await desk.seal([withdrawSettlement(idIn(person), 'she did not')]);
    const state = await now(desk);
    expect(state.cutOffs.get('final')).toEqual([]);
    expect(reasons(state)).toEqual(['out-of-range', 'role']);
    expect(state.quarantine.find(({ reason }) => reason === 'out-of-range')?.settled).toBeNull();
    expect(state.hard.map(({ key }) => key)).toEqual(['person/j9']);
  });
});

const personValue = (id: string, region = 'KZ-10') => ({
  ...personOf(id, 'juror', region, null),
});

describe('a conflict about a person', () => {
  it('is resolved by a root key, and opens again when that is taken back', async () => {
    const before = world.hq.segments[0];
    await world.second.seal([setPerson(personOf('j1', 'juror', 'KZ-55', null))]);
    const versions = (await now()).hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];
    expect(versions).toContain(idIn(before, 2));
    const resolution = await world.hq.seal([
      resolveConflict('person/j1', personValue('j1', 'KZ-55'), versions, 'she moved'),
    ]);
    expect((await now()).people.get('j1')?.region).toBe('KZ-55');
    expect((await now()).counts.hard).toBe(0);
    await world.hq.seal([withdrawSettlement(idIn(resolution), 'she did not')]);
    const state = await now();
    expect(state.hard.map(({ key }) => key)).toEqual(['person/j1']);
    expect(state.resolutions).toEqual([]);
  });

  it('is open like one about the settings, and till then the version with the smallest id counts', async () => {
    await world.second.seal([
      setPerson(personOf('j1', 'juror', 'KZ-55', null)),
      setContestSettings({ ...testSettings, season: '2027' }),
    ]);
    const { hard, counts, people, settings } = await now();
    expect(hard.map(({ key }) => key)).toEqual(['contest', 'person/j1']);
    expect(counts.hard).toBe(2);
    const first = hard.map(({ alternatives }) => {
      const ids = alternatives.map(({ operation }) => operation.id);
      expect(ids).toEqual(ids.toSorted());
      return alternatives[0]?.value;
    });
    expect(first).toMatchObject([
      { season: settings?.season },
      { region: people.get('j1')?.region },
    ]);
  });

  it('needs both roots to be resolved where the contest asks for two', async () => {
    world = await buildContest({ threshold: 2 });
    const resolution = await world.hq.seal([
      resolveConflict(
        'person/j1',
        personValue('j1', 'KZ-55'),
        [idIn(world.hq.segments[0], 2)],
        'x',
      ),
    ]);
    expect((await now()).people.get('j1')?.region).toBe('KZ-10');
    await world.second.seal([approveStatement(idIn(resolution))]);
    expect((await now()).people.get('j1')?.region).toBe('KZ-55');
  });
});

describe('an approval', () => {
  it('has no force beyond the approver’s cut', async () => {
    world = await buildContest({ threshold: 2 });
    const cut = world.second.segments.at(-1);
    if (cut === undefined) throw new Error('a segment');
    const said = await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    await world.second.seal([approveStatement(idIn(said))]);
    expect((await now()).people.has('j3')).toBe(true);
    await world.hq.seal([revokeKey(world.second.publicKey, [cutAt(cut)], 'stolen')]);
    const state = await now();
    expect(state.people.has('j3')).toBe(false);
    expect(reasons(state)).toEqual(['revoked', 'unapproved']);
  });

  it('is no root’s to give for its own statement, nor a juror’s', async () => {
    world = await buildContest({ threshold: 2 });
    const said = await world.hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
    await world.jurors[0]?.seal([approveStatement(idIn(said))]);
    const state = await now();
    expect(state.people.has('j3')).toBe(false);
    expect(reasons(state)).toEqual(['role', 'unapproved']);
  });
});

describe('a cut', () => {
  it('joins the branches that one revocation names, and keeps each to its own commits', async () => {
    const copy = j1.copy();
    const score = (value: number, submission: string) =>
      setScore({ stage: 'written', submission, juror: 'j1' }, 'novelty', value as Milli);
    const own = await j1.seal([score(7000, '1')], [score(7000, '2')]);
    const other = await copy.seal([score(6000, '3')]);
    const cuts = [{ ...cutAt(own), sequence: own.header.firstSequence }, cutAt(other)];
    await world.hq.seal([revokeKey(j1.publicKey, cuts, 'copied')]);
    const state = await now(copy);
    expect(reasons(state)).toEqual(['revoked']);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
    expect(state.sheets.get('written/2/j1')?.scores).toEqual({});
    expect(state.sheets.get('written/3/j1')?.scores['novelty']).toBe(6000);
    const earlier = { ...cutAt(other), sequence: 0 };
    await world.second.seal([revokeKey(j1.publicKey, [earlier], 'copied earlier')]);
    const both = await now(copy);
    expect(both.keys.get(j1.publicKey)?.cuts).toEqual([earlier]);
    expect(both.sheets.get('written/3/j1')?.scores).toEqual({});
  });

  it('does not follow a chain into another log', async () => {
    const foreign = new TestInstallation(world.contest, j1.key, 51);
    foreign.end = j1.end;
    const next = await foreign.seal([
      setScore({ stage: 'written', submission: '1', juror: 'j1' }, 'novelty', 7000 as Milli),
    ]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(next)], 'lost')]);
    const state = await now(foreign);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
    // The enrolment stands in the old log, which no cut names.
    expect(reasons(state)).toEqual(['revoked']);
  });
});
