import { describe, expect, it } from 'vitest';

import {
  assignJurors,
  setCalibration,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import { setDocument } from '../../shared/contest/document.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import {
  decodeInvitation,
  encodeInvitation,
  factsFor,
  type Speaker,
} from '../../shared/merge/invitation.ts';
import { recuse } from '../../shared/scoring/score-operations.ts';
import {
  confirmKey,
  refuseKey,
  revokeKey,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  archiveOf,
  buildContest,
  cutAt,
  idIn,
  installAgain,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  type TestContest,
  type TestInstallation,
  type TestRules,
} from '../builders/contest-builder.ts';

/** What headquarters tells a person now, as the person's laptop reads it. */
async function toldTo(
  world: TestContest,
  person: string,
  speaker: TestInstallation = world.hq,
): Promise<readonly Operation[]> {
  const all = segmentsOf(world);
  const { segments } = await archiveOf(world.contest, all);
  const facts = factsFor(await stateOf(world.contest, all), readOperations(segments), person);
  const bytes = encodeInvitation({ person, ticketSeed: seedOf(11), facts });
  const read = decodeInvitation(bytes, speakerOf(world, speaker));
  if (!read.ok) throw new Error('an invitation');
  return read.value.facts;
}

const speakerOf = ({ contest }: TestContest, { log, publicKey }: TestInstallation): Speaker => ({
  contest,
  log,
  signer: publicKey,
});

const keysIn = (facts: readonly Operation[]): string[] => facts.map(({ key }) => key).toSorted();

const isAboutKeys = (key: string): boolean => /^(key-|recipient|cut-off)/.test(key);

async function begin(
  rules: TestRules = {},
): Promise<[TestContest, TestInstallation, TestInstallation]> {
  const world = await buildContest(rules);
  const [j1, j2] = world.jurors;
  if (j1 === undefined || j2 === undefined) throw new Error('two jurors');
  return [world, j1, j2];
}

describe('an invitation', () => {
  it('tells a juror of documents and calibration as far as the own submissions go', async () => {
    const [world] = await begin();
    const hash = 'a'.repeat(64);
    const document = { hash, name: 'plan.pdf', kind: 'pdf', size: 9, at: 0 } as const;
    await world.hq.seal([
      assignJurors('written', '1', ['j1', 'j2']),
      assignJurors('written', '2', ['j2']),
      setDocument('1', document),
      setDocument('2', document),
      setCalibration('written', ['2', '1']),
    ]);
    const told = await toldTo(world, 'j1');
    expect(keysIn(told).filter((key) => key.startsWith('document/'))).toEqual([
      `document/1/${hash}`,
    ]);
    expect(told.find(({ key }) => key === 'calibration/written')?.value).toEqual(['1']);
    const toCoordinator = await toldTo(world, 'c1');
    expect(keysIn(toCoordinator).filter((key) => key.startsWith('document/'))).toEqual([]);
    expect(toCoordinator.find(({ key }) => key === 'calibration/written')?.value).toEqual([
      '2',
      '1',
    ]);
  });

  it('tells a juror of the own key only, a coordinator of the whole region’s', async () => {
    const [world, j1, j2] = await begin();
    await world.hq.seal(
      [setRecipients('headquarters', [seedOf(5)]), setRecipients('KZ-10', [seedOf(6)])],
      [setRecipients('KZ-55', [seedOf(7)]), cutOffStage('final', [])],
      [confirmKey(j1.publicKey), setKeyRights(j1.publicKey, ['written'])],
      [revokeKey(j2.publicKey, [], 'lost'), confirmKey(world.coordinator.publicKey)],
    );
    const always = ['cut-off/final', 'recipient/KZ-10', 'recipient/headquarters'];
    const own = [`key-state/${j1.publicKey}`, `key-rights/${j1.publicKey}`];
    const others = [`key-revocation/${j2.publicKey}`, `key-state/${world.coordinator.publicKey}`];
    const toJuror = keysIn(await toldTo(world, 'j1'));
    expect(toJuror.filter(isAboutKeys)).toEqual([...always, ...own].toSorted());
    const toCoordinator = keysIn(await toldTo(world, 'c1'));
    expect(toCoordinator.filter(isAboutKeys)).toEqual([...always, ...own, ...others].toSorted());
    expect(toJuror).toContain('founding');
    expect(toJuror).not.toContain('person/j2');
  });

  it('tells a coordinator of others of the same region and of their keys, and of nobody elsewhere', async () => {
    const [world] = await begin();
    await world.hq.seal([
      setPerson(personOf('c2', 'coordinator', 'KZ-10', seedOf(8))),
      setPerson(personOf('c3', 'coordinator', 'KZ-55', seedOf(9))),
      revokeKey(world.coordinator.publicKey, [], 'took leave'),
    ]);
    const toSuccessor = keysIn(await toldTo(world, 'c2'));
    expect(toSuccessor).toContain('person/c1');
    expect(toSuccessor).toContain(`key-revocation/${world.coordinator.publicKey}`);
    expect(toSuccessor).not.toContain('person/c3');
    expect(keysIn(await toldTo(world, 'c3'))).not.toContain('person/c1');
    expect(keysIn(await toldTo(world, 'j1'))).not.toContain('person/c1');
  });

  it('tells of a refusal even where a confirmation was put in its place', async () => {
    const [world, j1] = await begin();
    const refusal = await world.hq.seal([refuseKey(j1.publicKey, 'not hers')]);
    await world.hq.seal([{ ...confirmKey(j1.publicKey), parents: [idIn(refusal)] }]);
    const facts = await toldTo(world, 'j1');
    const alone = await stateOf(world.contest, j1.segments, { facts });
    expect(alone.keys.get(j1.publicKey)?.state).toBe('refused');
  });

  it('tells nothing that is not in force', async () => {
    const [world, j1] = await begin({ threshold: 2 });
    await world.hq.seal([setKeyRights(j1.publicKey, []), confirmKey(j1.publicKey)]);
    await world.hq.seal([setPerson({ ...personOf('j1', 'juror', 'KZ-55', null) })]);
    const facts = await toldTo(world, 'j1');
    expect(keysIn(facts).filter((key) => key.startsWith('key-'))).toEqual([]);
    expect(facts.filter(({ key }) => key === 'person/j1')).toHaveLength(1);
  });

  it.each([1, 2])('is enough to work with under either root of two: desk %i', async (desk) => {
    const [world, j1] = await begin({ threshold: 2 });
    const facts = await toldTo(world, 'j1', desk === 1 ? world.hq : world.second);
    const alone = await stateOf(world.contest, j1.segments, { facts });
    expect(alone.keys.get(j1.publicKey)?.state).toBe('active');
    expect(alone.quarantine).toEqual([]);
    expect(alone.directory.waiting).toEqual([]);
    expect(alone.assignments.get('written/1')).toEqual(['j1']);
  });

  it('does not make what headquarters told of a recusal late', async () => {
    const [world, j1] = await begin();
    const stepped = await j1.seal([
      recuse({ stage: 'written', submission: '1', juror: 'j1' }, 'kin'),
    ]);
    await world.hq.seal([cutOffStage('written', [stepped.id])]);
    const facts = await toldTo(world, 'j1');
    const fresh = await stateOf(world.contest, [], { facts });
    expect(fresh.recusals).toHaveLength(1);
    expect(fresh.counts.rule).toBe(0);
  });

  it('has no force in the name of a root key that was revoked', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    const facts = await toldTo(world, 'j1');
    await world.second.seal([revokeKey(world.hq.publicKey, [], 'stolen')]);
    const state = await stateOf(world.contest, [...world.second.segments, ...j1.segments], {
      facts,
    });
    expect(state.people.size).toBe(0);
    expect(state.settings).toBeNull();
  });

  it('says everything once: two facts of one name are a damaged file', async () => {
    const world = await buildContest();
    const [fact, ...others] = await toldTo(world, 'j1');
    const twice = fact === undefined ? [] : [fact, { ...fact, value: null }, ...others];
    const bytes = encodeInvitation({ person: 'j1', ticketSeed: seedOf(11), facts: twice });
    expect(decodeInvitation(bytes, speakerOf(world, world.hq))).toEqual({
      ok: false,
      error: { type: 'BundleDamaged', part: 'invitation.cbor' },
    });
  });

  it('carries the region’s secret where there is one, of 32 bytes', async () => {
    const [world] = await begin();
    const plain = { person: 'c1', ticketSeed: seedOf(13), facts: [] };
    const speaker = speakerOf(world, world.hq);
    const without = decodeInvitation(encodeInvitation(plain), speaker);
    expect(without).toEqual({ ok: true, value: plain });
    const secret = { ...plain, regionSeed: seedOf(9) };
    expect(decodeInvitation(encodeInvitation(secret), speaker)).toEqual({
      ok: true,
      value: secret,
    });
    const short = encodeInvitation({ ...plain, regionSeed: new Uint8Array(31) });
    expect(decodeInvitation(short, speaker)).toMatchObject({ ok: false });
  });
});

describe('a cut told to a region', () => {
  it('keeps what the region holds up to it', async () => {
    const [world, j1] = await begin();
    const again = await installAgain(world, 31, { person: 'j1', ticketSeed: 11 });
    const [enrolled] = j1.segments;
    if (enrolled === undefined) throw new Error('a segment');
    await world.hq.seal([
      revokeKey(j1.publicKey, [cutAt(enrolled)], 'lost'),
      confirmKey(again.publicKey),
    ]);
    const all = segmentsOf(world, again);
    const { segments } = await archiveOf(world.contest, all);
    const facts = factsFor(await stateOf(world.contest, all), readOperations(segments), 'c1');
    const region = await stateOf(
      world.contest,
      [...world.coordinator.segments, ...j1.segments, ...again.segments],
      { facts: facts.map((fact) => ({ ...fact, parents: [] })) },
    );
    expect(region.keys.get(j1.publicKey)).toMatchObject({
      state: 'revoked',
      cuts: [cutAt(enrolled)],
    });
    expect(region.keys.get(again.publicKey)?.state).toBe('active');
    expect(region.quarantine).toEqual([]);
  });
});
