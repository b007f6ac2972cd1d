import { describe, expect, it, test } from 'vitest';

import { noDetails } from '../../../shared/contest/juror-details.ts';
import { shownState } from '../../../shared/merge/shown-state.ts';
import {
  blockedSubjects,
  findSubjects,
  heldFigures,
  nameOf,
  subjectAt,
} from '../../../renderer/features/guard-data/data-subject.ts';
import { contestState, submission } from '../../results/small-contest.ts';

const state = contestState();
const found = (query: string, of = state) => findSubjects(of, query).map(nameOf);

describe('somebody', () => {
  test.each([
    ['оспан', ['person/j-1']],
    ['ОСПАНОВ нурлан', ['person/j-1']],
    ['j-2', ['person/j-2']],
    ['ахметов', ['submission/147']],
    ['147', ['submission/147']],
    ['№ 147', ['submission/147']],
    ['а', []],
    ['', []],
    ['жоқ адам', []],
  ])('is found by %j: %j', (query, names) => {
    expect(found(query)).toEqual(names);
  });

  it('whose data is blocked is not found by name', () => {
    const blocked = contestState({ blocked: new Map([['submission/147', 'өтініш']]) });
    expect(found('ахметов', shownState(blocked, 'Бұғатталған'))).toEqual([]);
    expect(found('147', shownState(blocked, 'Бұғатталған'))).toEqual(['submission/147']);
  });

  it('who is not in the contest is nobody', () => {
    expect(subjectAt(state, 'person/j-9')).toBeNull();
    expect(subjectAt(state, 'submission/999')).toBeNull();
    expect(subjectAt(state, 'else/j-1')).toBeNull();
  });
});

it('those whose data is blocked are listed with the reason', () => {
  const blocked = contestState({
    blocked: new Map([
      ['person/j-1', 'өтініш'],
      ['person/j-9', 'ешкім'],
    ]),
  });
  expect(blockedSubjects(blocked)).toEqual([
    { subject: 'person', id: 'j-1', name: 'Оспанов Нұрлан', role: 'juror', reason: 'өтініш' },
  ]);
});

it('what is held is counted', () => {
  const held = contestState({
    submissions: new Map([
      ['1', submission('1', { contacts: '8 701', bin: '1'.repeat(12) })],
      ['2', submission('2', { contacts: '8 702' })],
    ]),
    jurorDetails: new Map([['j-1', { ...noDetails, contact: '8 703' }]]),
  });
  expect(heldFigures(held)).toEqual({ applicants: 2, numbers: 1, jurors: 1, unsigned: null });
});
