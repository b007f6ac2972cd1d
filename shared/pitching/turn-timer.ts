import { z } from '../basics/zod.ts';

import { id } from '../contest/schema-parts.ts';
import type { Id, TurnPart } from '../contest/contest.ts';
import type { SpentPart } from './turn.ts';

/** One part of a turn as the timer runs it. */
interface TimedPart {
  readonly id: Id;
  /** Seconds of the regulation. */
  readonly seconds: number;
  /** Seconds that were added. */
  readonly added: number;
  /** Milliseconds that ran in it before `since`. */
  readonly ran: number;
}

/** A timer of one turn; milliseconds since 1970 come from whoever holds a clock. */
export interface TurnTimer {
  readonly parts: readonly TimedPart[];
  /** Which part it is in, from 0. */
  readonly at: number;
  /** When it began to run; null while it stands. */
  readonly since: number | null;
}

export type TimerAct = 'start' | 'pause' | 'add-minute' | 'next' | 'back' | 'reset';

/** Most that is added to one part. Seconds. */
const mostAdded = 3600;

/** What the timer shows at one moment. */
export interface TimerReading {
  readonly part: Id;
  readonly at: number;
  readonly running: boolean;
  /** Seconds of the part, with what was added. */
  readonly total: number;
  /** Milliseconds left; below zero once the time is over. */
  readonly left: number;
  /** `last`: a minute is left, or half of a part that is shorter than two. */
  readonly mood: 'calm' | 'last' | 'over';
}

/** A timer before the turn; null where the stage has no parts. */
export const createTimer = (timing: readonly TurnPart[]): TurnTimer | null =>
  timing.length === 0
    ? null
    : {
        parts: timing.map(({ id: part, seconds }) => ({ id: part, seconds, added: 0, ran: 0 })),
        at: 0,
        since: null,
      };

/** Time that ran since the start; a clock that was set back takes nothing away. */
const running = ({ since }: TurnTimer, now: number): number =>
  since === null ? 0 : Math.max(0, now - since);

/** The same timer with what ran so far put to its part, and standing. */
function paused(timer: TurnTimer, now: number): TurnTimer {
  const part = timer.parts[timer.at];
  if (timer.since === null || part === undefined) return { ...timer, since: null };
  const ran = part.ran + running(timer, now);
  return { ...timer, parts: timer.parts.with(timer.at, { ...part, ran }), since: null };
}

function moved(timer: TurnTimer, step: 1 | -1, now: number): TurnTimer {
  const at = timer.at + step;
  if (at < 0 || at >= timer.parts.length) return timer;
  return { ...paused(timer, now), at, since: timer.since === null ? null : now };
}

/**
 * What a press makes of a timer. The next part runs on where the one before did; nothing goes beyond the first and the
 * last part, and starting what runs or pausing what stands changes nothing.
 */
export function timerAfter(timer: TurnTimer, act: TimerAct, now: number): TurnTimer {
  switch (act) {
    case 'start':
      return timer.since === null ? { ...timer, since: now } : timer;
    case 'pause':
      return paused(timer, now);
    case 'next':
      return moved(timer, 1, now);
    case 'back':
      return moved(timer, -1, now);
    case 'add-minute': {
      const part = timer.parts[timer.at];
      if (part === undefined) return timer;
      const added = Math.min(mostAdded, part.added + 60);
      return { ...timer, parts: timer.parts.with(timer.at, { ...part, added }) };
    }
    case 'reset':
      return {
        parts: timer.parts.map((part) => ({ ...part, added: 0, ran: 0 })),
        at: 0,
        since: null,
      };
  }
}

/** What the timer shows at `now`. */
export function readTimer(timer: TurnTimer, now: number): TimerReading {
  const part = timer.parts[timer.at] ?? { id: '', seconds: 0, added: 0, ran: 0 };
  const total = part.seconds + part.added;
  const left = total * 1000 - part.ran - running(timer, now);
  const warnAt = Math.min(60, total / 2) * 1000;
  return {
    part: part.id,
    at: timer.at,
    running: timer.since !== null,
    total,
    left,
    mood: left <= 0 ? 'over' : left <= warnAt ? 'last' : 'calm',
  };
}

/** Whole seconds that each part has taken by `now`; parts that never ran are not among them. */
export const spentParts = (timer: TurnTimer, now: number): readonly SpentPart[] =>
  paused(timer, now).parts.flatMap(({ id: part, ran }) =>
    ran > 0 ? [{ part, seconds: Math.round(ran / 1000) }] : [],
  );

/** "3:05"; time that is over counts on as "−0:12". Seconds left are rounded up, so that "0:00" is the end. */
export function timerText(left: number): string {
  const seconds = Math.ceil(left / 1000);
  const size = Math.abs(seconds);
  const text = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return seconds < 0 ? `\u2212${text}` : text;
}

const within = (most: number) => z.number().min(0).max(most);

const timerSchema = z
  .strictObject({
    parts: z
      .array(
        z.strictObject({
          id,
          seconds: within(86_400),
          added: within(mostAdded),
          ran: within(8.64e7),
        }),
      )
      .min(1)
      .max(20),
    at: z.int().min(0).max(19),
    since: within(8.64e15).nullable(),
  })
  .refine(({ parts, at }) => at < parts.length);

/** A timer as a window kept it over a reload; null for anything else, or where the stage's parts are others now. */
export function parseTimer(text: string, timing: readonly TurnPart[]): TurnTimer | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = timerSchema.safeParse(value);
  if (!parsed.success) return null;
  const { parts } = parsed.data;
  const isSame =
    parts.length === timing.length &&
    parts.every((part, at) => part.id === timing[at]?.id && part.seconds === timing[at]?.seconds);
  return isSame ? parsed.data : null;
}
