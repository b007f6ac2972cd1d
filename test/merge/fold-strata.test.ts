import { describe, expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import {
  addSubmission,
  assignJurors,
  setContestSettings,
  setPerson,
} from '../../shared/contest/contest-operations.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import type { PendingCommits } from '../../shared/log/read-log.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { refuseKey, setRecipients } from '../../shared/trust/key-operations.ts';
import { draftOf, seedOf, submissionOf, testSettings } from '../builders/contest-builder.ts';
import type { Said } from './by-hand.ts';
import { enrolled, idBy, keyOf, one, person, sourceOf, two } from './roots-by-hand.ts';

const [written] = testSettings.stages;
/** Stages are called what organisers like, be it a word that keys begin with. */
const settings = {
  ...testSettings,
  stages: ['written', 'comment', 'meeting'].flatMap((id) =>
    written === undefined ? [] : [{ ...written, id }],
  ),
};

/** Jurors j1 and j2 of one region and coordinator c1; j1 and j2 judge submission 1, j1 alone 2. */
const begun: readonly Said[] = [
  one('p.1', setPerson(person('j1', 'juror', 11))),
  one('p.2', setPerson(person('j2', 'juror', 12))),
  one('p.3', setPerson(person('c1', 'coordinator', 13))),
  enrolled(21, 'j1', 11),
  enrolled(22, 'j2', 12),
  enrolled(23, 'c1', 13),
  one('q.0', setContestSettings(settings)),
  one('q.1', addSubmission(submissionOf('1'))),
  one('q.2', addSubmission(submissionOf('2'))),
  one('q.3', assignJurors('written', '1', ['j1', 'j2'])),
  one('q.4', assignJurors('written', '2', ['j1'])),
];

/** What all this comes to, as far as an invitation tells it: no segment is here. */
function told(...said: readonly Said[]): FoldedContest {
  const { contest, operations, proven } = sourceOf({ said: [...begun, ...said], threshold: 1 });
  return foldContest({ contest, segments: new Map(), facts: operations, proven });
}

const salt = new Uint8Array(16);
const at = (submission: string, juror: string) => ({ stage: 'written', submission, juror });
const by = (seed: number, id: string, said: Omit<Said, 'id' | 'signer'>): Said => ({
  ...said,
  id,
  signer: keyOf(seed),
});
const pendingOf = (action: Action): PendingCommits => ({
  log: bytesToBase64url(new Uint8Array(16)) as PendingCommits['log'],
  signer: keyOf(21),
  firstSequence: 0,
  firstOrdinal: 0,
  commits: [{ author: 'j1', wallClock: 0, operations: [draftOf(action)] }],
});
const aside = ({ quarantine }: FoldedContest): readonly string[] =>
  quarantine.map(({ operation, reason }) => `${operation.id} ${reason}`);

describe('a decision on a conflict', () => {
  it('belongs where its key belongs, whatever the stage is called', () => {
    const { assignments, quarantine, resolutions } = told(
      one('r.0', resolveConflict('assignment/comment/1', ['j2'], [], 'as agreed')),
      one('r.1', resolveConflict('assignment/meeting/1', ['j1'], [], 'as agreed')),
    );
    expect(quarantine).toEqual([]);
    expect(assignments.get('comment/1')).toEqual(['j2']);
    expect(assignments.get('meeting/1')).toEqual(['j1']);
    expect(resolutions.map(({ id }) => id)).toEqual(['r.0', 'r.1']);
  });

  it('about a person is headquarters’ word on that person', () => {
    const elsewhere = { ...person('j1', 'juror', 11, 'KZ-55') };
    const state = told(one('r.0', resolveConflict('person/j1', elsewhere, [idBy('p.1')], 'moved')));
    expect(state.people.get('j1')?.region).toBe('KZ-55');
    expect(state.resolutions.map(({ id }) => id)).toEqual(['r.0']);
  });

  it('is judged on a sheet as a score or comment is, and counts in its place', () => {
    const state = told(
      by(21, 's.0', setScore(at('1', 'j1'), 'novelty', milli(5000))),
      one('r.0', resolveConflict('score/written/1/j1/novelty', 6000, [idBy('s.0')], 'paper')),
      one('r.1', resolveConflict('comment/written/1/j1/effect', 'seen', [], 'paper')),
      one('r.2', resolveConflict('score/written/1/j9/novelty', 6000, [], 'paper')),
      one('r.3', resolveConflict('comment/written/9/j1/effect', 'seen', [], 'paper')),
    );
    expect(state.sheets.get('written/1/j1')).toMatchObject({
      scores: { novelty: 6000 },
      comments: { effect: 'seen' },
    });
    expect(aside(state)).toEqual(['r.2 not-assigned', 'r.3 not-admitted']);
    expect(state.resolutions.map(({ id }) => id)).toEqual(['r.0', 'r.1']);
  });
});

describe('what is said about sheets beside their entries', () => {
  it('is for those who judge the submission, and kept aside for others', () => {
    const state = told(
      by(21, 'h.0', setScore(at('2', 'j1'), 'novelty', milli(5000))),
      by(21, 'h.1', handInSheet(at('2', 'j1'), { scores: { novelty: 0 }, comments: {}, salt })),
      by(22, 's.0', recuse(at('1', 'j2'), 'kin')),
      by(22, 's.1', recuse(at('2', 'j2'), 'kin')),
      by(21, 's.2', recuse(at('1', 'j1'), 'ill')),
      one('s.3', reopenSheet(at('2', 'j1'), idBy('h.1'), 'asked')),
      one('s.4', reopenSheet(at('2', 'j2'), idBy('s.9'), 'asked')),
    );
    expect(aside(state)).toEqual(['s.1 not-assigned', 's.4 not-assigned']);
    expect(state.recusals).toEqual([
      { ...at('1', 'j1'), reason: 'ill' },
      { ...at('1', 'j2'), reason: 'kin' },
    ]);
    expect(state.heads.has('recusal/written/1/j2')).toBe(true);
    expect(state.heads.has('recusal/written/2/j2')).toBe(false);
    expect(state.sheets.get('written/1/j1')?.status).toBe('recused');
    expect(state.sheets.get('written/2/j1')?.reopening).toBe('s.3');
    expect(state.sheets.get('written/1/j2')?.status).toBe('recused');
  });

  it('comes in the order of the sheets’ names', () => {
    const submissions = ['5', '3', '4', '6'];
    const state = told(
      ...submissions.flatMap((each, at) => [
        one(`q.5${at}`, addSubmission(submissionOf(each))),
        one(`q.6${at}`, assignJurors('written', each, ['j1', 'j2'])),
      ]),
      ...submissions.map((each, which) => by(21, `s.${which}`, recuse(at(each, 'j1'), 'kin'))),
    );
    expect(state.recusals.map(({ submission }) => submission)).toEqual(['3', '4', '5', '6']);
  });

  it('is listed as often as it was said of one sheet, in the order of ids', () => {
    const state = told(
      by(23, 's.2', recuse(at('1', 'j1'), 'by phone')),
      by(21, 's.1', recuse(at('1', 'j1'), 'ill')),
      by(23, 's.3', recuse(at('1', 'j1'), 'in writing')),
    );
    expect(state.recusals.map(({ reason }) => reason)).toEqual(['ill', 'by phone', 'in writing']);
  });

  it('is late after the end of the stage’s time, unless headquarters itself told it', () => {
    const cutOff = one('q.9', cutOffStage('written', []));
    const recusal = by(21, 's.0', recuse(at('1', 'j1'), 'ill'));
    expect(aside(told(cutOff, recusal))).toEqual([]);
    const { contest, operations, proven } = sourceOf({ said: [...begun, cutOff], threshold: 1 });
    const state = foldContest({
      contest,
      segments: new Map(),
      facts: operations,
      proven,
      pending: pendingOf(recuse(at('1', 'j1'), 'ill')),
    });
    expect(state.quarantine.map(({ reason }) => reason)).toEqual(['late']);
    expect(state.recusals).toEqual([]);
    expect([...state.cutOffs]).toEqual([['written', []]]);
  });

  it('follows the assignment that counts, also one that came with it', () => {
    const later = one('q.5', assignJurors('written', '2', ['j2']), { parents: ['q.4'] });
    const state = told(later, by(22, 's.1', recuse(at('2', 'j2'), 'kin')));
    expect(aside(state)).toEqual([]);
    expect(state.recusals).toHaveLength(1);
  });
});

describe('what is kept aside', () => {
  it('stands in the order of ids, whichever stratum it is of, and counts until it is settled', () => {
    const state = told(
      by(21, 'z.0', setPerson(person('j1', 'juror', 11))),
      by(21, 'y.0', addSubmission(submissionOf('3'))),
      by(21, 'x.0', setScore(at('1', 'j1'), 'novelty', milli(99_000))),
      by(21, 'w.0', settleQuarantine(idBy('x.0'), 'released', 'mine')),
      by(22, 'v.0', recuse(at('2', 'j2'), 'kin')),
      one('u.0', settleQuarantine(idBy('v.0'), 'left-out', 'not hers')),
      by(21, 'x.1', setScore(at('1', 'j1'), 'effect', milli(99_000))),
      one('u.1', settleQuarantine(idBy('x.1'), 'released', 'a bonus')),
    );
    expect(aside(state)).toEqual([
      'v.0 not-assigned',
      'w.0 role',
      'x.0 out-of-range',
      'x.1 out-of-range',
      'y.0 role',
      'z.0 role',
    ]);
    expect(state.quarantine[0]?.settled).toBe('left-out');
    expect(state.counts).toEqual({ agree: 0, soft: 0, hard: 0, fork: 0, rule: 4, unknown: 0 });
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({ effect: 99_000 });
    expect([...state.openHeads.keys()]).toEqual(['score/written/1/j1/effect']);
  });

  it('of the directory is never released, however headquarters puts it', () => {
    const state = told(
      by(21, 'z.0', setPerson(person('j9', 'juror', 19))),
      one('u.0', settleQuarantine(idBy('z.0'), 'released', 'why not')),
    );
    expect(state.quarantine).toMatchObject([{ reason: 'role', settled: null }]);
    expect(state.people.has('j9')).toBe(false);
    const beyond = told(
      one('z.0', refuseKey(keyOf(21), 'lost'), { parents: ['f.0'] }),
      one('u.0', settleQuarantine(idBy('z.0'), 'released', 'why not')),
    );
    expect(beyond.quarantine).toMatchObject([{ reason: 'authority', settled: null }]);
    expect(beyond.keys.get(keyOf(21))?.state).toBe('active');
  });
});

describe('a hand-in that leaves out what its juror gave', () => {
  it('leaves that in doubt, where the same key’s or another key’s owner is the juror', () => {
    const novelty = setScore(at('1', 'j1'), 'novelty', milli(5000));
    const effect = setScore(at('1', 'j1'), 'effect', milli(6000));
    const only = { scores: { novelty: 0 }, comments: {}, salt };
    const signed = [by(21, 'a.0', novelty), by(21, 'a.9', handInSheet(at('1', 'j1'), only))];
    const own = told(...signed, by(21, 'a.1', effect));
    expect(own.hard.map(({ key }) => key)).toEqual(['score/written/1/j1/effect']);
    expect(own.sheets.get('written/1/j1')?.scores).toEqual({ novelty: 5000 });
    const another = told(...signed, by(23, 'c.1', { ...effect, log: 'log-c1' }));
    expect(another.hard).toEqual([]);
  });
});

describe('a list of recipients that one of two roots has not sealed yet', () => {
  it('waits for the other one as if it were sealed', () => {
    const { contest, operations, proven } = sourceOf({ said: begun });
    const list = pendingOf(setRecipients('headquarters', [seedOf(5)]));
    const grown = { contest, segments: new Map(), facts: operations, proven };
    const state = foldContest({ ...grown, pending: { ...list, signer: keyOf(2) } });
    expect(state.directory.waiting.map(({ key }) => key)).toEqual(['recipient/headquarters']);
    expect(state.recipients.size).toBe(0);
    const first = foldContest({ ...grown, pending: { ...list, signer: keyOf(1) } });
    expect(first.directory.provisional).toHaveLength(1);
    expect([...first.recipients.keys()]).toEqual(['headquarters']);
  });
});

describe('what the own laptop has not sealed yet', () => {
  it('counts as everything else does, in its own name', () => {
    const { contest, operations, proven } = sourceOf({ said: begun, threshold: 1 });
    const pending = pendingOf(setScore(at('1', 'j1'), 'novelty', milli(5000)));
    const grown = { contest, segments: new Map(), facts: operations, proven, pending };
    expect(foldContest(grown).sheets.get('written/1/j1')?.scores).toEqual({ novelty: 5000 });
    const stranger = { ...pending, signer: keyOf(9) };
    expect(aside(foldContest({ ...grown, pending: stranger }))).toHaveLength(1);
  });

  it('is all there may be', () => {
    const { contest, proven } = sourceOf({ said: [] });
    const pending = pendingOf(setScore(at('1', 'j1'), 'novelty', milli(5000)));
    const state = foldContest({ contest, segments: new Map(), proven, pending });
    expect(state.quarantine.map(({ reason }) => reason)).toEqual(['signer-unknown']);
  });
});

describe('what is newer than this program', () => {
  it('is stored in the order of ids, and nothing else of the contest suffers', () => {
    const state = told(
      one('n.2', { kind: 'audio.set', key: 'audio/1' }),
      one('n.1', { kind: 'conflict.resolve', version: 9, key: 'person/j1' }),
      two('n.3', { kind: 'person.set', version: 9, key: 'person/j1' }),
    );
    expect(state.unknown.map(({ id }) => id)).toEqual(['n.1', 'n.2', 'n.3']);
    expect(state.counts.unknown).toBe(3);
    expect([state.people.size, state.quarantine]).toEqual([3, []]);
  });
});

describe('a contest whose founding is not here', () => {
  it('is nobody’s: nothing of it counts', () => {
    const { contest, operations, proven } = sourceOf({ said: begun, threshold: 1 });
    const facts = operations.filter(({ kind }) => kind !== 'contest.found');
    const state = foldContest({ contest, segments: new Map(), facts, proven });
    expect(state.settings).toBeNull();
    expect([state.keys.size, state.people.size, state.sheets.size]).toEqual([0, 0, 0]);
    expect(new Set(state.quarantine.map(({ reason }) => reason))).toEqual(
      new Set(['signer-unknown']),
    );
    expect(state.quarantine).toHaveLength(begun.length);
  });
});
