import { describe, expect, test } from 'vitest';

import { tiyn } from '../../shared/basics/money.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { ProjectBudget } from '../../shared/pitching/budget.ts';
import { finalItems } from '../../shared/results/open-final.ts';
import { openItemText, sealHindrances } from '../../shared/results/open-items.ts';
import { settingsOf } from '../../shared/results/naming.ts';
import { contestState } from './small-contest.ts';

const stage = 'final';
const meeting: Meeting = {
  stage,
  number: '1',
  date: '',
  place: '',
  mode: 'remote',
  present: [],
  votes: { for: 0, against: 0, abstained: 0 },
  winners: [],
  tieReason: '',
  ...unsaidMeeting,
};
const budget = (proposed: number, awarded: number | null): ProjectBudget => ({
  lines: [
    {
      id: 'a',
      title: 'Equipment',
      proposed: tiyn(proposed),
      awarded: awarded === null ? null : tiyn(awarded),
    },
  ],
});

const stateWith = (budgets: readonly (readonly [string, ProjectBudget])[]): ContestState => {
  const state = contestState();
  return {
    ...state,
    settings: {
      ...settingsOf(state),
      grants: { ceiling: 100, perProjectMax: 60, partialAllowed: true },
    },
    budgets: new Map([[stage, new Map(budgets)]]),
  };
};
const grant = (submission: string, granted: number) => ({
  submission,
  requested: granted,
  granted,
  reason: '',
});

describe('the money of a live stage', () => {
  test('hinders nothing where no budget was recorded', () => {
    expect(finalItems(contestState(), stage, meeting)).toEqual([]);
  });

  test('that two desks awarded beyond the ceiling hinders a seal, to the tiyn', () => {
    const state = stateWith([
      ['318', budget(6000, 6000)],
      ['147', budget(4100, 4100)],
    ]);
    const items = finalItems(state, stage, {
      ...meeting,
      grants: [grant('318', 60), grant('147', 41)],
    });
    expect(items).toEqual([{ type: 'budgets-over-ceiling', awarded: 10_100n, ceiling: 10_000n }]);
    expect(sealHindrances(items)).toEqual(items);
    const [item] = items;
    expect(item && openItemText(state, item, 'ru')).toMatch(/присуждено 101\s₸, предел 100\s₸$/u);
  });

  test('that a regulation does not allow is told of by project', () => {
    const state = stateWith([
      ['318', budget(7000, 6100)],
      ['147', budget(1000, 1001)],
      ['23', budget(1000, null)],
    ]);
    expect(finalItems(state, stage, null)).toEqual([
      { type: 'budget-not-allowed', submissions: ['318', '147'] },
    ]);
  });

  test('must be what the meeting grants, neither more nor less nor to somebody else', () => {
    const state = stateWith([
      ['318', budget(5000, 5000)],
      ['147', budget(1000, 0)],
    ]);
    const items = (grants: Meeting['grants']) => finalItems(state, stage, { ...meeting, grants });
    expect(items([grant('318', 50)])).toEqual([]);
    expect(items([grant('318', 50), { ...grant('147', 0), reason: 'Refused' }])).toEqual([]);
    const differs = (...submissions: readonly string[]) => [
      { type: 'budget-differs', submissions },
    ];
    expect(items([])).toEqual(differs('318'));
    expect(items([grant('318', 49)])).toEqual(differs('318'));
    expect(items([grant('318', 50), grant('23', 1)])).toEqual(differs('23'));
  });
});
