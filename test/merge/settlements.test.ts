import { describe, expect, it } from 'vitest';

import type { Milli } from '../../shared/basics/points.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import {
  confirmKey,
  continueLog,
  setKeyRights,
  setRecipients,
} from '../../shared/trust/key-operations.ts';
import {
  buildContest,
  ed25519,
  idIn,
  installAgain,
  personOf,
  seedOf,
  segmentsOf,
  stateOf,
  submissionOf,
  type TestContest,
  type TestInstallation,
  type TestRules,
  testSettings,
} from '../builders/contest-builder.ts';

const sheet = (submission: string, juror = 'j1') => ({ stage: 'written', submission, juror });
const noveltyKey = 'score/written/1/j1/novelty';
const novelty = (points: number, submission = '1') =>
  setScore(sheet(submission), 'novelty', (points * 1000) as Milli);

const now = (world: TestContest, ...more: readonly TestInstallation[]): Promise<FoldedContest> =>
  stateOf(world.contest, segmentsOf(world, ...more));

async function begin(
  rules: TestRules = { secondRoot: true },
): Promise<[TestContest, TestInstallation]> {
  const world = await buildContest(rules);
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('a juror');
  return [world, juror];
}

const reasons = (state: FoldedContest): string[] =>
  state.quarantine.map(({ reason }) => reason).toSorted();

const scoreOf = (state: FoldedContest, submission = '1'): unknown =>
  state.sheets.get(`written/${submission}/j1`)?.scores['novelty'];

const versionsOf = (state: FoldedContest): readonly OperationId[] =>
  state.hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];

const endsOf = (...installations: readonly TestInstallation[]): SegmentId[] =>
  installations.flatMap(({ segments }) => segments.at(-1)?.id ?? []);

/** A juror and the coordinator say different things; headquarters settles it with 6 points. */
async function settledConflict() {
  const [world, j1] = await begin();
  await j1.seal([novelty(7)]);
  await world.coordinator.seal([novelty(6)]);
  const versions = versionsOf(await now(world));
  const resolution = await world.hq.seal([resolveConflict(noveltyKey, 6000, versions, 'paper')]);
  return { world, j1, versions, resolution };
}

describe('taking a settlement back', () => {
  it('opens a hard conflict again, with the same versions', async () => {
    const { world, versions, resolution } = await settledConflict();
    expect((await now(world)).counts.hard).toBe(0);
    await world.second.seal([withdrawSettlement(idIn(resolution), 'the wrong paper')]);
    const state = await now(world);
    expect(versionsOf(state)).toEqual(versions);
    expect(state.resolutions).toEqual([]);
    expect(scoreOf(state)).toBeUndefined();
    expect(state.quarantine).toEqual([]);
  });

  it('leaves a later version that named the resolution beside the others', async () => {
    const { world, versions, resolution } = await settledConflict();
    const again = await world.second.seal([
      resolveConflict(noveltyKey, 5000, [idIn(resolution)], 'another look'),
    ]);
    expect(scoreOf(await now(world))).toBe(5000);
    await world.hq.seal([withdrawSettlement(idIn(resolution), 'a slip')]);
    expect(versionsOf(await now(world)).toSorted()).toEqual([...versions, idIn(again)].toSorted());
  });

  it('can be followed by settling again', async () => {
    const { world, versions, resolution } = await settledConflict();
    await world.hq.seal([withdrawSettlement(idIn(resolution), 'a slip')]);
    await world.hq.seal([resolveConflict(noveltyKey, 7000, versions, 'the other paper')]);
    const state = await now(world);
    expect(state.counts.hard).toBe(0);
    expect(scoreOf(state)).toBe(7000);
  });

  it('is for headquarters only, with a reason, and never of a withdrawal or a score', async () => {
    const { world, j1, resolution } = await settledConflict();
    await j1.seal([withdrawSettlement(idIn(resolution), 'mine was right')]);
    await world.hq.seal([withdrawSettlement(idIn(resolution), '')]);
    expect(scoreOf(await now(world))).toBe(6000);
    const back = await world.hq.seal([withdrawSettlement(idIn(resolution), 'a slip')]);
    await world.hq.seal(
      [withdrawSettlement(idIn(back), 'not a slip')],
      [withdrawSettlement(idIn(j1.segments[1]), 'a score')],
    );
    const state = await now(world);
    expect(state.counts.hard).toBe(1);
    expect(reasons(state)).toEqual(['authority', 'authority', 'role', 'value']);
  });

  it('holds whichever of the two arrives first', async () => {
    const { world, versions, resolution } = await settledConflict();
    await world.second.seal([withdrawSettlement(idIn(resolution), 'the wrong paper')]);
    const all = segmentsOf(world);
    const early = await stateOf(
      world.contest,
      all.filter(({ id }) => id !== resolution.id),
    );
    expect(early.quarantine).toEqual([]);
    expect(versionsOf(early)).toEqual(versions);
    expect(versionsOf(await stateOf(world.contest, all))).toEqual(versions);
  });

  it('opens a quarantined record and a fork again', async () => {
    const [world, j1] = await begin();
    const copy = j1.copy();
    const odd = await j1.seal([novelty(10.5)]);
    await copy.seal([novelty(4, '2')]);
    const settled = await world.hq.seal([
      settleQuarantine(idIn(odd), 'released', 'a bonus'),
      settleFork(j1.log, 'a loan', endsOf(j1, copy)),
    ]);
    const closed = await now(world, copy);
    expect([closed.counts.rule, closed.counts.fork, scoreOf(closed)]).toEqual([0, 0, 10_500]);
    await world.hq.seal([
      withdrawSettlement(idIn(settled), 'no bonus'),
      withdrawSettlement(idIn(settled, 1), 'no loan'),
    ]);
    const open = await now(world, copy);
    expect([open.counts.rule, open.counts.fork, scoreOf(open)]).toEqual([1, 1, undefined]);
  });

  it('brings back an earlier decision that the withdrawn one had replaced', async () => {
    const [world, j1] = await begin();
    const odd = await j1.seal([novelty(10.5)]);
    const first = await world.hq.seal([settleQuarantine(idIn(odd), 'left-out', 'a slip')]);
    const then = await world.hq.seal([
      { ...settleQuarantine(idIn(odd), 'released', 'a bonus'), parents: [idIn(first)] },
    ]);
    expect((await now(world)).quarantine).toMatchObject([{ settled: 'released' }]);
    await world.hq.seal([withdrawSettlement(idIn(then), 'no bonus')]);
    expect((await now(world)).quarantine).toMatchObject([{ settled: 'left-out' }]);
  });
});

describe('two desks that settle one thing', () => {
  it('leave a quarantined record out and open while they decide differently', async () => {
    const [world, j1] = await begin();
    const odd = await j1.seal([novelty(10.5)]);
    const one = await world.hq.seal([settleQuarantine(idIn(odd), 'released', 'a bonus')]);
    const other = await world.second.seal([settleQuarantine(idIn(odd), 'left-out', 'a slip')]);
    const state = await now(world);
    expect(state.quarantine).toMatchObject([{ settled: null, disputed: true }]);
    expect([state.counts.rule, scoreOf(state)]).toEqual([1, undefined]);
    await world.hq.seal([
      {
        ...settleQuarantine(idIn(odd), 'released', 'agreed by phone'),
        parents: [idIn(one), idIn(other)],
      },
    ]);
    const agreed = await now(world);
    expect(agreed.quarantine).toMatchObject([{ settled: 'released', disputed: false }]);
    expect(scoreOf(agreed)).toBe(10_500);
  });

  it('agree where they decide equally', async () => {
    const [world, j1] = await begin();
    const odd = await j1.seal([novelty(10.5)]);
    await world.hq.seal([settleQuarantine(idIn(odd), 'left-out', 'a slip')]);
    await world.second.seal([settleQuarantine(idIn(odd), 'left-out', 'out of range')]);
    expect((await now(world)).quarantine).toMatchObject([{ settled: 'left-out', disputed: false }]);
  });

  it('make a new conflict by resolving one differently', async () => {
    const { world, versions } = await settledConflict();
    await world.second.seal([resolveConflict(noveltyKey, 7000, versions, 'she called')]);
    const state = await now(world);
    expect(state.hard[0]?.alternatives.map(({ value }) => value).toSorted()).toEqual([6000, 7000]);
  });
});

describe('a late version after a resolution', () => {
  it('is shown again as a conflict, and nothing is lost', async () => {
    const { world, j1, resolution } = await settledConflict();
    const late = await j1.seal([{ ...novelty(8), parents: [idIn(j1.segments[1])] }]);
    const state = await now(world);
    expect(versionsOf(state).toSorted()).toEqual([idIn(resolution), idIn(late)].toSorted());
  });
});

describe('a settled fork', () => {
  it('opens again with a third branch, and stays settled while the known ones go on', async () => {
    const [world, j1] = await begin();
    const [second, third] = [j1.copy(), j1.copy()];
    await j1.seal([novelty(3)]);
    await second.seal([novelty(3), novelty(3, '2')]);
    expect((await now(world, second)).forks[0]?.heads).toEqual(endsOf(j1, second).toSorted());
    await world.hq.seal([settleFork(j1.log, 'a loan', endsOf(j1, second))]);
    await second.seal([novelty(5, '2')]);
    expect((await now(world, second)).counts.fork).toBe(0);
    await third.seal([novelty(4, '3')]);
    const opened = await now(world, second, third);
    expect(opened.counts.fork).toBe(1);
    await world.hq.seal([settleFork(j1.log, 'and a third', opened.forks[0]?.heads)]);
    expect((await now(world, second, third)).counts.fork).toBe(0);
  });

  it('opens again when a settled branch was copied once more', async () => {
    const [world, j1] = await begin();
    const second = j1.copy();
    await j1.seal([novelty(3)]);
    await second.seal([novelty(3), novelty(3, '2')]);
    await world.hq.seal([settleFork(j1.log, 'a loan', endsOf(j1, second))]);
    const third = second.copy();
    await second.seal([novelty(5, '2')]);
    await third.seal([novelty(4, '2')]);
    expect((await now(world, second, third)).counts.fork).toBe(1);
  });

  it('stays settled for good where headquarters took note of the log as a whole', async () => {
    const [world, j1] = await begin();
    const [second, third] = [j1.copy(), j1.copy()];
    await j1.seal([novelty(3)]);
    await second.seal([novelty(3), novelty(3, '2')]);
    await world.hq.seal([settleFork(j1.log, 'a training laptop')]);
    await third.seal([novelty(4)]);
    expect((await now(world, second, third)).forks).toMatchObject([{ settled: true }]);
  });
});

describe('the cut-off of a stage', () => {
  it('keeps aside what lies outside its segments, and a person can release it', async () => {
    const [world, j1] = await begin();
    await j1.seal([novelty(7)]);
    const ends = endsOf(j1, world.coordinator);
    await world.hq.seal([cutOffStage('written', ends)]);
    const late = await j1.seal([novelty(8, '2'), recuse(sheet('3'), 'kin')]);
    const state = await now(world);
    expect(reasons(state)).toEqual(['late', 'late']);
    expect([scoreOf(state), scoreOf(state, '2'), state.recusals]).toEqual([7000, undefined, []]);
    expect(state.cutOffs.get('written')).toEqual(ends.toSorted());
    await world.hq.seal([settleQuarantine(idIn(late), 'released', 'the road was closed')]);
    expect(scoreOf(await now(world), '2')).toBe(8000);
  });

  it('exempts resolutions and permissions, and leaves other stages alone', async () => {
    const [world, j1] = await begin();
    const scored = await j1.seal([novelty(7)]);
    const handIn = await j1.seal([
      handInSheet(sheet('1'), {
        scores: { novelty: scored.header.firstOrdinal },
        comments: {},
        salt: new Uint8Array(16),
      }),
    ]);
    await world.coordinator.seal([novelty(6)]);
    await world.hq.seal([cutOffStage('written', endsOf(j1, world.coordinator))]);
    await world.hq.seal([
      resolveConflict(noveltyKey, 6000, versionsOf(await now(world)), 'paper'),
      reopenSheet(sheet('1'), idIn(handIn), 'appeal'),
    ]);
    await world.hq.seal([cutOffStage('final', [])]);
    const state = await now(world);
    expect(state.quarantine).toEqual([]);
    expect(scoreOf(state)).toBe(6000);
    expect(state.sheets.get('written/1/j1')?.reopening).not.toBeNull();
  });

  it('accepts only what all cut-offs accept, and a chain only without gaps', async () => {
    const [world, j1] = await begin();
    const first = await j1.seal([novelty(7)]);
    const gap = await j1.seal([novelty(8, '2')]);
    const last = await j1.seal([novelty(9, '3')]);
    await world.hq.seal([cutOffStage('written', [last.id])]);
    const part = segmentsOf(world).filter(({ id }) => id !== gap.id);
    expect(reasons(await stateOf(world.contest, part))).toEqual(['late']);
    expect(reasons(await now(world))).toEqual([]);
    await world.second.seal([cutOffStage('written', [first.id])]);
    const state = await now(world);
    expect(reasons(state)).toEqual(['late', 'late']);
    expect(state.cutOffs.get('written')).toEqual([first.id]);
    expect(state.counts.hard).toBe(0);
  });

  it('tells lateness after form and right, so that no release admits what has neither', async () => {
    const [world, j1] = await begin();
    await world.hq.seal([cutOffStage('written', [])]);
    await j1.seal([
      setScore(sheet('1', 'j2'), 'novelty', 5000 as Milli),
      { kind: 'score.set', key: noveltyKey, value: 'seven' },
      novelty(10.5),
    ]);
    expect(reasons(await now(world))).toEqual(['out-of-range', 'role', 'value']);
  });
});

describe('a sheet from several installations', () => {
  it('lists the fields that only some of them gave, and who gave them', async () => {
    const [world, j1] = await begin();
    await j1.seal([novelty(7), setScore(sheet('1'), 'effect', 5000 as Milli)]);
    await world.coordinator.seal([novelty(7), setComment(sheet('1'), 'effect', 'from paper')]);
    const state = await now(world);
    expect(state.soft).toEqual([
      {
        ...sheet('1'),
        fields: [
          { key: 'comment/written/1/j1/effect', people: ['c1'] },
          { key: 'score/written/1/j1/effect', people: ['j1'] },
        ],
      },
    ]);
    expect(state.counts).toMatchObject({ soft: 1, agree: 1 });
  });
});

/** A member of headquarters with a desk and a ticket of their own, and a score off the scale. */
async function withMember() {
  const [world, j1] = await begin();
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

/** A sheet handed in with 7 and 5 points, and what a later hand-in of the same laptop lists. */
async function handInAgain(
  listed: 'all' | 'one',
  prepare: (world: TestContest, handIn: OperationId) => Promise<unknown> = async () => undefined,
): Promise<FoldedContest> {
  const [world, j1] = await begin();
  const entered = await j1.seal([novelty(7), setScore(sheet('1'), 'effect', 5000 as Milli)]);
  const at = entered.header.firstOrdinal;
  const scores = { novelty: at, effect: at + 1 };
  const handIn = (salt: number, signed: Readonly<Record<string, number>>) =>
    handInSheet(sheet('1'), { scores: signed, comments: {}, salt: seedOf(salt).slice(16) });
  const first = idIn(await j1.seal([handIn(1, scores)]));
  await prepare(world, first);
  const again = listed === 'all' ? scores : { effect: at + 1 };
  await j1.seal([{ ...handIn(2, again), parents: [first] }]);
  return now(world);
}

describe('a second hand-in of one sheet', () => {
  it('takes back nothing that the first one signed', async () => {
    const { scores, status } = (await handInAgain('one')).sheets.get('written/1/j1') ?? {};
    expect([scores, status]).toEqual([{ novelty: 7000, effect: 5000 }, 'handed-in']);
  });

  it('takes back what headquarters permitted', async () => {
    const state = await handInAgain('one', (world, handIn) =>
      world.hq.seal([reopenSheet(sheet('1'), handIn, 'a wrong row')]),
    );
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ effect: 5000 });
  });

  it('takes back nothing under a permission for another sheet', async () => {
    const state = await handInAgain('one', (world, handIn) =>
      world.hq.seal([reopenSheet(sheet('2'), handIn, 'a wrong row')]),
    );
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 7000, effect: 5000 });
  });

  it('takes the place of the first where it signs the same', async () => {
    const state = await handInAgain('all');
    expect(state.heads.get('sheet/written/1/j1')).toHaveLength(1);
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 7000, effect: 5000 });
  });
});
