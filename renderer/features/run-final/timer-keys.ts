import type { TimerAct } from '../../../shared/pitching/turn-timer.ts';

/** What a key does to a turn's timer; `toggle` starts or pauses. */
export type TimerKey = Exclude<TimerAct, 'start' | 'pause' | 'reset'> | 'toggle';

const keys: ReadonlyMap<string, TimerKey> = new Map([
  ['Space', 'toggle'],
  ['Enter', 'toggle'],
  ['NumpadEnter', 'toggle'],
  ['ArrowRight', 'next'],
  ['PageDown', 'next'],
  ['KeyN', 'next'],
  ['ArrowLeft', 'back'],
  ['PageUp', 'back'],
  ['Equal', 'add-minute'],
  ['NumpadAdd', 'add-minute'],
]);

/** By the place of the key, as every keyboard layout has its own letters; remotes send PageUp and PageDown. */
export const timerKey = (code: string): TimerKey | null => keys.get(code) ?? null;
