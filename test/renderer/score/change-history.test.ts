import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milli } from '../../../shared/basics/points.ts';
import type { ScoreValue } from '../../../shared/scoring/sheet.ts';
import {
  applyChange,
  type Change,
  type ChangeHistory,
  emptyHistory,
  inverse,
  redoStep,
  remember,
  SessionHistories,
  undoStep,
} from '../../../renderer/score-form/change-history.ts';
import { emptyValues, type SheetValues } from '../../../renderer/score-form/criterion-state.ts';

/** What a person does: a value for a field, a moment later. */
type Entry =
  | { readonly field: 'score'; readonly criterion: string; readonly value: ScoreValue | null }
  | { readonly field: 'comment'; readonly criterion: string; readonly value: string };

interface Desk {
  readonly values: SheetValues;
  readonly history: ChangeHistory;
}

const criterion = fc.constantFrom('novelty', 'benefit', 'team');
const score = fc.oneof(
  fc.integer({ min: 0, max: 10 }).map((points): ScoreValue | null => milli(points * 1000)),
  fc.constantFrom<ScoreValue | null>('cannot-judge', null),
);
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ field: fc.constant('score' as const), criterion, value: score }),
  fc.record({
    field: fc.constant('comment' as const),
    criterion,
    value: fc.constantFrom('', 'а', 'аб', 'абв'),
  }),
);
const entries = fc.array(fc.tuple(entry, fc.integer({ min: 1, max: 9000 })), { maxLength: 30 });

const changeFor = (values: SheetValues, given: Entry): Change =>
  given.field === 'score'
    ? { ...given, before: values.scores[given.criterion] ?? null }
    : { ...given, before: values.comments[given.criterion] ?? '' };

function enter(desk: Desk, given: Entry, at: number): Desk {
  const change = changeFor(desk.values, given);
  if (change.value === change.before) return desk;
  return {
    values: applyChange(desk.values, change),
    history: remember(desk.history, change, at),
  };
}

function enterAll(all: readonly (readonly [Entry, number])[]): Desk {
  let [desk, at]: [Desk, number] = [{ values: emptyValues, history: emptyHistory }, 0];
  for (const [given, pause] of all) {
    at += pause;
    desk = enter(desk, given, at);
  }
  return desk;
}

function go({ values, history }: Desk, step: typeof undoStep): Desk | null {
  const next = step(history, values);
  return next === null ? null : { values: applyChange(values, next.change), history: next.history };
}

function goAll(desk: Desk, step: typeof undoStep): Desk {
  const next = go(desk, step);
  return next === null ? desk : goAll(next, step);
}

describe('taking back and doing again', () => {
  test('a redo after an undo leads back to exactly what was there', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const desk = enterAll(all);
        const back = go(desk, undoStep);
        const again = back === null ? { ...desk, history: emptyHistory } : go(back, redoStep);
        expect(again).toEqual(desk);
      }),
    );
  });

  test('all undos lead to the empty sheet, and all redos back to the full one', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const desk = enterAll(all);
        const start = goAll(desk, undoStep);
        expect(start.values).toEqual(emptyValues);
        expect(goAll(start, redoStep)).toEqual(desk);
      }),
    );
  });

  test('a new entry after an undo ends what could be done again', () => {
    fc.assert(
      fc.property(entries, entry, (all, given) => {
        const back = go(enterAll(all), undoStep);
        fc.pre(back !== null);
        const next = enter(back, given, 1_000_000);
        fc.pre(next !== back);
        expect(next.history.undone).toEqual([]);
      }),
    );
  });

  test('an inverse is a change like any other: applied, it restores, and its own inverse is the change', () => {
    fc.assert(
      fc.property(entries, entry, (all, given) => {
        const { values } = enterAll(all);
        const change = changeFor(values, given);
        expect(applyChange(applyChange(values, change), inverse(change))).toEqual(values);
        expect(inverse(inverse(change))).toEqual(change);
      }),
    );
  });
});

const seven: Change = { field: 'score', criterion: 'team', value: milli(7000), before: null };

test('what somebody else put into the field is not taken back', () => {
  const history = remember(emptyHistory, seven, 1);
  const others = applyChange(emptyValues, { ...seven, value: milli(3000) });
  expect(undoStep(history, others)).toBeNull();
  const undone = undoStep(history, applyChange(emptyValues, seven));
  expect(undone === null ? null : redoStep(undone.history, others)).toBeNull();
});

describe('a comment', () => {
  const write = (value: string, before: string): Change => ({
    field: 'comment',
    criterion: 'team',
    value,
    before,
  });

  test('that is written in one go is one step, also when its pauses were recorded', () => {
    const history = remember(
      remember(emptyHistory, write('Жақ', ''), 1),
      write('Жақсы', 'Жақ'),
      900,
    );
    expect(history.done).toEqual([write('Жақсы', '')]);
  });

  test('that is written on later is a step of its own', () => {
    const history = remember(
      remember(emptyHistory, write('Жақсы', ''), 1),
      write('Жақсы. Бірақ', 'Жақсы'),
      60_000,
    );
    expect(history.done).toHaveLength(2);
  });
});

test('a history stops at a hand-in, and each sheet has its own', () => {
  const session = new SessionHistories();
  const history = remember(emptyHistory, seven, 1);
  session.keep('final/147/j1', '', history);
  expect(session.of('final/147/j1', '')).toBe(history);
  expect(session.of('final/147/j1', 'hand-in')).toBe(emptyHistory);
  expect(session.of('final/148/j1', '')).toBe(emptyHistory);
});
