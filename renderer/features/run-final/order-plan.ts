import type { Id } from '../../../shared/contest/contest.ts';
import { isDay } from '../../../shared/contest/deadlines.ts';
import {
  drawOrder,
  layOut,
  type OrderEntry,
  type RunningOrder,
  type TurnEntry,
  turnsOf,
} from '../../../shared/pitching/running-order.ts';

/** "13.05.2026" or "2026-05-13" as a day of the calendar; '' for an empty field, null for what is no day. */
export function typedDay(text: string): string | null {
  const plain = text.trim();
  if (plain === '') return '';
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(plain) ?? [];
  const iso = year === '' ? plain : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

/** "9:05" or "09.05" as "09:05"; '' for an empty field, null for what is no time of the day. */
export function typedTime(text: string): string | null {
  const plain = text.trim();
  if (plain === '') return '';
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(plain) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** One half-day as it is typed. */
export interface SessionDraft {
  readonly date: string;
  readonly start: string;
}

/** How an order is to be made, as it is typed. */
export interface OrderDraft {
  readonly method: RunningOrder['method'];
  readonly seed: string;
  readonly sessions: readonly SessionDraft[];
  readonly turnsBetweenBreaks: string;
  readonly breakMinutes: string;
}

export const firstDraft = (date: string): OrderDraft => ({
  method: 'draw',
  seed: '',
  sessions: [
    { date, start: '10:00' },
    { date, start: '14:00' },
  ],
  turnsBetweenBreaks: '10',
  breakMinutes: '15',
});

const whole = (typed: string, most: number): number | null =>
  /^\d{1,4}$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null;

/** Fields of a draft that cannot be what they say. */
export type DraftFault = 'seed' | 'date' | 'start' | 'turnsBetweenBreaks' | 'breakMinutes';

export function draftFaults(draft: OrderDraft): readonly DraftFault[] {
  const breaks = whole(draft.turnsBetweenBreaks, 1000);
  return [
    ...(draft.method === 'draw' && draft.seed.trim() === '' ? (['seed'] as const) : []),
    ...(draft.sessions.some(({ date }) => typedDay(date) === null) ? (['date'] as const) : []),
    ...(draft.sessions.some(({ start }) => typedTime(start) === null) ? (['start'] as const) : []),
    ...(breaks === null ? (['turnsBetweenBreaks'] as const) : []),
    ...(breaks !== 0 && (whole(draft.breakMinutes, 1440) ?? 0) < 1
      ? (['breakMinutes'] as const)
      : []),
  ];
}

/** The order that a draft without faults leads to; who speaks remotely stays as `before` has it. */
export function orderOfDraft(
  draft: OrderDraft,
  speakers: readonly Id[],
  before: RunningOrder | null,
): RunningOrder {
  const places = new Map(
    turnsOf(before ?? { entries: [] }).map(({ submission, place }) => [submission, place]),
  );
  const seed = draft.method === 'draw' ? draft.seed.trim() : '';
  const ids = draft.method === 'draw' ? drawOrder(speakers, seed) : speakers;
  const turns = ids.map((submission): TurnEntry => ({
    type: 'turn',
    submission,
    place: places.get(submission) ?? 'hall',
  }));
  const entries = layOut(turns, {
    sessions: draft.sessions.map(({ date, start }, at) => ({
      id: `session-${at + 1}`,
      date: typedDay(date) ?? '',
      start: typedTime(start) ?? '',
    })),
    turnsBetweenBreaks: whole(draft.turnsBetweenBreaks, 1000) ?? 0,
    breakMinutes: whole(draft.breakMinutes, 1440) ?? 15,
  });
  return { method: draft.method, seed, entries, moves: [] };
}

/** The order with other entries; a move of a turn is noted with its reason. */
export const rearranged = (
  order: RunningOrder,
  entries: readonly OrderEntry[],
  move: { readonly submission: Id; readonly reason: string } | null,
): RunningOrder => ({
  ...order,
  entries,
  moves: move === null ? order.moves : [...order.moves, move],
});
