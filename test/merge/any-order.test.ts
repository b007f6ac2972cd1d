import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Milli } from '../../shared/basics/points.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import { handInSheet, recuse, setScore } from '../../shared/scoring/score-operations.ts';
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
} from '../builders/contest-builder.ts';
import { casesOf } from '../long/count-cases.ts';

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const novelty = (points: number, submission = '1') =>
  setScore(sheet(submission), 'novelty', (points * 1000) as Milli);
const noveltyKey = 'score/written/1/j1/novelty';

const lastIn = ({ segments }: TestInstallation): Segment => {
  const last = segments.at(-1);
  if (last === undefined) throw new Error('a segment');
  return last;
};

/** A contest in which everything that can be said about trust was said, by two roots that end up at odds. */
async function troubledContest(): Promise<readonly Segment[]> {
  const world = await buildContest({ threshold: 2, confirmation: 'confirmed' });
  const { hq, second, coordinator } = world;
  const [j1, j2] = world.jurors;
  if (j1 === undefined || j2 === undefined) throw new Error('two jurors');
  const said = await hq.seal([confirmKey(coordinator.publicKey), confirmKey(j2.publicKey)]);
  await second.seal([approveStatement(idIn(said)), approveStatement(idIn(said, 1))]);
  await coordinator.seal([confirmKey(j1.publicKey)]);
  const copies = await scoreOnCopies(world, j1);
  const again = await installAgain(world, 31, { person: 'j2', ticketSeed: 12 });
  const late = await newcomer(world);
  await j2.seal([setScore(sheet('2', 'j2'), 'novelty', 8000 as Milli)]);
  await again.seal([setScore(sheet('3', 'j2'), 'novelty', 1000 as Milli)]);
  await disagree(world, j1, copies);
  await takeTrustAway(world, again, j2);
  return segmentsOf(world, ...copies, again, late);
}

/** A juror whom both roots entered and whose key nobody compared yet. */
async function newcomer(world: TestContest): Promise<TestInstallation> {
  const ticket = await ed25519.keyFromSeed(seedOf(14));
  const entered = await world.hq.seal([
    setPerson(personOf('j4', 'juror', 'KZ-55', ticket.publicKey)),
  ]);
  await world.second.seal([approveStatement(idIn(entered))]);
  return installAgain(world, 34, { person: 'j4', ticketSeed: 14 });
}

/** j1's laptop is copied twice; one copy goes on in a log of its own; a sheet is handed in. */
async function scoreOnCopies(
  world: TestContest,
  j1: TestInstallation,
): Promise<readonly TestInstallation[]> {
  const scored = await j1.seal([novelty(7)]);
  const scores = { novelty: scored.header.firstOrdinal };
  const copies = [j1.copy(), j1.copy()];
  await j1.seal([handInSheet(sheet('1'), { scores, comments: {}, salt: new Uint8Array(16) })]);
  await copies[0]?.seal([{ ...novelty(3), parents: [idIn(scored)] }], [novelty(10.5, '2')]);
  await copies[1]?.seal([novelty(4, '2')]);
  const next = new TestInstallation(world.contest, j1.key, 41);
  await next.seal([
    continueLog(next.log, { previous: j1.log, head: scored.id, cause: 'copied' }),
    novelty(5, '3'),
  ]);
  return [...copies, next];
}

/** Two desks settle conflicts, forks and quarantined records differently, and take some of it back. */
async function disagree(
  world: TestContest,
  j1: TestInstallation,
  copies: readonly TestInstallation[],
): Promise<void> {
  const { hq, second, coordinator } = world;
  await coordinator.seal([novelty(6)], [novelty(9, '2')], [recuse(sheet('3', 'j2'), 'kin')]);
  const state = await stateOf(world.contest, segmentsOf(world, ...copies));
  const parents = state.hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];
  const one = await hq.seal([resolveConflict(noveltyKey, 6000, parents, 'paper')]);
  const other = await second.seal([resolveConflict(noveltyKey, 5000, parents, 'a call')]);
  await hq.seal([resolveConflict(noveltyKey, 6500, [idIn(one), idIn(other)], 'agreed')]);
  await second.seal([withdrawSettlement(idIn(one), 'the wrong paper')]);
  const odd = state.quarantine[0]?.operation.id;
  if (odd === undefined) throw new Error('something quarantined');
  await hq.seal([settleQuarantine(odd, 'released', 'a bonus')]);
  await second.seal([settleQuarantine(odd, 'left-out', 'a slip')]);
  const fork = await hq.seal([settleFork(j1.log, 'a loan', [lastIn(j1).id])]);
  await second.seal([withdrawSettlement(idIn(fork), 'not all branches')]);
  await second.seal([settleFork(j1.log, 'a loan', state.forks[0]?.heads)]);
  await hq.seal([cutOffStage('written', ends(coordinator, j1, ...copies.slice(1)))]);
  await second.seal([cutOffStage('written', ends(j1, ...copies))]);
}

const ends = (...installations: readonly TestInstallation[]): SegmentId[] =>
  installations.map((each) => lastIn(each).id);

/** Keys are limited, refused and revoked; the roots revoke each other, and go on talking. */
async function takeTrustAway(
  world: TestContest,
  again: TestInstallation,
  limited: TestInstallation,
): Promise<void> {
  const { hq, second, coordinator } = world;
  const rights = await hq.seal([setKeyRights(limited.publicKey, ['final'])]);
  await second.seal([approveStatement(idIn(rights))], [refuseKey(again.publicKey, 'a thief')]);
  await hq.seal([setPerson(personOf('j3', 'juror', 'KZ-10', null))]);
  const cut = cutAt(lastIn(coordinator));
  await coordinator.seal([novelty(2, '3')], [novelty(1)]);
  await hq.seal([revokeKey(coordinator.publicKey, [cutAt(lastIn(coordinator))], 'dismissed')]);
  await second.seal([revokeKey(coordinator.publicKey, [cut], 'dismissed earlier')]);
  const one = await hq.seal([setRecipients('headquarters', [seedOf(5)])]);
  const other = await second.seal([setRecipients('headquarters', [seedOf(6)])]);
  await hq.seal([approveStatement(idIn(other)), setRecipients('headquarters', [seedOf(7)])]);
  await second.seal([approveStatement(idIn(one))]);
  await hq.seal([revokeKey(second.publicKey, [cutAt(lastIn(second))], 'stolen')]);
  await second.seal([revokeKey(hq.publicKey, [cutAt(lastIn(hq))], 'stolen')]);
  await hq.seal([confirmKey(again.publicKey)], [{ kind: 'new.kind', key: 'x/y', value: 1 }]);
}

describe('a contest with everything that can go wrong', () => {
  let segments: readonly Segment[] = [];
  let archive: Archive;
  let expected = '';
  beforeAll(async () => {
    segments = await troubledContest();
    const [first] = segments;
    if (first === undefined) throw new Error('a segment');
    archive = await archiveOf(first.header.contest, segments);
    expected = stateHash(foldContest(archive));
  });

  it('has every new verdict and every kind of open item in it', () => {
    const state = foldContest(archive);
    expect(new Set(state.quarantine.map(({ reason }) => reason))).toEqual(
      new Set([
        'key-unconfirmed',
        'unapproved',
        'revoked',
        'role',
        'stage',
        'late',
        'out-of-range',
      ]),
    );
    expect(state.quarantine.some(({ disputed }) => disputed)).toBe(true);
    expect(state.directory).toMatchObject({ mutualRevocation: true, threshold: 2 });
    expect(state.counts.hard).toBeGreaterThan(0);
    expect(state.counts.unknown).toBe(1);
    expect(state.forks).toHaveLength(1);
  });

  it('has one state, whatever order its segments come in and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...segments, ...segments], { minLength: segments.length }),
        async (some) => {
          const missing = segments.filter((segment) => !some.includes(segment));
          const state = await stateOf(archive.contest, [...some, ...missing]);
          expect(stateHash(state)).toBe(expected);
        },
      ),
      { numRuns: casesOf(30, 2000) },
    );
  });

  it('has one state, in whatever parts it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4), { minLength: segments.length, maxLength: segments.length }),
        async (parts) => {
          let union = emptyArchive(archive.contest);
          for (const part of [3, 1, 0, 4, 2]) {
            const some = segments.filter((_, index) => parts[index] === part);
            union = (await addSegments(union, some, ed25519.verify)).archive;
            // Looking in between leaves no trace.
            foldContest(union);
          }
          expect(stateHash(foldContest(union))).toBe(expected);
        },
      ),
      { numRuns: casesOf(15, 1000) },
    );
  });

  it('loses nothing in any part of it: each operation is a head, superseded, withdrawn, kept aside or unknown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...segments]), async (some) => {
        const part = await archiveOf(archive.contest, some);
        const state = foldContest(part);
        const operations = readOperations(part.segments);
        const spoken = new Set<string>([
          ...[...state.heads.values()].flat().map(({ id }) => id),
          ...state.quarantine.map(({ operation }) => operation.id),
          ...state.unknown.map(({ id }) => id),
          ...operations.flatMap(({ parents }) => parents),
          ...operations.flatMap(({ kind, key }) =>
            kind === 'settlement.withdraw' ? [key.slice('withdrawal/'.length)] : [],
          ),
        ]);
        const lost = operations.filter(
          ({ id, kind }) => !spoken.has(id) && kind !== 'key.enrol' && kind !== 'contest.found',
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: casesOf(20, 1500) },
    );
  });
});
