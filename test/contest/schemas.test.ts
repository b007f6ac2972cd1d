import { describe, expect, test } from 'vitest';
import { parsePerson } from '../../shared/contest/person-schema.ts';
import { parseContestSettings } from '../../shared/contest/settings-schema.ts';
import { parseSubmission } from '../../shared/contest/submission-schema.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const [stage, ...rest] = settings.stages;
const [criterion] = stage?.criteria ?? [];

const withCriterion = (change: object) => ({
  ...settings,
  stages: [{ ...stage, criteria: [{ ...criterion, ...change }] }, ...rest],
});

const person = {
  id: 'j-01',
  role: 'juror',
  surname: 'Әбдіхалықова',
  givenName: 'Ұлжан',
  patronymic: '',
  organisation: 'ҚазҰТЗУ',
  region: 'KZ-55',
  nominations: ['renewables'],
  ticket: null,
};

const submission = {
  id: '147',
  title: 'Күн су қыздырғышы',
  language: 'kk',
  applicant: 'ЖШС «Күн»',
  nomination: 'renewables',
  region: 'KZ-55',
  town: 'Екібастұз',
  summary: 'Екі сөйлем.\nЕкінші жол.',
  bin: '050340001234',
  budget: 3_500_000,
  contacts: 'a@example.kz',
  answers: { readiness: 'idea' },
  eligibility: { admitted: true, reason: '' },
};

describe('settings from a file', () => {
  test.each([
    ['a scale upside down', withCriterion({ scale: { min: 10, max: 0, step: 1 } })],
    ['a step that does not fit', withCriterion({ scale: { min: 0, max: 10_000, step: 3000 } })],
    ['a step of zero', withCriterion({ scale: { min: 0, max: 10_000, step: 0 } })],
    ['a weight of zero', withCriterion({ weight: 0 })],
    ['a fractional weight', withCriterion({ weight: 0.5 })],
    ['an endless weight', withCriterion({ weight: Number.POSITIVE_INFINITY })],
    [
      'an anchor off the scale',
      withCriterion({ anchors: [{ level: 11_000, text: { kk: '', ru: '', en: '' } }] }),
    ],
    ['an unknown field', { ...settings, role: 'admin' }],
    ['a missing field', { ...settings, quorum: undefined }],
    ['an id with a slash', { ...settings, template: 'a/b' }],
    ['two stages with one id', { ...settings, stages: [stage, stage] }],
    ['a region twice', { ...settings, regions: ['KZ-10', 'KZ-10'] }],
    ['a text that turns direction', { ...settings, season: '2026\u202E' }],
    ['a text without end', { ...settings, season: 'x'.repeat(101) }],
    ['a quorum over one', { ...settings, quorum: { numerator: 3, denominator: 2 } }],
    ['a division by zero', { ...settings, quorum: { numerator: 0, denominator: 0 } }],
    ['nothing', null],
    ['a list', []],
  ])('%s is refused', (_what, value) => {
    expect(parseContestSettings(value)).toMatchObject({
      ok: false,
      error: { type: 'ValueInvalid' },
    });
  });

  test('the place of the fault is told', () => {
    expect(parseContestSettings(withCriterion({ weight: -1 }))).toEqual({
      ok: false,
      error: { type: 'ValueInvalid', path: 'stages.0.criteria.0.weight' },
    });
  });
});

describe('a person from a file', () => {
  test('is read as it was written', () => {
    expect(parsePerson(person)).toEqual({ ok: true, value: person });
    const invited = { ...person, ticket: new Uint8Array(32) };
    expect(parsePerson(invited)).toEqual({ ok: true, value: invited });
  });

  test.each([
    ['no surname', { ...person, surname: '' }],
    ['a name of 4,000 letters', { ...person, givenName: 'Ж'.repeat(4000) }],
    ['a lone surrogate', { ...person, givenName: 'Ж\uD800' }],
    ['a NUL', { ...person, givenName: 'Ж\u0000' }],
    ['an unknown role', { ...person, role: 'admin' }],
    ['a ticket of 31 bytes', { ...person, ticket: new Uint8Array(31) }],
    ['a ticket that is a list', { ...person, ticket: new Array(32).fill(0) }],
    ['the id __proto__', { ...person, id: '__proto__' }],
  ])('%s is refused', (_what, value) => {
    expect(parsePerson(value).ok).toBe(false);
  });

  test('markup and placeholders are letters like others', () => {
    for (const surname of ['<img src=x onerror=alert(1)>', '{{x}}', '$t(key)'])
      expect(parsePerson({ ...person, surname }).ok).toBe(true);
  });
});

describe('a submission from a file', () => {
  test('is read as it was written', () => {
    expect(parseSubmission(submission)).toEqual({ ok: true, value: submission });
  });

  test.each(['05034000123', '0503400012345', '850231300123', '85051330O123'])(
    'keeps the БИН or ИИН %s as it was written',
    (bin) => {
      expect(parseSubmission({ ...submission, bin })).toEqual({
        ok: true,
        value: { ...submission, bin },
      });
    },
  );

  test.each([
    ['no title', { ...submission, title: '' }],
    ['a БИН without end', { ...submission, bin: '0'.repeat(41) }],
    ['a day that never was', { ...submission, received: '2026-02-31' }],
    ['a budget below zero', { ...submission, budget: -1 }],
    ['a budget with tiyn', { ...submission, budget: 0.5 }],
    ['a budget beyond exact numbers', { ...submission, budget: 9_007_199_254_740_993 }],
    ['an answer that is a number', { ...submission, answers: { readiness: 1 } }],
    ['answers under a slash', { ...submission, answers: { 'a/b': '' } }],
    [
      'answers under __proto__',
      { ...submission, answers: JSON.parse('{"__proto__": "x"}') as object },
    ],
    ['an unknown language', { ...submission, language: 'de' }],
    ['an id with a space', { ...submission, id: '14 7' }],
  ])('%s is refused', (_what, value) => {
    expect(parseSubmission(value).ok).toBe(false);
  });
});
