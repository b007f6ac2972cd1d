import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Operation, OperationId } from '../../shared/log/operation.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { isLate, judgeSheetOperation } from '../../shared/merge/rules.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setComment,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { factsOf, operationOf, type Said } from './by-hand.ts';

const sheet = (submission = '1', juror = 'j1', stage = 'written') => ({ stage, submission, juror });
const score = (points = 7, ref = sheet(), criterion = 'novelty') =>
  setScore(ref, criterion, milli(points * 1000));
const id = (name: string): OperationId => name as OperationId;
const said = (signer: string, action: Said, more: Said = {}): Operation =>
  operationOf({ signer: `key-${signer}`, ...action, ...more });

describe('an operation on a sheet', () => {
  const judge = (action: Said, facts = factsOf(), more: Said = {}) =>
    judgeSheetOperation(said('j1', action, more), facts);

  it.each<[string, Said, string | null]>([
    ['a score', score(), null],
    ['a score that cannot be given', setScore(sheet(), 'novelty', 'cannot-judge'), null],
    ['a cleared score', setScore(sheet(), 'novelty', null), null],
    ['the least score', score(0), null],
    ['the highest score', score(10), null],
    ['a score off the steps', score(7.25), 'out-of-range'],
    ['a score beyond the scale', score(10.5), 'out-of-range'],
    ['a comment', setComment(sheet(), 'novelty', 'x'), null],
    [
      'a number for a comment, which is no score',
      { ...setComment(sheet(), 'novelty', ''), value: 7250 },
      null,
    ],
    ['a comment on no criterion', setComment(sheet(), 'beauty', 'x'), 'criterion-unknown'],
    ['a score on no criterion', score(7, sheet(), 'beauty'), 'criterion-unknown'],
    ['a stage that is none', score(7, sheet('1', 'j1', 'final')), 'criterion-unknown'],
    ['a submission that is none', score(7, sheet('9')), 'not-admitted'],
    ['a submission that was not admitted', score(7, sheet('2')), 'not-admitted'],
    ['a submission of others', score(7, sheet('3')), 'not-assigned'],
    ['a key of no sheet', { kind: 'score.set', key: 'person/j1' }, 'value'],
    ['a recusal', recuse(sheet(), 'kin'), null],
    ['a permission', reopenSheet(sheet(), id('h.0'), 'x'), null],
    [
      'an odd value under a resolution',
      resolveConflict('score/written/1/j1/novelty', 7250, [], 'x'),
      'out-of-range',
    ],
  ])('counts by what the contest says: %s', (_, action, reason) => {
    expect(judge(action)).toBe(reason);
  });

  it('hands in known criteria only', () => {
    const handIn = (scores: Record<string, number>, comments: Record<string, number> = {}) =>
      judge(handInSheet(sheet(), { scores, comments, salt: new Uint8Array(16) }));
    expect(handIn({ novelty: 1, effect: 2 }, { economy: 3 })).toBeNull();
    expect(handIn({ novelty: 1, beauty: 2 })).toBe('criterion-unknown');
    expect(handIn({ novelty: 1 }, { beauty: 2 })).toBe('criterion-unknown');
    expect(judge({ kind: 'sheet.hand-in', key: 'sheet/written/1/j1', value: 'odd' })).toBeNull();
  });

  it('is late outside the stage’s time, but for what headquarters says and told', () => {
    const cutOffs = new Map([['written', { heads: [], inTime: new Set(['s' as never]) }]]);
    const facts = factsOf({ cutOffs, told: new Set([id('t.0')]) });
    expect(judge(score(), facts)).toBeNull();
    expect(judge(score(), facts, { id: 'late.0' })).toBe('late');
    expect(judge(score(), facts, { id: 't.0' })).toBeNull();
    expect(
      judge(resolveConflict('score/written/1/j1/novelty', 5000, [], 'x'), facts, { id: 'late.0' }),
    ).toBeNull();
    expect(judge(reopenSheet(sheet(), id('h.0'), 'x'), facts, { id: 'late.0' })).toBeNull();
    expect(isLate(said('j1', score(), { id: 'late.0' }), 'final', facts)).toBe(false);
    expect(
      isLate(said('j1', resolveConflict('k', 5, [], 'x'), { id: 'late.0' }), 'written', facts),
    ).toBe(false);
  });

  it('is history before a recusal, and a breach after it', () => {
    const stepped = said('j1', recuse(sheet(), 'kin'), { id: 's.5' });
    const elsewhere = said('c1', recuse(sheet(), 'kin'), { id: 'o.5', log: 'other' });
    const among = (...recusals: readonly Operation[]) =>
      factsOf({ recusals: new Map([['written/1/j1', recusals]]) });
    expect(judge(score(), among(stepped), { id: 's.4' })).toBeNull();
    expect(judge(score(), among(stepped), { id: 's.6' })).toBe('recused');
    expect(judge(score(), among(stepped, elsewhere), { id: 's.4' })).toBe('recused');
    expect(judge(score(), among(), { id: 's.6' })).toBeNull();
    expect(judge(score(7, sheet('1', 'j2')), among(stepped), { id: 's.6' })).toBeNull();
    const resolution = resolveConflict('score/written/1/j1/novelty', 5000, [], 'x');
    expect(judge(resolution, among(stepped), { id: 's.6' })).toBeNull();
  });
});

it('the parts of a sheet’s key are told apart, and other keys have none', () => {
  const path = { stage: 'a', submission: 'b', juror: 'c', criterion: 'd' };
  for (const prefix of ['score', 'comment', 'sheet', 'recusal', 'reopening'])
    expect(sheetPath(`${prefix}/a/b/c/d`)).toEqual(path);
  expect(sheetPath('sheet')).toEqual({ stage: '', submission: '', juror: '', criterion: '' });
  for (const prefix of ['assignment', 'person', '', 'contest'])
    expect(sheetPath(`${prefix}/a/b/c/d`)).toBeNull();
});
