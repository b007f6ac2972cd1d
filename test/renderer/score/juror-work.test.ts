import { describe, expect, it } from 'vitest';
import { rational } from '../../../shared/basics/rational.ts';
import {
  countWork,
  isLocked,
  jurorWork,
  largestTotal,
  nextItem,
} from '../../../renderer/features/score-submissions/juror-work.ts';
import { present } from '../../../shared/basics/assert.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { OperationId } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import { createJurorDesk, juror } from './juror-desk.ts';

const stateOf = (): ContestState => present(createJurorDesk().getSnapshot().state, 'an open desk');

function withSheets(
  state: ContestState,
  changes: Readonly<Record<string, Partial<Sheet>>>,
): ContestState {
  const sheets = new Map(
    [...state.sheets].map(
      ([key, sheet]) => [key, { ...sheet, ...changes[sheet.submission] }] as const,
    ),
  );
  return { ...state, sheets };
}

const workOf = (state: ContestState) => present(jurorWork(state, juror), 'work of the juror');
const handIn = { id: 'x' as OperationId, salt: new Uint8Array(), wallClock: 0 };

describe('the work of a juror', () => {
  it('lists the assigned submissions by their numbers', () => {
    expect(
      workOf(stateOf())
        .items.map((item) => item.submission.id)
        .slice(0, 3),
    ).toEqual(['100', '107', '114']);
  });

  it('puts 3 before 16, as people count', () => {
    const state = stateOf();
    const stage = present(
      state.settings?.stages.find((each) => each.scored),
      'a stage',
    );
    const [one] = state.submissions.values();
    const submission = present(one, 'a submission');
    const ids = ['16', '3', '27', 'a-1'];
    const renamed = {
      ...state,
      submissions: new Map(ids.map((id) => [id, { ...submission, id }])),
      assignments: new Map(ids.map((id) => [`${stage.id}/${id}`, [juror]])),
    };
    expect(workOf(renamed).items.map((item) => item.submission.id)).toEqual([
      '3',
      '16',
      '27',
      'a-1',
    ]);
  });

  it('leaves out what other jurors score', () => {
    const state = stateOf();
    const [first = ''] = state.assignments.keys();
    const others = { ...state, assignments: new Map(state.assignments).set(first, ['j-02']) };
    expect(workOf(others).items.map((item) => item.submission.id)).not.toContain('100');
  });

  it('is empty before anything is assigned, and none before there is a stage', () => {
    const state = stateOf();
    expect(workOf({ ...state, assignments: new Map() }).items).toEqual([]);
    expect(jurorWork({ ...state, settings: null }, juror)).toBeNull();
  });

  it('counts sheets by state', () => {
    const state = withSheets(stateOf(), {
      '100': { status: 'partial' },
      '107': { status: 'handed-in' },
      '114': { status: 'recused' },
    });
    expect(countWork(workOf(state).items)).toEqual({
      empty: 5,
      partial: 1,
      complete: 0,
      'handed-in': 1,
      disputed: 0,
      recused: 1,
    });
  });
});

describe('what to go on with', () => {
  const changes: Readonly<Record<string, Partial<Sheet>>> = {
    '100': { status: 'complete' },
    '121': { status: 'partial' },
  };
  const { items } = workOf(withSheets(stateOf(), changes));

  it('is begun work before new work', () => {
    expect(nextItem(items, new Set())?.submission.id).toBe('121');
  });

  it('is new work before what was put off', () => {
    expect(nextItem(items, new Set(['121', '107']))?.submission.id).toBe('114');
  });

  it('is what was put off when nothing else is left', () => {
    const all = new Set(items.map((item) => item.submission.id));
    expect(nextItem(items, all)?.submission.id).toBe('107');
    expect(nextItem(items.slice(0, 1), new Set())).toBeNull();
  });
});

it('locks a sheet that was handed in until it is reopened, and a recused one for good', () => {
  const sheet = present(workOf(stateOf()).items[0], 'an item').sheet;
  expect(isLocked(sheet)).toBe(false);
  expect(isLocked({ ...sheet, status: 'handed-in', handIn })).toBe(true);
  expect(isLocked({ ...sheet, status: 'partial', handIn, reopening: 'y' as OperationId })).toBe(
    false,
  );
  expect(isLocked({ ...sheet, status: 'recused' })).toBe(true);
});

it('knows the largest total of a stage, averaged or summed', () => {
  const { stage } = workOf(stateOf());
  expect(largestTotal(stage, 'any')).toEqual(rational(10));
  const factors = {
    ...stage,
    criteria: stage.criteria
      .slice(0, 2)
      .map((criterion) => ({ ...criterion, weight: milli(1200) })),
    regulation: { ...stage.regulation, aggregate: 'sum' as const },
  };
  expect(largestTotal(factors, 'any')).toEqual(rational(24));
});
