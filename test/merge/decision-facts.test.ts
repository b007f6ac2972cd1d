import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  setAppeal,
  setAudit,
  setMeeting,
  setPublication,
} from '../../shared/deciding/decision-operations.ts';
import type { Appeal } from '../../shared/deciding/appeal.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { foldDecisions, noDecisionFacts } from '../../shared/merge/decision-facts.ts';
import { headsByKey } from '../../shared/merge/heads.ts';
import { operationOf, type Said } from './by-hand.ts';

const hash = 'a'.repeat(64);
const root = 'b'.repeat(64);
/** Ids that a value may name: 43 letters and a number. */
const idOf = (letter: string): string => `${letter.repeat(43)}.0`;
const plain: Meeting = {
  stage: 'final',
  number: '1',
  date: '2026-05-01',
  place: '',
  mode: 'remote',
  present: [],
  votes: { for: 1, against: 0, abstained: 0 },
  winners: [],
  tieReason: '',
  ...unsaidMeeting,
};

const meeting = (letter: string, number: string, said: Said = {}): Operation =>
  operationOf({
    id: idOf(letter),
    kind: 'meeting.set',
    key: 'meeting/final',
    version: 1,
    value: setMeeting({ ...plain, number }).value,
    signer: 'hq',
    ...said,
  });
const seal = (letter: string, on: string | null, said: Said = {}): Operation =>
  operationOf({
    id: idOf(letter),
    kind: 'stage.seal',
    key: 'seal/final',
    version: 2,
    value: { stateHash: hash, root, meeting: on === null ? null : idOf(on) },
    signer: 'hq',
    ...said,
  });
const confirmation = (signer: string, of: string, id = 'z.0'): Operation =>
  operationOf({
    id,
    kind: 'seal.confirm',
    key: `seal-confirm/final/${signer}`,
    value: idOf(of),
    signer,
  });

interface Rules {
  readonly sealing?: 1 | 2;
  readonly threshold?: 1 | 2;
  readonly follows?: (later: Operation, earlier: Operation) => boolean;
}

const folded = (
  admitted: readonly Operation[],
  { sealing = 1, threshold = 1, follows = () => false }: Rules = {},
) =>
  foldDecisions(headsByKey(admitted), {
    admitted,
    facts: { settings: { sealing }, follows },
    rules: { threshold },
    segments: new Map(),
  });

describe('decisions', () => {
  it('are none where nobody decided', () => {
    expect(folded([])).toEqual(noDecisionFacts);
  });

  it('are by stage what the first head of each key says', () => {
    const odd = operationOf({ id: 'o.0', key: 'seal/written', value: 'odd' });
    const { meetings, seals } = folded([
      meeting('c', '2'),
      meeting('b', '1'),
      meeting('d', '3', { key: 'meeting/odd', value: 'odd' }),
      seal('e', 'b', { wallClock: 9 }),
      odd,
      operationOf({ id: 'p.0', key: 'meetings/final', value: setMeeting(plain).value }),
      operationOf({ id: 'q.0', key: 'elsewhere', value: { stateHash: hash } }),
    ]);
    expect([...meetings]).toEqual([['final', plain]]);
    expect([...seals]).toEqual([
      [
        'final',
        {
          stateHash: hash,
          root,
          meeting: idOf('b'),
          operation: idOf('e'),
          by: 'hq',
          wallClock: 9,
          confirmedBy: [],
          complete: true,
        },
      ],
    ]);
  });

  it('are read from seals of the first version, which name neither result nor meeting', () => {
    const first = seal('e', null, { version: 1, value: { stateHash: hash } });
    expect(folded([first]).seals.get('final')).toMatchObject({ root: null, meeting: null });
  });

  it('depend on no order of arrival', () => {
    const all = [
      meeting('b', '1'),
      meeting('c', '2', { parents: [idOf('b')] }),
      meeting('d', '3', { parents: [idOf('c')], wallClock: 1 }),
      seal('e', 'b'),
      seal('f', 'c', { parents: [idOf('e')] }),
      confirmation('second', 'f'),
      operationOf({ id: 'u.0', ...setPublication({ stage: 'final', state: 'prepared', day: '' }) }),
    ];
    const expected = folded(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(folded(shuffled)).toEqual(expected);
      }),
    );
  });
});

describe('versions of a meeting', () => {
  const numbers = (admitted: readonly Operation[], rules: Rules = {}): readonly string[] =>
    (folded(admitted, rules).meetingVersions.get('final') ?? []).map(
      ({ meeting: { number }, amendsSeal }) => (amendsSeal ? `${number} amends` : number),
    );

  it('stand each after those it replaces, whatever clocks say', () => {
    const first = meeting('d', '1', { wallClock: 9, reason: '' });
    const second = meeting('c', '2', { parents: [idOf('d')], wallClock: 5, reason: 'a slip' });
    const third = meeting('b', '3', { parents: [idOf('c')], wallClock: 1, reason: 'appeal 7' });
    expect(numbers([third, second, first])).toEqual(['1', '2', '3']);
    const versions = folded([third, second, first]).meetingVersions.get('final');
    expect(versions?.[1]).toEqual({
      operation: idOf('c'),
      meeting: { ...plain, number: '2' },
      by: 'hq',
      reason: 'a slip',
      wallClock: 5,
      amendsSeal: false,
    });
  });

  it('of several desks stand in the order of clocks, then of ids', () => {
    const [late, early] = [meeting('b', 'late', { wallClock: 5 }), meeting('c', 'early')];
    expect(numbers([late, early])).toEqual(['early', 'late']);
    expect(numbers([meeting('c', 'c'), meeting('b', 'b')])).toEqual(['b', 'c']);
  });

  it('amend a seal where they replace the meeting that it names, directly or through others', () => {
    const all = [
      meeting('a', '1'),
      meeting('b', '2', { parents: [idOf('a')] }),
      meeting('c', '3', { parents: [idOf('b')] }),
      meeting('d', '4', { parents: [idOf('c')] }),
    ];
    expect(numbers([...all, seal('e', 'b')])).toEqual(['1', '2', '3 amends', '4 amends']);
    const again = [seal('e', 'b'), seal('f', 'c', { parents: [idOf('e')] })];
    expect(numbers([...all, ...again])).toEqual(['1', '2', '3 amends', '4 amends']);
    const last = [seal('e', 'd')];
    expect(numbers([...all, ...last])).toEqual(['1', '2', '3', '4']);
  });

  it('of another desk beside the sealed one amend nothing: they contradict it', () => {
    expect(numbers([meeting('b', '1'), meeting('c', '2'), seal('e', 'b')])).toEqual(['1', '2']);
  });

  it('amend a seal that names no meeting where they follow it in its own log', () => {
    const all = [meeting('b', '1'), meeting('c', '2', { parents: [idOf('b')] }), seal('e', null)];
    const follows: Rules['follows'] = (later, earlier) =>
      later.id === idOf('c') && earlier.id === idOf('e');
    expect(numbers(all)).toEqual(['1', '2']);
    expect(numbers(all, { follows })).toEqual(['1', '2 amends']);
  });

  it('leave out what is no meeting, and what is of another stage’s', () => {
    const other = meeting('c', '2', { key: 'meeting/written' });
    expect(numbers([meeting('b', '1'), other, meeting('d', '', { value: 'odd' })])).toEqual(['1']);
  });
});

describe('a seal', () => {
  const complete = (admitted: readonly Operation[], rules: Rules = {}) => {
    const found = folded(admitted, rules).seals.get('final');
    return [found?.complete, found?.confirmedBy];
  };

  it('is complete with one key, with two where the regulation or two roots ask for them', () => {
    expect(complete([seal('e', null)])).toEqual([true, []]);
    expect(complete([seal('e', null)], { sealing: 2 })).toEqual([false, []]);
    expect(complete([seal('e', null)], { threshold: 2 })).toEqual([false, []]);
    const both = [seal('e', null), confirmation('second', 'e')];
    for (const rules of [{}, { sealing: 2 }, { threshold: 2 }] as const)
      expect(complete(both, rules)).toEqual([true, ['second']]);
  });

  it('is confirmed by nobody but another key, and only the seal that stands', () => {
    const own = [seal('e', null), confirmation('hq', 'e')];
    expect(complete(own, { sealing: 2 })).toEqual([false, []]);
    const earlier = [
      seal('e', null),
      confirmation('second', 'e'),
      seal('f', 'b', { parents: [idOf('e')] }),
    ];
    expect(complete(earlier, { sealing: 2 })).toEqual([false, []]);
    const elsewhere = { ...confirmation('second', 'e'), key: 'seal-confirm/written/second' };
    expect(complete([seal('e', null), elsewhere], { sealing: 2 })).toEqual([false, []]);
    const odd = { ...confirmation('second', 'e'), value: true };
    expect(complete([seal('e', null), odd], { sealing: 2 })).toEqual([false, []]);
  });

  it('names everybody who confirmed it once, in one order', () => {
    const all = [
      seal('e', null),
      confirmation('third', 'e', 'y.0'),
      confirmation('second', 'e', 'z.0'),
      confirmation('second', 'e', 'z.1'),
    ];
    expect(complete(all, { sealing: 2 })).toEqual([true, ['second', 'third']]);
  });

  it('of two desks that say the same is signed by both', () => {
    const both = [seal('e', 'b'), seal('f', 'b', { signer: 'second' })];
    expect(complete(both, { sealing: 2 })).toEqual([true, ['second']]);
    expect(complete([...both, confirmation('third', 'f')])).toEqual([true, ['second', 'third']]);
    const different = [seal('e', 'b'), seal('f', 'c', { signer: 'second' })];
    expect(complete(different, { sealing: 2 })).toEqual([false, []]);
  });
});

describe('what follows a decision', () => {
  const appeal = (id: string, received: string): Appeal => ({
    stage: 'final',
    id,
    submission: '1',
    number: '',
    received,
    from: '',
    grounds: '',
    decision: null,
  });
  const said = (id: string, action: ReturnType<typeof setAppeal>): Operation =>
    operationOf({ ...action, id, version: 1 });

  it('are appeals by stage, in the order in which they came', () => {
    const [late, early, other] = [
      appeal('a-1', '2026-05-20'),
      appeal('a-3', '2026-05-19'),
      appeal('a-2', '2026-05-19'),
    ];
    const { appeals } = folded([
      said('x.0', setAppeal(late)),
      said('x.1', setAppeal(early)),
      said('x.2', setAppeal(other)),
      said('x.3', setAppeal({ ...late, stage: 'written' })),
    ]);
    expect(appeals.get('final')?.map(({ id }) => id)).toEqual(['a-2', 'a-3', 'a-1']);
    expect(appeals.get('written')?.map(({ id }) => id)).toEqual(['a-1']);
  });

  it('are the publication and the audit of each stage', () => {
    const publication = { stage: 'final', state: 'released', day: '2026-05-13' } as const;
    const audit = { stage: 'final', seed: 's', root, sample: 1, checked: [] } as const;
    const facts = folded([said('x.0', setPublication(publication)), said('x.1', setAudit(audit))]);
    expect([...facts.publications]).toEqual([['final', publication]]);
    expect([...facts.audits]).toEqual([['final', audit]]);
  });
});
