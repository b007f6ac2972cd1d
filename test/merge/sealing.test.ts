import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { Milli } from '../../shared/basics/points.ts';
import { setContestSettings } from '../../shared/contest/contest-operations.ts';
import {
  confirmSeal,
  sealStage,
  setMeeting,
  setPublication,
} from '../../shared/deciding/decision-operations.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import {
  lateAfterSeals,
  meetingInForce,
  openRecords,
  presentHeads,
  sealedMeeting,
  sealingOf,
} from '../../shared/merge/sealing.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import { sealItems, toldItems } from '../../shared/results/open-seal.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { handInSheet, setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  ed25519,
  segmentsOf,
  type TestContest,
  type TestInstallation,
  testSettings,
} from '../builders/contest-builder.ts';
import { decided, record, stage, stateNow } from './deciding-world.ts';

const sheet = (submission: string, juror: string) => ({ stage, submission, juror });

const rootOf = (state: FoldedContest): string =>
  resultFingerprint(state, rankStage(state, stage, { draws: 0 }), state.meetings.get(stage) ?? null)
    .root;

/** What the stage's seal leaves open, and what it tells. */
function sealOf(state: FoldedContest) {
  const meeting = state.meetings.get(stage) ?? null;
  const items = sealItems(state, rankStage(state, stage, { draws: 0 }), meeting);
  return [...items, ...toldItems(state, stage)].map(({ type }) => type);
}

async function sealNow(world: TestContest, desk: TestInstallation = world.hq) {
  const state = await stateNow(world);
  const on = sealingOf(state, { stage, stateHash: stateHash(state), root: rootOf(state) });
  const ids = await record(world, desk, sealStage(on));
  return { on, seal: present(ids.at(-1), 'a seal') };
}

let salt = 0;

/** A juror's whole sheet, handed in. */
async function handIn(
  juror: TestInstallation,
  of: ReturnType<typeof sheet>,
  points: number,
): Promise<Segment> {
  const first = juror.end.nextOrdinal;
  const scores = ['novelty', 'effect', 'economy'] as const;
  salt += 1;
  return juror.seal([
    ...scores.map((criterion) => setScore(of, criterion, (points * 1000) as Milli)),
    handInSheet(of, {
      scores: Object.fromEntries(scores.map((criterion, at) => [criterion, first + at])),
      comments: {},
      salt: new Uint8Array(16).fill(salt),
    }),
  ]);
}

/** Two jurors' sheets of three applications but one, and the commission's meeting. */
async function decidedContest(rules: Parameters<typeof buildContest>[0] = {}) {
  const world = await buildContest(rules);
  const [j1, j2] = world.jurors;
  const [first, second] = [present(j1, 'a juror'), present(j2, 'another juror')];
  for (const [at, submission] of ['1', '2', '3'].entries()) {
    await handIn(first, sheet(submission, 'j1'), 9 - at);
    if (submission !== '3') await handIn(second, sheet(submission, 'j2'), 8 - at);
  }
  const [meeting] = await record(world, world.hq, [setMeeting(decided)]);
  return { world, j1: first, j2: second, meeting: present(meeting, 'a meeting') };
}

describe('sealing a stage', () => {
  it('names the result, the meeting and the end of its time', async () => {
    const { world, meeting } = await decidedContest();
    const before = await stateNow(world);
    const { on, seal } = await sealNow(world);
    expect(on).toEqual({
      stage,
      stateHash: stateHash(before),
      root: rootOf(before),
      meeting,
      heads: presentHeads(before),
    });
    const state = await stateNow(world);
    expect(state.seals.get(stage)).toEqual({
      stateHash: on.stateHash,
      root: on.root,
      meeting,
      operation: seal,
      by: world.hq.publicKey,
      wallClock: present(state.seals.get(stage), 'a seal').wallClock,
      confirmedBy: [],
      complete: true,
    });
    expect(state.cutOffs.get(stage)).toEqual(presentHeads(before).toSorted());
    expect(rootOf(state)).toBe(on.root);
    expect(meetingInForce(state, stage)).toMatchObject({ operation: meeting, amendsSeal: false });
    expect(sealedMeeting(state, stage)?.operation).toBe(meeting);
    expect(sealOf(state)).toEqual([]);
    expect(state.counts).toMatchObject({ hard: 0, rule: 0, fork: 0 });
  });

  it('names no meeting where none was recorded', async () => {
    const world = await buildContest();
    const { on } = await sealNow(world);
    expect(on.meeting).toBeNull();
    const state = await stateNow(world);
    expect(meetingInForce(state, stage)).toBeNull();
    expect(sealedMeeting(state, stage)).toBeNull();
    expect(sealOf(state)).toEqual([]);
  });

  it('keeps what was decided: a sheet that comes later counts for nothing until a person says so', async () => {
    const { world, j2 } = await decidedContest();
    const { on } = await sealNow(world);
    const late = await handIn(j2, sheet('3', 'j2'), 10);
    const state = await stateNow(world);
    expect(state.quarantine.map(({ reason, settled }) => [reason, settled])).toEqual(
      Array.from({ length: 4 }, () => ['late', null]),
    );
    expect(state.sheets.get('written/3/j2')?.counted).toBe(false);
    expect(rootOf(state)).toBe(on.root);
    expect(sealOf(state)).toEqual(['late']);
    expect([...lateAfterSeals(state)]).toEqual([[stage, 4]]);
    expect([state.counts.rule, openRecords(state)]).toEqual([4, 0]);

    const ids = [0, 1, 2, 3].map((at) => `${late.id}.${late.header.firstOrdinal + at}`);
    const release = ids.map((id) => settleQuarantine(id as OperationId, 'released', 'сағат қате'));
    await record(world, world.hq, release);
    const released = await stateNow(world);
    expect(released.sheets.get('written/3/j2')?.counted).toBe(true);
    expect(rootOf(released)).not.toBe(on.root);
    expect(sealOf(released)).toEqual(['changed-since-seal']);
  });

  it('shows an amendment until it is sealed anew, and leaves the end of the time where it was', async () => {
    const { world, j2, meeting } = await decidedContest();
    const first = await sealNow(world);
    await handIn(j2, sheet('3', 'j2'), 10);
    const amended = { ...decided, winners: [{ nomination: 'water', place: 1, submission: '2' }] };
    const [amendment] = await record(world, world.hq, [setMeeting(amended, 'апелляция № 1')]);
    const open = await stateNow(world);
    expect(open.meetings.get(stage)).toEqual(amended);
    expect(
      open.meetingVersions.get(stage)?.map(({ operation, reason, amendsSeal }) => ({
        operation,
        reason,
        amendsSeal,
      })),
    ).toEqual([
      { operation: meeting, reason: '', amendsSeal: false },
      { operation: amendment, reason: 'апелляция № 1', amendsSeal: true },
    ]);
    expect(sealOf(open)).toEqual(['amended', 'changed-since-seal', 'late']);

    const again = await sealNow(world);
    expect(again.on).toMatchObject({ meeting: amendment, heads: null });
    const sealed = await stateNow(world);
    expect(sealed.seals.get(stage)).toMatchObject({ operation: again.seal, meeting: amendment });
    expect(sealed.cutOffs.get(stage)).toEqual(open.cutOffs.get(stage));
    expect(sealOf(sealed)).toEqual(['late']);
    expect(sealed.counts.hard).toBe(0);
    expect(sealed.meetingVersions.get(stage)?.map(({ amendsSeal }) => amendsSeal)).toEqual([
      false,
      true,
    ]);
    expect(again.on.root).not.toBe(first.on.root);
  });

  it('is the same in whatever order files arrive', async () => {
    const { world, j2 } = await decidedContest({ secondRoot: true });
    const { seal } = await sealNow(world);
    await handIn(j2, sheet('3', 'j2'), 10);
    await world.second.seal([confirmSeal(stage, seal, world.second.publicKey)]);
    await record(world, world.hq, [
      setMeeting({ ...decided, place: 'Алматы' }, 'мекенжай'),
      setPublication({ stage, state: 'released', day: '2026-05-14' }),
    ]);
    const segments = segmentsOf(world);
    const expected = await stateNow(world);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...segments], { minLength: segments.length }),
        async (shuffled) => {
          let archive: Archive = emptyArchive(world.contest);
          for (const segment of shuffled)
            archive = (await addSegments(archive, [segment], ed25519.verify)).archive;
          const state = foldContest(archive);
          expect(stateHash(state)).toBe(stateHash(expected));
          for (const fact of ['seals', 'meetings', 'meetingVersions', 'publications'] as const)
            expect([...state[fact]]).toEqual([...expected[fact]]);
          expect(rootOf(state)).toBe(rootOf(expected));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('four eyes', () => {
  const twice = { ...testSettings, sealing: 2 } as const;

  it('are asked for by the regulation or by two roots, and are those of another key', async () => {
    const { world } = await decidedContest({ secondRoot: true });
    await record(world, world.hq, [setContestSettings(twice)]);
    const { seal } = await sealNow(world);
    const { hq, second } = world;
    await hq.seal([confirmSeal(stage, seal, hq.publicKey)]);
    const alone = await stateNow(world);
    expect(alone.seals.get(stage)).toMatchObject({ confirmedBy: [], complete: false });
    expect(sealOf(alone)).toEqual(['seal-unconfirmed']);

    await second.seal([confirmSeal(stage, seal, second.publicKey)]);
    const both = await stateNow(world);
    expect(both.seals.get(stage)).toMatchObject({
      confirmedBy: [second.publicKey],
      complete: true,
    });
    expect(sealOf(both)).toEqual([]);
    expect(both.counts.hard).toBe(0);
  });

  it('look at one seal: sealed anew, it is confirmed anew', async () => {
    const { world } = await decidedContest({ threshold: 2, confirmation: 'ticket' });
    const { hq, second } = world;
    const { seal } = await sealNow(world);
    await second.seal([confirmSeal(stage, seal, second.publicKey)]);
    expect((await stateNow(world)).seals.get(stage)?.complete).toBe(true);
    await record(world, hq, [setMeeting({ ...decided, place: 'Алматы' }, 'мекенжай')]);
    const again = await sealNow(world);
    expect((await stateNow(world)).seals.get(stage)?.complete).toBe(false);
    await record(world, second, [confirmSeal(stage, again.seal, second.publicKey)]);
    expect((await stateNow(world)).seals.get(stage)?.complete).toBe(true);
  });

  it('are headquarters’, each under its own key', async () => {
    const { world, j1 } = await decidedContest({ secondRoot: true });
    const { seal } = await sealNow(world);
    const { hq, second, coordinator } = world;
    await hq.seal([confirmSeal(stage, seal, second.publicKey)]);
    await j1.seal([confirmSeal(stage, seal, j1.publicKey)]);
    await coordinator.seal([confirmSeal(stage, seal, coordinator.publicKey)]);
    const state = await stateNow(world);
    expect(state.seals.get(stage)?.confirmedBy).toEqual([]);
    expect(state.quarantine.map(({ reason }) => reason)).toEqual(['role', 'role', 'role']);
  });
});

describe('two desks of headquarters', () => {
  it('that amend a meeting apart leave a conflict to people, whose choice amends it too', async () => {
    const { world, meeting } = await decidedContest({ secondRoot: true });
    const { hq, second } = world;
    await sealNow(world);
    const [here, there] = [
      { ...decided, place: 'Алматы' },
      { ...decided, place: 'Шымкент' },
    ];
    await hq.seal([{ ...setMeeting(here, 'а'), parents: [meeting] }]);
    await second.seal([{ ...setMeeting(there, 'б'), parents: [meeting] }]);
    const apart = await stateNow(world);
    expect(apart.hard.map(({ key, alternatives }) => [key, alternatives.length])).toEqual([
      ['meeting/written', 2],
    ]);
    expect(apart.meetingVersions.get(stage)).toHaveLength(3);
    const versions = present(apart.hard[0], 'a conflict').alternatives;
    await hq.seal([
      resolveConflict(
        'meeting/written',
        setMeeting(there).value,
        versions.map(({ operation }) => operation.id),
        'екінші үстел дұрыс',
      ),
    ]);
    const settled = await stateNow(world);
    expect(settled.hard).toEqual([]);
    expect(settled.meetings.get(stage)).toEqual(there);
    expect(settled.meetingVersions.get(stage)?.at(-1)).toMatchObject({
      meeting: there,
      reason: 'екінші үстел дұрыс',
      amendsSeal: true,
    });
    expect(sealOf(settled)).toEqual(['amended']);
  });

  it('that seal the same have both signed; that seal differently disagree', async () => {
    const { world, meeting } = await decidedContest({ threshold: 2, confirmation: 'ticket' });
    const on = { stage, stateHash: 'a'.repeat(64), root: 'b'.repeat(64), meeting, heads: null };
    await world.hq.seal(sealStage(on));
    await world.second.seal(sealStage(on));
    const same = await stateNow(world);
    expect(same.hard).toEqual([]);
    expect(same.seals.get(stage)?.complete).toBe(true);
    const other = await decidedContest({ threshold: 2, confirmation: 'ticket' });
    await other.world.hq.seal(sealStage({ ...on, meeting: other.meeting }));
    await other.world.second.seal(
      sealStage({ ...on, meeting: other.meeting, root: 'c'.repeat(64) }),
    );
    const different = await stateNow(other.world);
    expect(different.hard.map(({ key }) => key)).toEqual(['seal/written']);
    expect(different.seals.get(stage)?.complete).toBe(false);
  });
});
