import { describe, expect, test } from 'vitest';

import type { Appeal } from '../../../../shared/deciding/appeal.ts';
import {
  type AppealDraft,
  appealProblems,
  appealToDraft,
  draftToAppeal,
  draftToOutcome,
  freshAppealId,
  newAppeal,
  type OutcomeDraft,
  outcomeProblems,
  outcomeToDraft,
} from '../../../../renderer/features/decide-results/appeal-draft.ts';

const appeal: Appeal = {
  stage: 'written',
  id: 'appeal-1',
  submission: '147',
  number: '1',
  received: '2026-05-20',
  from: 'Ахметов А.',
  grounds: 'Бір парақ есептелмеген.',
  decision: null,
};
const draft: AppealDraft = appealToDraft(appeal);
const outcome: OutcomeDraft = {
  result: 'satisfied',
  number: '8',
  date: '25.05.2026',
  reason: 'Парақ бар.',
  change: '2-орын беріледі.',
};

describe('an appeal', () => {
  test('is the same after a form', () => {
    expect(draftToAppeal(draft, appeal)).toEqual(appeal);
  });

  test('gets the next number and a name that is free', () => {
    expect(newAppeal([appeal], '2026-05-21')).toMatchObject({
      number: '2',
      received: '21.05.2026',
    });
    expect(freshAppealId([appeal])).toBe('appeal-2');
    expect(freshAppealId([{ ...appeal, id: 'appeal-2' }])).toBe('appeal-3');
  });

  test.each<readonly [string, Partial<AppealDraft>]>([
    ['number', { number: ' ' }],
    ['submission', { submission: '' }],
    ['received', { received: '31.02.2026' }],
    ['from', { from: '' }],
    ['grounds', { grounds: '\n' }],
  ])('is not registered with a wrong %s', (field, fields) => {
    expect([...appealProblems({ ...draft, ...fields })]).toEqual([field]);
  });

  test('keeps what was decided when its entry is put right', () => {
    const decision = draftToOutcome(outcome);
    expect(draftToAppeal({ ...draft, from: ' Ахметов ' }, { ...appeal, decision })).toMatchObject({
      from: 'Ахметов',
      decision: { result: 'satisfied', date: '2026-05-25' },
    });
  });
});

describe('a decision', () => {
  test('is the same after a form', () => {
    const decision = draftToOutcome(outcome);
    const proposed = { late: false, number: '', today: '2026-01-01' };
    expect(draftToOutcome(outcomeToDraft(decision, proposed))).toEqual(decision);
  });

  test('on a late appeal is proposed to be so, and on another one is left open', () => {
    const of = (late: boolean) => outcomeToDraft(null, { late, number: '7', today: '2026-05-25' });
    expect(of(true)).toMatchObject({ result: 'late', number: '7', date: '25.05.2026' });
    expect(of(false).result).toBe('');
  });

  test.each<readonly [readonly string[], Partial<OutcomeDraft>]>([
    [['result'], { result: '' }],
    [['number'], { number: '' }],
    [['date'], { date: '' }],
    [['reason'], { reason: ' ' }],
    [['change'], { change: '' }],
    [[], { result: 'rejected', change: '' }],
    [[], { result: 'late', reason: '', change: '' }],
  ])('lacks %j', (fields, changed) => {
    expect([...outcomeProblems({ ...outcome, ...changed })]).toEqual(fields);
  });

  test('that changes nothing says nothing of a change', () => {
    expect(draftToOutcome({ ...outcome, result: 'rejected' })?.change).toBe('');
  });
});
