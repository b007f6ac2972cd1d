import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import type { Id, TurnPart } from '../contest/contest.ts';

/** A half-day: its day, and when its first turn begins. */
export interface SessionEntry {
  readonly type: 'session';
  readonly id: Id;
  /** "2026-05-13", or empty. */
  readonly date: string;
  /** "10:00", or empty. */
  readonly start: string;
}

/** One project speaks. */
export interface TurnEntry {
  readonly type: 'turn';
  readonly submission: Id;
  readonly place: 'hall' | 'remote';
}

export interface BreakEntry {
  readonly type: 'break';
  readonly id: Id;
  readonly minutes: number;
}

export type OrderEntry = SessionEntry | TurnEntry | BreakEntry;

/** A turn that was given another place once the order stood. */
export interface MovedTurn {
  readonly submission: Id;
  readonly reason: string;
}

/** Who speaks after whom on a live stage (сөз сөйлеу реті). */
export interface RunningOrder {
  readonly method: 'draw' | 'hand';
  /** Public seed of the draw: whoever knows it and the projects draws the same order; empty for an order by hand. */
  readonly seed: string;
  readonly entries: readonly OrderEntry[];
  readonly moves: readonly MovedTurn[];
}

/** The projects of an order, in it. */
export const turnsOf = ({ entries }: Pick<RunningOrder, 'entries'>): readonly TurnEntry[] =>
  entries.filter((entry) => entry.type === 'turn');

/**
 * Draws an order: projects by the SHA-256 of `seed`, a line feed and their number, smallest first. Anybody can do the
 * same with the seed, in whatever order they name the projects.
 */
export function drawOrder(submissions: readonly Id[], seed: string): readonly Id[] {
  const lots = new Map(
    submissions.map((id) => [id, toHex(sha256(utf8ToBytes(`${seed}\n${id}`)))] as const),
  );
  return [...lots]
    .toSorted(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1))
    .map(([id]) => id);
}

/** True where an order by draw still has the projects as its seed draws them. */
export function isAsDrawn({ method, seed, entries }: RunningOrder): boolean {
  if (method !== 'draw') return false;
  const stands = turnsOf({ entries }).map(({ submission }) => submission);
  return drawOrder(stands, seed).every((id, at) => id === stands[at]);
}

/** How turns are laid out: over so many half-days, with a break after every so many turns. */
export interface OrderPlan {
  readonly sessions: readonly Omit<SessionEntry, 'type'>[];
  /** Turns between two breaks; 0 = no breaks. */
  readonly turnsBetweenBreaks: number;
  readonly breakMinutes: number;
}

/** Lays turns out evenly over the sessions of a plan, earlier sessions one longer where it does not come out even. */
export function layOut(turns: readonly TurnEntry[], plan: OrderPlan): readonly OrderEntry[] {
  const { sessions, turnsBetweenBreaks, breakMinutes } = plan;
  const parts = Math.max(1, sessions.length);
  const share = Math.floor(turns.length / parts);
  const longer = turns.length % parts;
  let next = 0;
  return Array.from({ length: parts }, (_, at) => {
    const own = turns.slice(next, next + share + (at < longer ? 1 : 0));
    next += own.length;
    const session = sessions[at];
    const head: readonly OrderEntry[] =
      session === undefined ? [] : [{ type: 'session', ...session }];
    const body = own.flatMap((turn, place): readonly OrderEntry[] =>
      turnsBetweenBreaks > 0 && place > 0 && place % turnsBetweenBreaks === 0
        ? [
            {
              type: 'break',
              id: `break-${at + 1}-${place / turnsBetweenBreaks}`,
              minutes: breakMinutes,
            },
            turn,
          ]
        : [turn],
    );
    return [...head, ...body];
  }).flat();
}

/** An entry of an order with its number among the turns (from 1) and the time it should begin at. */
export interface PlannedEntry {
  readonly entry: OrderEntry;
  /** Null for what is no turn. */
  readonly number: number | null;
  /** Minutes after midnight; null where no session before it says when it begins. */
  readonly minutes: number | null;
}

const minutesOf = (time: string): number | null => {
  const [hours, minutes] = time.split(':').map(Number);
  return time === '' || hours === undefined || minutes === undefined ? null : hours * 60 + minutes;
};

/** When everything in an order should begin, from the start of its session and the length of a turn. */
export function plannedEntries(
  entries: readonly OrderEntry[],
  timing: readonly TurnPart[],
): readonly PlannedEntry[] {
  const turnSeconds = timing.reduce((sum, { seconds }) => sum + seconds, 0);
  let clock: number | null = null;
  let number = 0;
  return entries.map((entry): PlannedEntry => {
    if (entry.type === 'session') {
      const start = minutesOf(entry.start);
      clock = start === null ? null : start * 60;
      return { entry, number: null, minutes: start };
    }
    const begins: number | null = clock;
    clock =
      begins === null ? null : begins + (entry.type === 'turn' ? turnSeconds : entry.minutes * 60);
    if (entry.type === 'turn') number += 1;
    return {
      entry,
      number: entry.type === 'turn' ? number : null,
      minutes: begins === null ? null : Math.floor(begins / 60),
    };
  });
}

/** "09:05"; times after midnight go on from 00:00. */
export function clockText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** The order with the entry at `from` moved so that it stands at `to`; out of bounds nothing moves. */
export function withMoved(
  entries: readonly OrderEntry[],
  from: number,
  to: number,
): readonly OrderEntry[] {
  const entry = entries[from];
  if (entry === undefined || to < 0 || to >= entries.length || from === to) return entries;
  return entries.toSpliced(from, 1).toSpliced(to, 0, entry);
}
