import { describe, expect, test } from 'vitest';

import type { Submission } from '../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { intakeDue, lateness } from '../../shared/intake/lateness.ts';
import { checkIntake, groupByCheck, intakeDemands } from '../../shared/intake/missing-parts.ts';

const base = settingsFromTemplate('expo', { season: '2026', demo: false });
const text = { kk: '', ru: '', en: '' };
const due = (id: string, date: string) => ({
  id,
  title: text,
  stage: null,
  offsetDays: null,
  date,
});
const settings = {
  ...base,
  deadlines: [due('intake', '2026-05-31'), due('intake-grace', '2026-06-05')],
};

const whole: Submission = {
  id: '1',
  title: 'Күн үйі',
  language: 'kk',
  applicant: 'ЖШС «Күн»',
  nomination: 'efficiency',
  region: 'KZ-55',
  town: 'Екібастұз',
  summary: 'Екі сөйлем.',
  bin: '',
  budget: 5,
  contacts: '+7 701',
  answers: { readiness: 'idea', effect: 'Көмір аз.' },
  eligibility: { admitted: false, reason: '' },
};

describe('what an application lacks', () => {
  test('is nothing where every required part is there', () => {
    expect(checkIntake(whole, 0, intakeDemands(settings))).toEqual({
      fields: [],
      documents: [],
      late: false,
    });
  });

  test('is told by its fields, standard ones and answers alike', () => {
    const { fields } = checkIntake(
      { ...whole, budget: null, town: '', answers: { readiness: 'idea' } },
      0,
      intakeDemands(settings),
    );
    expect(fields.map(({ id }) => id)).toEqual(['town', 'budget', 'effect']);
  });

  test('are documents where they are required and none was handed in', () => {
    const stages = base.stages.map((stage) => ({
      ...stage,
      form: stage.form.map((field) =>
        field.type === 'files' ? { ...field, required: true } : field,
      ),
    }));
    const demands = intakeDemands({ ...settings, stages });
    expect(checkIntake(whole, 0, demands).documents.map(({ id }) => id)).toEqual(['attachments']);
    expect(checkIntake(whole, 1, demands).documents).toEqual([]);
  });

  test('sorts a list into complete, incomplete and late ones', () => {
    const list = [
      whole,
      { ...whole, id: '2', applicant: '' },
      { ...whole, id: '3', received: '2026-06-06' },
    ];
    expect(groupByCheck(list, () => 0, settings)).toEqual({
      complete: ['1', '3'],
      incomplete: ['2'],
      late: ['3'],
    });
  });
});

describe('the deadline of applications', () => {
  test.each([
    ['2026-05-31', 'in-time'],
    ['2026-06-01', 'grace'],
    ['2026-06-05', 'grace'],
    ['2026-06-06', 'late'],
    [undefined, null],
  ])('received %s is %s', (received, expected) => {
    expect(lateness(received, intakeDue(settings))).toBe(expected);
  });

  test('without a day nobody is late', () => {
    expect(intakeDue({ deadlines: base.deadlines, announced: null })).toBeNull();
    expect(lateness('2030-01-01', null)).toBeNull();
  });

  test('counts from the announcement', () => {
    expect(intakeDue({ deadlines: base.deadlines, announced: '2026-01-01' })).toEqual({
      day: '2026-04-01',
      grace: null,
    });
  });
});
