import { describe, expect, test } from 'vitest';

import { unsaidAssignment } from '../../../shared/contest/contest.ts';
import {
  objectionTo,
  objectionToChange,
  panelObjections,
  remarksAfter,
  sheetsTakenOff,
} from '../../../renderer/features/assign-jury/panel-rules.ts';
import { type WorldShape, worldOf } from './assigning-world.ts';

const shape: WorldShape = {
  submissions: 3,
  jurors: 4,
  panels: { 1: ['j1', 'j2'], 2: ['j3', 'j4'], 3: [] },
};

describe('what speaks against a juror on a panel', () => {
  test.each([
    ['nothing', {}, null],
    ['a recusal', { recusals: [['1', 'j3']] }, 'recused'],
    ['having left', { details: { j3: { left: true } } }, 'left'],
    [
      'a declared conflict of interest',
      {
        interests: [
          { submission: '1', juror: 'j3', ground: 'family', state: 'declared', note: '' },
        ],
      },
      'interest',
    ],
    [
      'no conflict where one was looked at and dismissed',
      {
        interests: [
          { submission: '1', juror: 'j3', ground: 'family', state: 'dismissed', note: '' },
        ],
      },
      null,
    ],
    [
      'the own organisation, where the rule says so',
      {
        rule: { ownOrganisationExcluded: true },
        people: { j3: { organisation: 'Applicant 1' } },
      },
      'organisation',
    ],
    [
      'nothing of the organisation, where the rule is silent',
      { rule: unsaidAssignment, people: { j3: { organisation: 'Applicant 1' } } },
      null,
    ],
    ['another nomination', { people: { j3: { nominations: ['wind'] } } }, 'nomination'],
    ['the limit of the own region', { rule: { ownRegionMax: 2 }, region: () => 'KZ-10' }, 'region'],
    [
      'no limit of a region for who comes from elsewhere',
      { rule: { ownRegionMax: 2 }, region: (juror: number) => (juror === 3 ? 'KZ-55' : 'KZ-10') },
      null,
    ],
  ] as const)('is %s', (_, change, expected) => {
    const { ground } = worldOf({ ...shape, ...change });
    expect(objectionTo(ground, { submission: '1', juror: 'j3' }, ['j1', 'j2'])).toBe(expected);
  });

  test('is that the juror is there already', () => {
    const { ground } = worldOf(shape);
    expect(objectionTo(ground, { submission: '1', juror: 'j1' }, ['j1', 'j2'])).toBe('there');
  });

  test('of a sheet that is handed in is not that its juror has left since', () => {
    const { ground } = worldOf({
      ...shape,
      details: { j1: { left: true } },
      sheets: { '1/j1': ['handed-in', 5] },
    });
    expect(objectionTo(ground, { submission: '1', juror: 'j1' }, ['j2'])).toBeNull();
  });
});

describe('an exchange', () => {
  test('is refused for whoever of the two may not go there', () => {
    const { ground, facts } = worldOf({ ...shape, recusals: [['1', 'j3']] });
    const change = { juror: 'j1', from: '1', to: '2', over: 'j3' };
    expect(objectionToChange(ground, facts.recorded, change)).toEqual({
      objection: 'recused',
      juror: 'j3',
      submission: '1',
    });
  });

  test('within a region’s limit frees the place it takes', () => {
    const { ground, facts } = worldOf({
      ...shape,
      rule: { ownRegionMax: 2 },
      region: () => 'KZ-10',
    });
    const move = { juror: 'j1', from: '1', to: '2', over: null };
    expect(objectionToChange(ground, facts.recorded, move)?.objection).toBe('region');
    expect(objectionToChange(ground, facts.recorded, { ...move, over: 'j3' })).toBeNull();
  });

  test('does not count a recusal against a region’s limit', () => {
    const { ground, facts } = worldOf({
      ...shape,
      rule: { ownRegionMax: 2 },
      region: () => 'KZ-10',
      recusals: [['2', 'j4']],
    });
    const move = { juror: 'j1', from: '1', to: '2', over: null };
    expect(objectionToChange(ground, facts.recorded, move)).toBeNull();
  });
});

describe('what is asked about first', () => {
  test('are sheets that are begun, handed in or recused, on either side', () => {
    const { facts } = worldOf({
      ...shape,
      sheets: { '1/j1': ['handed-in', 5], '2/j3': ['partial', 5] },
    });
    const exchange = { juror: 'j1', from: '1', to: '2', over: 'j3' };
    expect(sheetsTakenOff(facts, exchange)).toEqual([
      { submission: '1', juror: 'j1', standing: 'handed-in' },
      { submission: '2', juror: 'j3', standing: 'begun' },
    ]);
    expect(sheetsTakenOff(facts, { juror: 'j2', from: '1', to: null, over: null })).toEqual([]);
  });
});

describe('what a person should know', () => {
  test('is who has more than agreed, and which panel is short or long', () => {
    const { ground, facts } = worldOf({ ...shape, details: { j1: { capacity: 1 } } });
    const move = { juror: 'j1', from: '1', to: '2', over: null };
    const told = (change: typeof move | { juror: string; from: null; to: string; over: null }) =>
      remarksAfter(ground, facts.recorded, change).map(
        ({ remark, submission }) => `${remark} ${submission}`,
      );
    expect(told(move)).toEqual(['few 1', 'many 2']);
    expect(told({ juror: 'j1', from: null, to: '2', over: null })).toEqual([
      'capacity 2',
      'many 2',
    ]);
  });

  test('is a sign of a conflict that nobody looked at', () => {
    const { ground, facts } = worldOf({
      ...shape,
      people: { j1: { organisation: 'Applicant 3' } },
    });
    const add = { juror: 'j1', from: null, to: '3', over: null };
    expect(remarksAfter(ground, facts.recorded, add).map(({ remark }) => remark)).toEqual([
      'sign',
      'few',
    ]);
  });

  test('is that a field is not the juror’s, where the juror named nominations', () => {
    const { ground, facts } = worldOf({
      ...shape,
      details: { j1: { expertise: ['wind'] }, j2: { expertise: ['solar cells'] } },
    });
    const remarks = (juror: string) =>
      remarksAfter(ground, facts.recorded, { juror, from: null, to: '3', over: null }).map(
        ({ remark }) => remark,
      );
    expect(remarks('j1')).toContain('expertise');
    expect(remarks('j2')).not.toContain('expertise');
  });
});

test('a panel shows what came to be against a rule after it was made', () => {
  const { ground, facts } = worldOf({
    ...shape,
    rule: { ownRegionMax: 1 },
    region: () => 'KZ-10',
    interests: [{ submission: '2', juror: 'j4', ground: 'money', state: 'declared', note: '' }],
  });
  expect(panelObjections(ground, facts.recorded, '1')).toEqual([
    { juror: 'j2', objection: 'region' },
  ]);
  expect(panelObjections(ground, facts.recorded, '2')).toEqual([
    { juror: 'j4', objection: 'interest' },
  ]);
});
