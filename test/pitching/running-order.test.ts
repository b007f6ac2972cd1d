import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  clockText,
  drawOrder,
  isAsDrawn,
  layOut,
  plannedEntries,
  type TurnEntry,
  turnsOf,
  withMoved,
} from '../../shared/pitching/running-order.ts';

const named = { kk: '', ru: '', en: '' };
const turn = (submission: string): TurnEntry => ({ type: 'turn', submission, place: 'hall' });
const sessions = [
  { id: 's1', date: '2026-05-13', start: '10:00' },
  { id: 's2', date: '2026-05-13', start: '14:30' },
];

describe('a draw', () => {
  it('gives everybody the same order from the same seed', () => {
    // By sha256sum: "snow\n3" is 5ec000…, "snow\n1" is 7b21ae…, "snow\n2" is ee02d1….
    expect(drawOrder(['1', '2', '3'], 'snow')).toEqual(['3', '1', '2']);
    expect(drawOrder(['3', '2', '1'], 'snow')).toEqual(['3', '1', '2']);
  });

  it('keeps every project once, whatever the seed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/)),
        fc.string(),
        (ids, seed) => {
          expect(drawOrder(ids, seed).toSorted()).toEqual(ids.toSorted());
          expect(drawOrder(ids.toReversed(), seed)).toEqual(drawOrder(ids, seed));
        },
      ),
    );
  });

  it('is told from an order that was changed after it', () => {
    const entries = drawOrder(['1', '2', '3', '4'], 'snow').map(turn);
    const order = { method: 'draw', seed: 'snow', entries, moves: [] } as const;
    expect(isAsDrawn(order)).toBe(true);
    expect(isAsDrawn({ ...order, entries: withMoved(entries, 0, 3) })).toBe(false);
    expect(isAsDrawn({ ...order, method: 'hand', seed: '' })).toBe(false);
  });
});

describe('an order', () => {
  const turns = ['1', '2', '3', '4', '5'].map(turn);

  it('is laid out over half-days with breaks, the earlier one longer', () => {
    const entries = layOut(turns, { sessions, turnsBetweenBreaks: 2, breakMinutes: 15 });
    expect(entries.map((entry) => (entry.type === 'turn' ? entry.submission : entry.id))).toEqual([
      's1',
      '1',
      '2',
      'break-1-1',
      '3',
      's2',
      '4',
      '5',
    ]);
    expect(turnsOf({ entries })).toEqual(turns);
  });

  it('says when each turn should begin, from the length of its parts', () => {
    const entries = layOut(turns, { sessions, turnsBetweenBreaks: 2, breakMinutes: 15 });
    const timing = [
      { id: 'pitch', title: named, seconds: 300 },
      { id: 'questions', title: named, seconds: 450 },
    ];
    const planned = plannedEntries(entries, timing);
    expect(planned.map(({ minutes }) => (minutes === null ? '' : clockText(minutes)))).toEqual([
      '10:00',
      '10:00',
      '10:12',
      '10:25',
      '10:40',
      '14:30',
      '14:30',
      '14:42',
    ]);
    expect(planned.flatMap(({ number }) => number ?? [])).toEqual([1, 2, 3, 4, 5]);
  });

  it('has no times before anybody said when it begins, and goes on after midnight', () => {
    expect(plannedEntries(turns, [])[0]?.minutes).toBeNull();
    const late = [{ type: 'session', id: 's', date: '', start: '23:50' } as const, ...turns];
    const planned = plannedEntries(late, [{ id: 'p', title: named, seconds: 900 }]);
    expect(clockText(planned[2]?.minutes ?? 0)).toBe('00:05');
  });

  it('keeps all its entries wherever one is moved', () => {
    expect(withMoved(turns, 0, 9)).toEqual(turns);
    expect(withMoved(turns, 4, 0).map((entry) => (entry as TurnEntry).submission)).toEqual([
      '5',
      '1',
      '2',
      '3',
      '4',
    ]);
  });
});
