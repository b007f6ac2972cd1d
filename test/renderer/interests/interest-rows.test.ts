import { describe, expect, it, test } from 'vitest';

import type { Interest } from '../../../shared/contest/interest.ts';
import { noDetails } from '../../../shared/contest/juror-details.ts';
import type { SuggestedInterest } from '../../../shared/contest/suggest-interests.ts';
import {
  assignedPairs,
  conflictsAssigned,
  countsBySign,
  foundGroups,
  interestsRequest,
  numbersIn,
  openGroups,
} from '../../../renderer/features/declare-interests/interest-rows.ts';
import type { InterestsAnswer } from '../../../renderer/workers/interests-messages.ts';
import { suggestInSteps } from '../../../renderer/workers/interests-steps.ts';
import { contestState, submission } from '../../results/small-contest.ts';

const suggestion = (
  juror: string,
  number: string,
  about: SuggestedInterest['about'] = 'surname',
): SuggestedInterest => ({ juror, submission: number, about, own: 'own', found: 'found' });

const interest = (juror: string, number: string, state: Interest['state']): Interest => ({
  juror,
  submission: number,
  ground: 'family',
  state,
  note: '',
});

describe('whom to compare', () => {
  const state = contestState();

  it('is every juror with every application that is not refused', () => {
    const { jurors, submissions } = interestsRequest(state);
    expect(jurors.map(({ id }) => id)).toEqual(['j-1', 'j-2']);
    expect(submissions.map(({ id }) => id)).toEqual(['318', '147', '203', '23']);
  });

  it('is nobody who has left, and nobody whose data is blocked', () => {
    const request = interestsRequest({
      ...state,
      jurorDetails: new Map([['j-1', { ...noDetails, left: true }]]),
      blocked: new Map([
        ['person/j-2', 'r'],
        ['submission/318', 'r'],
      ]),
    });
    expect(request.jurors).toEqual([]);
    expect(request.submissions.map(({ id }) => id)).toEqual(['147', '203', '23']);
  });

  it('is also an application that headquarters has not decided about', () => {
    const undecided = submission('5', { eligibility: { admitted: false, reason: '' } });
    const request = interestsRequest({ ...state, submissions: new Map([['5', undecided]]) });
    expect(request.submissions).toHaveLength(1);
  });
});

describe('what is to be looked at', () => {
  const suggested = [
    suggestion('j-1', '147'),
    suggestion('j-1', '23'),
    suggestion('j-2', '318', 'organisation'),
    suggestion('j-2', '147'),
    suggestion('j-1', '318', 'bin'),
  ];
  const state = contestState({
    interests: [interest('j-2', '147', 'dismissed')],
    recusals: [{ stage: 'written', submission: '147', juror: 'j-1', reason: 'r' }],
  });
  const groups = openGroups(suggested, state);

  it('is a group for each juror and sign, without what was settled, what says most first', () => {
    expect(
      groups.map(({ juror, about, items }) => [juror, about, items.map((each) => each.submission)]),
    ).toEqual([
      ['j-1', 'bin', ['318']],
      ['j-2', 'organisation', ['318']],
      ['j-1', 'surname', ['23']],
    ]);
  });

  it('is counted by sign and found by the name of the juror', () => {
    expect(countsBySign(groups)).toEqual([
      { sign: 'all', count: 3 },
      { sign: 'surname', count: 1 },
      { sign: 'organisation', count: 1 },
      { sign: 'bin', count: 1 },
    ]);
    const found = (sign: 'all' | 'surname', query: string) =>
      foundGroups(groups, state.people, { sign, query }).map(({ key }) => key);
    expect(found('all', 'жунис')).toHaveLength(1);
    expect(found('surname', 'оспан')).toHaveLength(1);
    expect(found('surname', 'жунис')).toEqual([]);
  });
});

it('a declared conflict of an assigned pair is a problem, a dismissed one is none', () => {
  const assigned = assignedPairs(new Map([['written/318', ['j-1', 'j-2']]]));
  const interests = [
    interest('j-1', '318', 'declared'),
    interest('j-2', '318', 'dismissed'),
    interest('j-1', '147', 'declared'),
  ];
  expect(conflictsAssigned(interests, assigned)).toEqual([interests[0]]);
});

test.each([
  ['147', ['147'], []],
  [' №147, 318;147', ['147', '318'], []],
  ['147 999', ['147'], ['999']],
  ['', [], []],
])('%j names %j and, unknown, %j', (text, known, unknown) => {
  expect(numbersIn(text, contestState().submissions)).toEqual({ known, unknown });
});

it('the worker tells how far it is and then what it found', () => {
  const told: InterestsAnswer[] = [];
  const state = contestState({
    submissions: new Map([['147', submission('147', { applicant: 'Оспанова А.' })]]),
  });
  suggestInSteps(interestsRequest(state), (answer) => told.push(answer));
  expect(told.map(({ type }) => type)).toEqual(['progress', 'progress', 'suggested']);
  expect(told.at(-1)).toMatchObject({ suggested: [{ juror: 'j-1', submission: '147' }] });
});
