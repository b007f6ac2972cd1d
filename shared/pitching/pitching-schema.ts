import { isTiyn, tengeToTiyn, type Tiyn } from '../basics/money.ts';
import { z } from '../basics/zod.ts';
import { isDay } from '../contest/deadlines.ts';
import { count, id, text } from '../contest/schema-parts.ts';
import type { Value } from '../log/operation.ts';
import type { FinalAttendance } from './attendance.ts';
import type { ProjectBudget } from './budget.ts';
import type { RunningOrder } from './running-order.ts';
import { type Turn, turnStates } from './turn.ts';

/** Largest values of a live stage: texts in UTF-16 units, one line of a budget in tiyn. */
export const pitchingLimits = {
  seed: 200,
  entries: 5000,
  reason: 4000,
  name: 300,
  lineTitle: 300,
  lines: 100,
  line: tengeToTiyn(100_000_000_000),
} as const;

const dayOrNothing = z.string().refine((day) => day === '' || isDay(day));
const timeOrNothing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/);
const said = (limit: number) => text(limit).refine((value) => value.trim() !== '');
const places = z.enum(['hall', 'remote']);

const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (value: Value): T | undefined => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

const entry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('session'),
    id,
    date: dayOrNothing,
    start: timeOrNothing,
  }),
  z.strictObject({ type: z.literal('turn'), submission: id, place: places }),
  z.strictObject({ type: z.literal('break'), id, minutes: count(1, 1440) }),
]);

const areDifferent = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** A running order in which each project stands once; a draw has a seed. Undefined if malformed. */
export const parseRunningOrder: (value: Value) => RunningOrder | undefined = parsedBy(
  z
    .strictObject({
      method: z.enum(['draw', 'hand']),
      seed: text(pitchingLimits.seed),
      entries: z
        .array(entry)
        .max(pitchingLimits.entries)
        .refine((entries) =>
          areDifferent(entries.flatMap((each) => (each.type === 'turn' ? [each.submission] : []))),
        )
        .refine((entries) =>
          areDifferent(entries.flatMap((each) => (each.type === 'turn' ? [] : [each.id]))),
        ),
      moves: z
        .array(z.strictObject({ submission: id, reason: said(pitchingLimits.reason) }))
        .max(pitchingLimits.entries),
    })
    .refine(({ method, seed }) => (method === 'draw') === (seed.trim() !== '')),
);

/** What happened on a turn; one on which nobody spoke says why. Undefined if malformed. */
export const parseTurn: (value: Value) => Turn | undefined = parsedBy(
  z
    .strictObject({
      state: z.enum(turnStates),
      place: places,
      speaker: text(pitchingLimits.name),
      began: timeOrNothing,
      ended: timeOrNothing,
      spent: z
        .array(z.strictObject({ part: id, seconds: count(0, 86_400) }))
        .max(20)
        .refine((parts) => areDifferent(parts.map(({ part }) => part))),
      reason: text(pitchingLimits.reason),
    })
    .refine(
      ({ state, reason }) => (state !== 'no-show' && state !== 'withdrew') || reason.trim() !== '',
    ),
);

const money = z.custom<Tiyn>(
  (value) => isTiyn(value) && value >= 0 && value <= pitchingLimits.line,
);

/** A budget of lines with names of their own; undefined if malformed. */
export const parseBudget: (value: Value) => ProjectBudget | undefined = parsedBy(
  z.strictObject({
    lines: z
      .array(
        z.strictObject({
          id,
          title: said(pitchingLimits.lineTitle),
          proposed: money,
          awarded: money.nullable(),
        }),
      )
      .max(pitchingLimits.lines)
      .refine((lines) => areDifferent(lines.map((line) => line.id))),
  }),
);

/** How a member takes part; who is absent came at no turn, who came late or not at all says why. Undefined if malformed. */
export const parseFinalAttendance: (value: Value) => FinalAttendance | undefined = parsedBy(
  z
    .strictObject({
      how: z.enum(['hall', 'remote', 'absent']),
      from: id.nullable(),
      reason: text(pitchingLimits.reason),
    })
    .refine(({ how, from }) => how !== 'absent' || from === null)
    .refine(({ how, from, reason }) => (how !== 'absent' && from === null) || reason.trim() !== ''),
);
