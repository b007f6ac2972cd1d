import { describe, expect, it } from 'vitest';

import { tiyn } from '../../shared/basics/money.ts';
import { missedTurns, turnQuorums } from '../../shared/pitching/attendance.ts';
import {
  setBudget,
  setFinalAttendance,
  setRunningOrder,
  setTurn,
} from '../../shared/pitching/pitching-operations.ts';
import {
  parseBudget,
  parseFinalAttendance,
  parseRunningOrder,
  parseTurn,
} from '../../shared/pitching/pitching-schema.ts';
import type { RunningOrder } from '../../shared/pitching/running-order.ts';
import { currentTurn, nextTurn, standingTurns, waitingTurn } from '../../shared/pitching/turn.ts';

const order: RunningOrder = {
  method: 'draw',
  seed: 'snow',
  entries: [
    { type: 'session', id: 's1', date: '2026-05-13', start: '10:00' },
    { type: 'turn', submission: '1', place: 'hall' },
    { type: 'break', id: 'b', minutes: 15 },
    { type: 'turn', submission: '2', place: 'remote' },
    { type: 'turn', submission: '3', place: 'hall' },
  ],
  moves: [{ submission: '2', reason: 'Bad line' }],
};
const line = { id: 'a', title: 'Sewing machines', proposed: tiyn(150), awarded: null };

describe('records of a live stage', () => {
  it('are read as they were written', () => {
    expect(parseRunningOrder(setRunningOrder('f', order).value)).toEqual(order);
    const turn = { ...waitingTurn('hall'), spent: [{ part: 'pitch', seconds: 12 }] };
    expect(parseTurn(setTurn('f', '1', turn).value)).toEqual(turn);
    expect(parseBudget(setBudget('f', '1', { lines: [line] }, 'r').value)).toEqual({
      lines: [line],
    });
    const late = { how: 'hall', from: '2', reason: 'Train' } as const;
    expect(parseFinalAttendance(setFinalAttendance('f', 'm', late).value)).toEqual(late);
  });

  it.each([
    { ...order, entries: [...order.entries, order.entries[1]] },
    { ...order, seed: '' },
    { ...order, method: 'hand' },
    { ...order, moves: [{ submission: '1', reason: ' ' }] },
    { ...order, entries: [{ type: 'break', id: 'b', minutes: 0 }] },
    { ...order, entries: [{ type: 'session', id: 's', date: '2026-02-30', start: '' }] },
    { ...order, more: 1 },
    null,
  ])('refuse an order that stands for nothing (%#)', (value) => {
    expect(parseRunningOrder(value as never)).toBeUndefined();
  });

  it('refuse a turn without a word and without a reason', () => {
    const silent = { ...waitingTurn('hall'), state: 'no-show' as const };
    expect(parseTurn({ ...silent, spent: [] })).toBeUndefined();
    expect(parseTurn({ ...silent, spent: [], reason: 'Nobody came' })).toBeDefined();
    expect(parseTurn({ ...waitingTurn('hall'), spent: [], began: '24:00' })).toBeUndefined();
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53, '100', 10_000_000_000_001])(
    'refuse %s as an amount of money',
    (amount) => {
      expect(parseBudget({ lines: [{ ...line, proposed: amount }] })).toBeUndefined();
      expect(parseBudget({ lines: [{ ...line, awarded: amount }] })).toBeUndefined();
    },
  );

  it('refuse two lines of one name and a line without a title', () => {
    expect(parseBudget({ lines: [line, line] })).toBeUndefined();
    expect(parseBudget({ lines: [{ ...line, title: ' ' }] })).toBeUndefined();
  });

  it('refuse an absence or a late arrival without a reason', () => {
    expect(parseFinalAttendance({ how: 'absent', from: null, reason: '' })).toBeUndefined();
    expect(parseFinalAttendance({ how: 'absent', from: '2', reason: 'Ill' })).toBeUndefined();
    expect(parseFinalAttendance({ how: 'hall', from: '2', reason: '' })).toBeUndefined();
  });
});

describe('turns', () => {
  it('go on with the one that speaks, then with the first that waits', () => {
    const done = { ...waitingTurn('hall'), state: 'done' as const };
    const turns = standingTurns(order, new Map([['1', done]]));
    expect(turns.map(({ submission, number }) => [submission, number])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 3],
    ]);
    expect(currentTurn(turns)?.submission).toBe('2');
    expect(currentTurn(turns)?.turn.place).toBe('remote');
    expect(nextTurn(turns, '2')?.submission).toBe('3');
    const speaking = standingTurns(
      order,
      new Map([['3', { ...waitingTurn('hall'), state: 'speaking' as const }]]),
    );
    expect(currentTurn(speaking)?.submission).toBe('3');
    expect(nextTurn(speaking, '3')).toBeNull();
  });
});

describe('attendance', () => {
  const commission = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    name: id,
    role: id === 'd' ? ('secretary' as const) : ('member' as const),
    vote: id !== 'd',
  }));
  const quorum = { numerator: 2, denominator: 3 };

  it('tells which turns a member missed', () => {
    const turns = ['1', '2', '3'];
    expect(missedTurns({ how: 'hall', from: null, reason: '' }, turns)).toEqual([]);
    expect(missedTurns({ how: 'remote', from: '3', reason: 'late' }, turns)).toEqual(['1', '2']);
    expect(missedTurns({ how: 'absent', from: null, reason: 'ill' }, turns)).toEqual(turns);
    expect(missedTurns({ how: 'hall', from: '9', reason: 'late' }, turns)).toEqual([]);
  });

  it('counts for each turn the voting members who heard it', () => {
    const attendance = new Map([
      ['a', { how: 'hall', from: null, reason: '' } as const],
      ['b', { how: 'remote', from: '2', reason: 'late' } as const],
      ['d', { how: 'hall', from: null, reason: '' } as const],
    ]);
    expect(turnQuorums({ commission, quorum }, attendance, ['1', '2'])).toEqual([
      { submission: '1', heard: 1, total: 3, required: 2, met: false },
      { submission: '2', heard: 2, total: 3, required: 2, met: true },
    ]);
  });
});
