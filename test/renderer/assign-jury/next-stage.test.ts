import { describe, expect, test } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import { type Meeting, unsaidMeeting } from '../../../shared/deciding/meeting.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { assigningFacts } from '../../../renderer/features/assign-jury/assigning-facts.ts';
import { worldStage, worldState } from './assigning-world.ts';

const decided: Meeting = {
  stage: worldStage.id,
  number: '7',
  date: '2026-05-13',
  place: '',
  mode: 'remote',
  present: [],
  votes: { for: 1, against: 0, abstained: 0 },
  winners: [{ nomination: 'water', place: 1, submission: '3' }],
  tieReason: '',
  ...unsaidMeeting,
};

const final: Stage = { ...worldStage, id: 'final' };

/** Four applications scored 9, 8, 8 and 7 in a stage that lets two of them go on, and the final after it. */
function afterMeeting(
  meeting: Meeting | null,
  regulation: Partial<Stage['regulation']> = {},
): ContestState {
  const points = { '1': 9, '2': 8, '3': 8, '4': 7 };
  const state = worldState({
    submissions: 4,
    jurors: 1,
    panels: { '1': ['j1'], '2': ['j1'], '3': ['j1'], '4': ['j1'] },
    sheets: Object.fromEntries(
      Object.entries(points).map(([id, score]) => [`${id}/j1`, ['handed-in', score] as const]),
    ),
    regulation,
  });
  const settings = present(state.settings, 'settings');
  return {
    ...state,
    settings: { ...settings, stages: [...settings.stages, final] },
    meetings: new Map(meeting === null ? [] : [[meeting.stage, meeting]]),
  };
}

const partOf = (state: ContestState) => {
  const { submissions, everybody } = assigningFacts(state, final);
  return { submissions: submissions.map(({ id }) => id), everybody };
};

describe('in the next stage take part', () => {
  test('all that are admitted, until the meeting before it has decided', () => {
    const all = { submissions: ['1', '2', '3', '4'], everybody: true };
    expect(partOf(afterMeeting(null))).toEqual(all);
  });

  test('the finalists that the commission named', () => {
    expect(partOf(afterMeeting({ ...decided, finalists: ['4', '1'] }))).toEqual({
      submissions: ['1', '4'],
      everybody: false,
    });
  });

  test('the list of the regulation with its ties as they were settled, where it named none', () => {
    expect(partOf(afterMeeting(decided)).submissions).toEqual(['1']);
    const ties = [{ nomination: 'water', order: ['3', '2'], reason: 'жеребе' }];
    expect(partOf(afterMeeting({ ...decided, ties })).submissions).toEqual(['1', '3']);
  });

  test('the winners, where the stage has no list', () => {
    expect(partOf(afterMeeting(decided, { advance: null })).submissions).toEqual(['3']);
  });

  test('the winners, where the list rests on the model of severity', () => {
    expect(partOf(afterMeeting(decided, { method: 'adjusted' })).submissions).toEqual(['3']);
    const named = { ...decided, finalists: ['2'] };
    expect(partOf(afterMeeting(named, { method: 'adjusted' })).submissions).toEqual(['2']);
  });
});
