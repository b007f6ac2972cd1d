import { describe, expect, it, test } from 'vitest';

import { noDetails } from '../../../shared/contest/juror-details.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import {
  draftOf,
  isIn,
  openSheetsOfLeft,
  readDraft,
  workLoads,
} from '../../../renderer/features/invite-jury/people-facts.ts';
import { contestState, sheet, sheetsByKey } from '../../results/small-contest.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const [nomination] = settings.nominations;
const nominationId = nomination?.id ?? '';

const person = (id: string, role: Person['role']): Person => ({
  id,
  role,
  surname: 'Оспанова',
  givenName: '',
  patronymic: '',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
});

describe('a group of people', () => {
  const left = new Map([['j-2', { ...noDetails, left: true }]]);
  test.each([
    ['juror', 'j-1', 'juror', true],
    ['juror', 'j-2', 'juror', false],
    ['left', 'j-2', 'juror', true],
    ['all', 'j-2', 'juror', true],
    ['coordinator', 'j-1', 'juror', false],
    ['coordinator', 'c-1', 'coordinator', true],
    ['commission', 'h-1', 'headquarters', false],
  ] as const)('%s has %s, a %s: %s', (group, id, role, isThere) => {
    expect(isIn(group, person(id, role), left)).toBe(isThere);
  });
});

describe('the work of jurors', () => {
  const state = contestState({
    assignments: new Map([
      ['written/318', ['j-1', 'j-2']],
      ['written/147', ['j-1', 'j-2']],
      ['final/318', ['j-2']],
    ]),
    sheets: sheetsByKey([
      sheet('318', 'j-1', 9000),
      sheet('147', 'j-1', 9000, { status: 'recused', counted: false }),
      sheet('318', 'j-2', 9000, { status: 'partial', handIn: null, counted: false }),
    ]),
  });
  const loads = workLoads(state);

  it('is every sheet of every stage, without those a juror stepped back from', () => {
    expect(loads.get('j-1')).toEqual({ sheets: 1, open: 0 });
    expect(loads.get('j-2')).toEqual({ sheets: 3, open: 3 });
  });

  it('is left open by those who have left', () => {
    const details = new Map([
      ['j-1', { ...noDetails, left: true }],
      ['j-2', { ...noDetails, left: true }],
      ['j-9', { ...noDetails, left: true }],
    ]);
    expect(openSheetsOfLeft(details, loads)).toBe(3);
    expect(openSheetsOfLeft(new Map([['j-2', noDetails]]), loads)).toBe(0);
  });
});

describe('details as they are typed', () => {
  const typed = (draft: Partial<ReturnType<typeof draftOf>>) =>
    readDraft({ expertise: '', capacity: '', contact: '', ...draft }, settings);

  it('name nominations in any language, and keep free words', () => {
    const expertise = `${nomination?.title.ru}; робототехника; ${nomination?.title.kk}; `;
    expect(typed({ expertise })).toEqual({
      details: { ...noDetails, expertise: [nominationId, 'робототехника'] },
      problem: null,
    });
  });

  test.each([
    ['', null, null],
    ['30', 30, null],
    [' 30 ', 30, null],
    ['0', 0, null],
    ['-3', null, 'capacity'],
    ['30,5', null, 'capacity'],
    ['көп', null, 'capacity'],
    ['1000000', null, 'capacity'],
  ])('read room %j as %j, with the problem %j', (capacity, most, problem) => {
    const read = typed({ capacity });
    expect([read.details.capacity, read.problem]).toEqual([most, problem]);
  });

  it('are refused where a field is too long', () => {
    expect(typed({ expertise: 'ж'.repeat(101) }).problem).toBe('expertise');
  });

  it('keep that somebody has left', () => {
    const before = { ...noDetails, left: true, contact: '8 701' };
    const draft = draftOf(before, (id) => id);
    expect(readDraft({ ...draft, contact: ' a@b.kz ' }, settings, before).details).toEqual({
      ...before,
      contact: 'a@b.kz',
    });
  });
});
