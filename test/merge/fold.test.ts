import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Milli } from '../../shared/basics/points.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
} from '../../shared/merge/resolution-operations.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { addSubmission } from '../../shared/contest/contest-operations.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  stateOf,
  submissionOf,
  type TestContest,
  TestInstallation,
} from '../builders/contest-builder.ts';

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const points = (value: number): Milli => (value * 1000) as Milli;
const salt = new Uint8Array(16).fill(7);

/** Scores all three criteria in one commit; returns the ordinals of the scores. */
async function scoreAll(
  installation: TestInstallation,
  ref: ReturnType<typeof sheet>,
  values: readonly [number, number, number],
): Promise<Record<string, number>> {
  const first = installation.end.nextOrdinal;
  const criteria = ['novelty', 'effect', 'economy'] as const;
  await installation.seal(
    criteria.map((id, index) => setScore(ref, id, points(values[index] ?? 0))),
  );
  return Object.fromEntries(criteria.map((id, index) => [id, first + index]));
}

let world: TestContest;
let j1: TestInstallation;

const all = (...more: readonly TestInstallation[]): Segment[] =>
  [world.hq, ...world.jurors, world.coordinator, ...more].flatMap(({ segments }) => segments);

const now = (): Promise<FoldedContest> => stateOf(world.contest, all());

describe('folding a contest', () => {
  const start = async (): Promise<void> => {
    world = await buildContest();
    const [first] = world.jurors;
    if (first === undefined) throw new Error('a juror');
    j1 = first;
  };

  it('enrols each installation with the ticket of its invitation', async () => {
    await start();
    const state = await now();
    expect(
      [...state.keys.values()].map(({ person, state: how }) => `${person} ${how}`).toSorted(),
    ).toEqual(['c1 active', 'headquarters active', 'j1 active', 'j2 active']);
    expect(state.counts).toEqual({ agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 });
  });

  it('counts a sheet only after a hand-in that lists exactly what stands', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({
      status: 'complete',
      counted: false,
    });
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({
      status: 'handed-in',
      counted: true,
      scores: { novelty: 7000, effect: 8000, economy: 9000 },
    });
  });

  it('keeps an edit after the hand-in aside until it names the permission to reopen', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    const handIn = await j1.seal([
      handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt }),
    ]);
    const handInId = operationId(handIn.id, handIn.header.firstOrdinal);
    const change = setScore(sheet('1'), 'novelty', points(1));
    await j1.seal([change]);
    expect((await now()).quarantine).toMatchObject([{ reason: 'sheet-locked', settled: null }]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({
      counted: true,
      scores: { novelty: 7000 },
    });

    const permission = await world.hq.seal([reopenSheet(sheet('1'), handInId, 'asked by phone')]);
    const basis = operationId(permission.id, permission.header.firstOrdinal);
    expect((await now()).sheets.get('written/1/j1')?.reopening).toBe(basis);
    const parent = [...((await now()).heads.get('score/written/1/j1/novelty') ?? [])].map(
      ({ id }) => id,
    );
    const again = await j1.seal([
      { ...setScore(sheet('1'), 'novelty', points(5), basis), parents: parent },
    ]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({
      status: 'disputed',
      counted: false,
    });
    await j1.seal([
      {
        ...handInSheet(sheet('1'), {
          scores: { ...ordinals, novelty: again.header.firstOrdinal },
          comments: {},
          salt,
        }),
        parents: [handInId],
      },
    ]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({
      status: 'handed-in',
      counted: true,
      scores: { novelty: 5000 },
    });
  });

  it.each([
    ['out-of-range', setScore(sheet('1'), 'novelty', points(10.5))],
    ['out-of-range', setScore(sheet('1'), 'novelty', 7250 as Milli)],
    ['out-of-range', setScore(sheet('1'), 'novelty', points(-1))],
    ['criterion-unknown', setScore(sheet('1'), 'beauty', points(5))],
    ['criterion-unknown', setScore({ ...sheet('1'), stage: 'final' }, 'novelty', points(5))],
    ['not-admitted', setScore(sheet('999'), 'novelty', points(5))],
    ['role', setScore(sheet('1', 'j2'), 'novelty', points(5))],
    ['value', { kind: 'submission.set', key: 'submission/9', value: null } as const],
    ['role', addSubmission(submissionOf('9'))],
    ['value', { kind: 'score.set', key: 'score/written/1/j1/novelty', value: '7' } as const],
    ['value', { kind: 'score.set', key: 'score/written/1/j1', value: 7000 } as const],
    ['role', settleQuarantine(operationId('~x' as never, 1), 'released', 'mine')],
  ])('keeps aside with the reason %s', async (reason, action) => {
    await start();
    await j1.seal([action]);
    const state = await now();
    expect(state.quarantine.map((item) => item.reason)).toEqual([reason]);
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({});
  });

  it('keeps aside an unknown signer until the directory names it, in either order', async () => {
    await start();
    await scoreAll(j1, sheet('1'), [7, 8, 9]);
    const without = await stateOf(world.contest, j1.segments);
    expect(new Set(without.quarantine.map(({ reason }) => reason))).toEqual(
      new Set(['signer-unknown']),
    );
    expect((await now()).counts.rule).toBe(0);
  });

  it('shows a second installation of one juror as contested until headquarters confirms', async () => {
    await start();
    const second = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(31)), 31);
    const place = { contest: world.contest, log: second.log, publicKey: second.publicKey };
    await second.seal([await enrol(place, 'j1', await ed25519.keyFromSeed(seedOf(11)))]);
    await scoreAll(second, sheet('1'), [1, 1, 1]);
    const contested = await stateOf(world.contest, all(second));
    expect(contested.quarantine.every(({ reason }) => reason === 'identity-contested')).toBe(true);
    expect(contested.quarantine).toHaveLength(5);
    await world.hq.seal([
      { kind: 'key.confirm', key: `key-state/${second.publicKey}`, value: 'refused' },
    ]);
    const settled = await stateOf(world.contest, all(second));
    expect(settled.keys.get(j1.publicKey)?.state).toBe('active');
    expect(settled.keys.get(second.publicKey)?.state).toBe('refused');
  });

  it('tells agreement, soft and hard apart, and a resolution settles a hard conflict', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    await world.coordinator.seal([
      setScore(sheet('1'), 'novelty', points(7)),
      setScore(sheet('1'), 'effect', points(6)),
      setComment(sheet('1'), 'effect', 'from paper'),
    ]);
    const before = await now();
    expect(before.counts).toEqual({ agree: 1, soft: 1, hard: 1, fork: 0, rule: 0, unknown: 0 });
    expect(before.hard[0]).toMatchObject({ key: 'score/written/1/j1/effect' });
    expect(before.sheets.get('written/1/j1')).toMatchObject({ status: 'disputed', counted: true });
    expect(before.sheets.get('written/1/j1')?.scores['effect']).toBeUndefined();

    const versions = before.hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];
    await world.hq.seal([
      resolveConflict('score/written/1/j1/effect', 6000, versions, 'paper is right'),
    ]);
    const after = await now();
    expect(after.counts.hard).toBe(0);
    expect(after.sheets.get('written/1/j1')).toMatchObject({
      status: 'handed-in',
      counted: true,
      scores: { novelty: 7000, effect: 6000, economy: 9000 },
      comments: {},
    });
  });

  it('shows a late version again after a resolution, and loses nothing', async () => {
    await start();
    await scoreAll(j1, sheet('1'), [7, 8, 9]);
    await world.coordinator.seal([setScore(sheet('1'), 'effect', points(6))]);
    const versions = (await now()).hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];
    const clone = world.coordinator.copy();
    await world.hq.seal([resolveConflict('score/written/1/j1/effect', 6000, versions, 'checked')]);
    await clone.seal([setScore(sheet('1'), 'effect', points(2))]);
    const late = await stateOf(world.contest, all(clone));
    expect(late.hard.map(({ alternatives }) => alternatives.length)).toEqual([2]);
  });

  it('does not let anybody hide a score by naming it as parent', async () => {
    await start();
    const theirs = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    const segment = j1.segments.at(-1);
    if (segment === undefined) throw new Error('a segment');
    const victim = operationId(segment.id, theirs['novelty'] ?? 0);
    await world.coordinator.seal([
      { ...setScore(sheet('1'), 'novelty', points(0)), parents: [victim] },
    ]);
    const state = await now();
    expect(state.quarantine).toMatchObject([{ reason: 'authority' }]);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('never counts a recused sheet, and keeps aside only what came after the recusal', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    await j1.seal([recuse(sheet('1'), 'relative')]);
    expect((await now()).quarantine).toEqual([]);
    await j1.seal([setScore(sheet('1'), 'novelty', points(9))]);
    const state = await now();
    expect(state.quarantine).toMatchObject([{ reason: 'recused' }]);
    expect(state.sheets.get('written/1/j1')).toMatchObject({ status: 'recused', counted: false });
    expect(state.recusals).toEqual([{ ...sheet('1'), reason: 'relative' }]);
  });

  it('shows a copied installation as a fork and keeps both branches', async () => {
    await start();
    const copy = j1.copy();
    await j1.seal([setScore(sheet('1'), 'novelty', points(3))]);
    await copy.seal([
      setScore(sheet('1'), 'novelty', points(4)),
      setScore(sheet('1'), 'effect', points(4)),
    ]);
    const state = await stateOf(world.contest, all(copy));
    expect(state.counts).toMatchObject({ fork: 1, hard: 1 });
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ effect: 4000 });
    await world.hq.seal([settleFork(j1.log, 'two laptops, one juror')]);
    expect((await stateOf(world.contest, all(copy))).counts.fork).toBe(0);
  });

  it('stores an operation of a newer program, and neither counts nor drops it', async () => {
    await start();
    await j1.seal([{ kind: 'score.audio', key: 'audio/written/1/j1', value: { note: 'later' } }]);
    const state = await now();
    expect(state.counts.unknown).toBe(1);
    expect(state.unknown[0]).toMatchObject({ kind: 'score.audio', value: { note: 'later' } });
  });

  it('releases a quarantined operation for a person with a reason', async () => {
    await start();
    const segment = await j1.seal([setScore(sheet('1'), 'novelty', points(10.5))]);
    const id = operationId(segment.id, segment.header.firstOrdinal);
    await world.hq.seal([settleQuarantine(id, 'released', 'bonus by order')]);
    const state = await now();
    expect(state.counts.rule).toBe(0);
    expect(state.quarantine).toMatchObject([{ settled: 'released' }]);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(10_500);
  });

  it('counts under a signature only what was signed', async () => {
    await start();
    await scoreAll(j1, sheet('1'), [7, 8, 9]);
    await world.coordinator.seal([handInSheet(sheet('1'), { scores: {}, comments: {}, salt })]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({ counted: false });

    const first = j1.end.nextOrdinal;
    await j1.seal([setScore(sheet('2'), 'novelty', points(7))]);
    await j1.seal([handInSheet(sheet('2'), { scores: { novelty: first }, comments: {}, salt })]);
    await world.coordinator.seal([setScore(sheet('2'), 'economy', points(10))]);
    expect((await now()).sheets.get('written/2/j1')).toMatchObject({
      counted: true,
      scores: { novelty: 7000 },
    });
  });

  it('keeps a signed score beside what a copied laptop wrote in its place', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    const mine = operationId(j1.segments.at(-1)?.id ?? ('' as never), ordinals['novelty'] ?? 0);
    const copy = j1.copy();
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    await copy.seal([{ ...setScore(sheet('1'), 'novelty', points(1)), parents: [mine] }]);
    const state = await stateOf(world.contest, all(copy));
    expect(state.counts).toMatchObject({ hard: 1, fork: 1 });
    expect(state.sheets.get('written/1/j1')).toMatchObject({
      status: 'disputed',
      counted: true,
      scores: { effect: 8000, economy: 9000 },
    });
  });

  it('never lets a release admit what has no form or no right', async () => {
    await start();
    const segment = await j1.seal([
      { kind: 'sheet.hand-in', key: 'nonsense', value: 1 },
      { kind: 'assignment.set', key: 'assignment/written/1', value: ['j1'] },
    ]);
    const ids = [0, 1].map((step) => operationId(segment.id, segment.header.firstOrdinal + step));
    await world.hq.seal(ids.map((id) => settleQuarantine(id, 'released', 'by mistake')));
    const state = await now();
    expect(state.quarantine.map(({ reason }) => reason).toSorted()).toEqual(['role', 'value']);
    expect(state.assignments.get('written/1')).toEqual(['j1', 'j2']);
  });

  it('lets a released edit stand in the place of what was handed in', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    const mine = operationId(j1.segments.at(-1)?.id ?? ('' as never), ordinals['novelty'] ?? 0);
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    const late = await j1.seal([
      { ...setScore(sheet('1'), 'novelty', points(3)), parents: [mine] },
    ]);
    const id = operationId(late.id, late.header.firstOrdinal);
    await world.hq.seal([settleQuarantine(id, 'released', 'allowed by the chair')]);
    expect((await now()).sheets.get('written/1/j1')).toMatchObject({
      status: 'handed-in',
      counted: true,
      scores: { novelty: 3000 },
    });
  });

  it('takes a permission only for the sheet it was given for', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    const handIn = await j1.seal([
      handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt }),
    ]);
    const handInId = operationId(handIn.id, handIn.header.firstOrdinal);
    const other = await world.hq.seal([reopenSheet(sheet('2'), handInId, 'another sheet')]);
    const basis = operationId(other.id, other.header.firstOrdinal);
    await j1.seal([setScore(sheet('1'), 'novelty', points(1), basis)]);
    expect((await now()).quarantine).toMatchObject([{ reason: 'sheet-locked' }]);
  });

  it('never takes back that a key was refused, and never overrules without a reason', async () => {
    await start();
    const key = `key-state/${j1.publicKey}`;
    const refusal = await world.hq.seal([{ kind: 'key.confirm', key, value: 'refused' }]);
    const parents = [operationId(refusal.id, refusal.header.firstOrdinal)];
    await world.hq.seal([{ kind: 'key.confirm', key, value: 'confirmed', parents }]);
    expect((await now()).keys.get(j1.publicKey)?.state).toBe('refused');
    await world.hq.seal([resolveConflict('score/written/1/j2/novelty', 5000, [], ' ')]);
    expect((await now()).quarantine.map(({ reason }) => reason)).toContain('value');
  });

  it('shows a log whose numbers do not go on as forked, and finds its late edits', async () => {
    await start();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    j1.end = { ...j1.end, nextOrdinal: j1.end.nextSequence };
    await j1.seal([setScore(sheet('1'), 'novelty', points(1))]);
    const state = await now();
    expect(state.counts).toMatchObject({ fork: 1, rule: 1 });
    expect(state.sheets.get('written/1/j1')).toMatchObject({ scores: { novelty: 7000 } });
  });

  it('gives one state hash for any order, repetition and partition of the segments', async () => {
    await start();
    const copy = j1.copy();
    const ordinals = await scoreAll(j1, sheet('1'), [7, 8, 9]);
    await j1.seal([handInSheet(sheet('1'), { scores: ordinals, comments: {}, salt })]);
    await scoreAll(copy, sheet('1'), [7, 2, 9]);
    await world.coordinator.seal([setScore(sheet('2'), 'novelty', points(6))]);
    await world.jurors[1]?.seal(
      [recuse(sheet('3', 'j2'), 'kin')],
      [{ kind: 'new.kind', key: 'x/y', value: 1 }],
    );
    const segments = all(copy);
    const expected = stateHash(await stateOf(world.contest, segments));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...segments, ...segments], { minLength: segments.length }),
        async (some) => {
          const missing = segments.filter((segment) => !some.includes(segment));
          expect(stateHash(await stateOf(world.contest, [...some, ...missing]))).toBe(expected);
        },
      ),
      { numRuns: 100 },
    );
    expect(stateHash(await stateOf(world.contest, segments.slice(1)))).not.toBe(expected);
  });
});
