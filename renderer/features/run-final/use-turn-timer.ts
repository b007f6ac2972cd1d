import { useCallback, useEffect, useState } from 'react';

import type { Id, Stage } from '../../../shared/contest/contest.ts';
import {
  createTimer,
  parseTimer,
  type TimerAct,
  timerAfter,
  type TurnTimer,
} from '../../../shared/pitching/turn-timer.ts';
import type { TimerKey } from './timer-keys.ts';

/** A turn's timer on this computer. */
export interface RunningTimer {
  readonly timer: TurnTimer;
  readonly act: (act: TimerAct | TimerKey) => void;
  readonly forget: () => void;
}

/** Where the timer of a turn stands over a reload: on this computer, in no log; one at a time. */
const storageKey = 'qazylar.turn-timer';

interface Kept {
  readonly of: string;
  readonly text: string;
}

function keptFor(of: string): string {
  try {
    const kept = JSON.parse(
      window.localStorage.getItem(storageKey) ?? 'null',
    ) as Partial<Kept> | null;
    return kept?.of === of && typeof kept.text === 'string' ? kept.text : '';
  } catch {
    return '';
  }
}

function keep(of: string, timer: TurnTimer): void {
  try {
    const kept: Kept = { of, text: JSON.stringify(timer) };
    window.localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // Without storage the timer runs on; only a reload would begin it anew.
  }
}

function forgetKept(): void {
  try {
    window.localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}

/** The timer of one turn, as it was before a reload; null where the stage has no timed parts. */
export function useTurnTimer(contest: string, stage: Stage, submission: Id): RunningTimer | null {
  const of = `${contest}/${stage.id}/${submission}`;
  const begin = (): TurnTimer | null =>
    parseTimer(keptFor(of), stage.timing) ?? createTimer(stage.timing);
  const [held, hold] = useState(() => ({ of, timer: begin() }));
  const current = held.of === of ? held : { of, timer: begin() };
  if (current !== held) hold(current);
  const act = useCallback(
    (pressed: TimerAct | TimerKey) =>
      hold((before) => {
        if (before.timer === null) return before;
        const running = before.timer.since !== null;
        const wanted = pressed === 'toggle' ? (running ? 'pause' : 'start') : pressed;
        return { ...before, timer: timerAfter(before.timer, wanted, Date.now()) };
      }),
    [],
  );
  const { timer } = current;
  const untouched =
    timer === null || timer.parts.every(({ ran, added }) => ran === 0 && added === 0);
  const isFresh = untouched && timer?.since === null && timer.at === 0;
  useEffect(() => {
    if (timer !== null && !isFresh) keep(of, timer);
  }, [of, timer, isFresh]);
  const forget = useCallback(() => forgetKept(), []);
  return timer === null ? null : { timer, act, forget };
}

/** This moment in milliseconds since 1970, again and again while something runs. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const ticking = window.setInterval(() => setNow(Date.now()), 200);
    return () => window.clearInterval(ticking);
  }, [running]);
  return now;
}
