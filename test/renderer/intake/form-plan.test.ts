import { expect, test } from 'vitest';
import {
  finishForm,
  planForm,
  textsOf,
} from '../../../renderer/features/receive-applications/form-plan.ts';
import { present } from '../../../shared/basics/assert.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import { intakeFields } from '../../../shared/intake/intake-fields.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const fields = intakeFields(settings);

const stored: Submission = {
  id: '147',
  title: 'Күн үйі',
  language: 'kk',
  applicant: 'ЖШС «Күн»',
  nomination: 'efficiency',
  region: 'KZ-55',
  town: 'Екібастұз',
  summary: 'Бір.\nЕкі.',
  bin: '',
  budget: 3_500_000,
  contacts: '',
  answers: { readiness: 'idea', earlier: 'сұрақ алынып тасталған' },
  eligibility: { admitted: true, reason: '' },
};

test('an application that is opened and saved again is the same', () => {
  const row = planForm(textsOf(stored), fields, { settings, existing: new Map(), region: null });
  expect(row.status).toBe('new');
  expect(
    finishForm(present(row.submission, 'a submission'), stored, fields, stored.eligibility),
  ).toEqual(stored);
});

test('an empty form lacks everything it must have', () => {
  const row = planForm({}, fields, { settings, existing: new Map(), region: null });
  expect(row.status).toBe('faulty');
  expect(row.faults.map(({ field }) => field)).toEqual(['title', 'nomination', 'region']);
});

test('a number in use is refused, no number means the next one', () => {
  const existing = new Map([[stored.id, stored]]);
  const other = { title: 'Жел', nomination: 'efficiency', region: 'KZ-75' };
  const taken = planForm({ ...other, id: '147' }, fields, { settings, existing, region: null });
  expect(taken.faults.map(({ type }) => type)).toEqual(['IdTaken']);
  expect(planForm(other, fields, { settings, existing, region: null }).submission?.id).toBe('148');
});

test('an answer that was cleared is gone, a refusal keeps its reason', () => {
  const row = planForm({ ...textsOf(stored), readiness: '' }, fields, {
    settings,
    existing: new Map(),
    region: null,
  });
  const saved = finishForm(present(row.submission, 'a submission'), stored, fields, {
    admitted: false,
    reason: 'Мерзімі өтті',
  });
  expect(saved.answers).toEqual({ earlier: 'сұрақ алынып тасталған' });
  expect(saved.eligibility).toEqual({ admitted: false, reason: 'Мерзімі өтті' });
});

test('a coordinator’s application is of the own region, numbered for it, and waits for headquarters', () => {
  const of = {
    settings,
    existing: new Map([['55-4', { ...stored, id: '55-4' }]]),
    region: 'KZ-55',
  };
  const row = planForm({ title: 'Жел', nomination: 'efficiency' }, fields, of);
  expect(row.submission).toMatchObject({
    id: '55-5',
    region: 'KZ-55',
    eligibility: { admitted: false, reason: '' },
  });
});
