import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TurnPart } from '../../shared/contest/contest.ts';
import {
  createTimer,
  parseTimer,
  readTimer,
  spentParts,
  type TimerAct,
  timerAfter,
  timerText,
  type TurnTimer,
} from '../../shared/pitching/turn-timer.ts';

const named = { kk: '', ru: '', en: '' };
const timing: readonly TurnPart[] = [
  { id: 'pitch', title: named, seconds: 300 },
  { id: 'budget', title: named, seconds: 60 },
];
const minute = 60_000;

const fresh = (): TurnTimer => {
  const timer = createTimer(timing);
  if (timer === null) throw new Error('the stage has parts');
  return timer;
};
const after = (steps: readonly (readonly [TimerAct, number])[], timer = fresh()): TurnTimer =>
  steps.reduce((before, [act, now]) => timerAfter(before, act, now), timer);

describe('a timer', () => {
  it('counts down while it runs, and stands while it is paused', () => {
    const paused = after([
      ['start', 0],
      ['pause', 2 * minute],
    ]);
    expect(readTimer(paused, 50 * minute)).toMatchObject({ left: 3 * minute, running: false });
    const again = after([['start', 50 * minute]], paused);
    expect(readTimer(again, 51 * minute)).toMatchObject({ left: 2 * minute, running: true });
  });

  it('warns at the last minute, at the last half of a short part, and when time is over', () => {
    const running = after([['start', 0]]);
    expect(readTimer(running, 4 * minute - 1).mood).toBe('calm');
    expect(readTimer(running, 4 * minute).mood).toBe('last');
    expect(readTimer(running, 5 * minute).mood).toBe('over');
    const short = after([['next', 0]], running);
    expect(readTimer(short, 29_999).mood).toBe('calm');
    expect(readTimer(short, 30_000).mood).toBe('last');
  });

  it('gives a minute more, and runs on into the next part', () => {
    const more = after([
      ['start', 0],
      ['add-minute', 5 * minute],
    ]);
    expect(readTimer(more, 5 * minute)).toMatchObject({ left: minute, total: 360, mood: 'last' });
    const next = timerAfter(more, 'next', 6 * minute);
    expect(readTimer(next, 6 * minute)).toMatchObject({
      part: 'budget',
      left: minute,
      running: true,
    });
    expect(spentParts(next, 6 * minute + 10_000)).toEqual([
      { part: 'pitch', seconds: 360 },
      { part: 'budget', seconds: 10 },
    ]);
    expect(timerAfter(next, 'next', 6 * minute)).toEqual(next);
  });

  it('loses nothing when the clock of the computer is set back', () => {
    const running = after([['start', 10 * minute]]);
    expect(readTimer(running, 0).left).toBe(5 * minute);
  });

  it('does nothing twice: a second start or pause leaves it as it is', () => {
    const running = after([['start', 0]]);
    expect(timerAfter(running, 'start', minute)).toEqual(running);
    const paused = timerAfter(running, 'pause', minute);
    expect(timerAfter(paused, 'pause', 9 * minute)).toEqual(paused);
  });

  it('survives a reload as text, and refuses what is damaged or of another stage', () => {
    const running = after([
      ['start', 0],
      ['next', minute],
    ]);
    expect(parseTimer(JSON.stringify(running), timing)).toEqual(running);
    for (const text of ['', 'null', '{}', '{"parts":[],"at":0,"since":null}', '[1', '"x"'])
      expect(parseTimer(text, timing)).toBeNull();
    expect(parseTimer(JSON.stringify({ ...running, at: 5 }), timing)).toBeNull();
    expect(parseTimer(JSON.stringify({ ...running, since: -1 }), timing)).toBeNull();
    expect(parseTimer(JSON.stringify(running), timing.slice(0, 1))).toBeNull();
  });

  it('is none where the stage has no parts', () => {
    expect(createTimer([])).toBeNull();
  });

  it('shows time as minutes and seconds, also what is over', () => {
    expect([300_000, 61_000, 60_999, 1, 0, -999, -61_000].map(timerText)).toEqual([
      '5:00',
      '1:01',
      '1:01',
      '0:01',
      '0:00',
      '0:00',
      '\u22121:01',
    ]);
  });

  it('has for each part exactly the time that it ran in it, whatever was pressed', () => {
    const acts = fc.constantFrom<TimerAct>('start', 'pause', 'next', 'back', 'add-minute');
    const presses = fc.array(fc.tuple(acts, fc.nat(100_000)), { maxLength: 60 });
    fc.assert(
      fc.property(presses, (all) => {
        let timer = fresh();
        let now = 0;
        const ran = [0, 0];
        for (const [act, wait] of all) {
          now += wait;
          if (timer.since !== null) ran[timer.at] = (ran[timer.at] ?? 0) + wait;
          timer = timerAfter(timer, act, now);
          const reading = readTimer(timer, now);
          expect(reading.left).toBe(reading.total * 1000 - (ran[timer.at] ?? 0));
          expect(parseTimer(JSON.stringify(timer), timing)).toEqual(timer);
        }
      }),
    );
  });
});
