import { z } from '../basics/zod.ts';

import { count, id, text, uniqueById } from '../contest/schema-parts.ts';
import type { Value } from '../log/operation.ts';
import { type Draw, drawLimit } from './draw.ts';
import type { MatchResult, Ruling, SideResult } from './match-result.ts';

/** Longest texts and largest figures of draws and sheets; texts in UTF-16 units. */
export const tournamentLimits = {
  seed: 400,
  school: 400,
  reason: 2000,
  note: 2000,
  score: 9999,
  penalties: 99,
  /** Grams: a hundred kilograms. */
  weight: 100_000,
  /** One day. */
  milliseconds: 86_400_000,
  checkpoints: 9999,
} as const;

const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (value: Value): T | undefined => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

const isUnique = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

const pair = z.tuple([id, id.nullable()]).readonly();

/** True where every round names teams of the draw, each at most once. */
function roundsFit({ entries, rounds }: Pick<Draw, 'entries' | 'rounds'>): boolean {
  const known = new Set(entries.map(({ team }) => team));
  return rounds.every((pairs) => {
    const teams = pairs.flat().filter((team) => team !== null);
    return isUnique(teams) && teams.every((team) => known.has(team));
  });
}

/** A draw: each team once, seeded ones first, Swiss rounds of its own teams; undefined if malformed. */
export const parseDraw: (value: Value) => Draw | undefined = parsedBy(
  z
    .strictObject({
      stage: id,
      nomination: id,
      seed: text(tournamentLimits.seed).nullable(),
      seeded: z.array(id).max(drawLimit),
      entries: z
        .array(z.strictObject({ team: id, school: text(tournamentLimits.school) }))
        .max(drawLimit)
        .refine((entries) => isUnique(entries.map(({ team }) => team))),
      rounds: z.array(z.array(pair).max(drawLimit)).max(100),
    })
    .refine(
      (draw) =>
        draw.seeded.every((team, index) => draw.entries[index]?.team === team) && roundsFit(draw),
    ),
);

/** A ruling without its reason is no ruling. */
const reason = text(tournamentLimits.reason).refine((value) => value.trim() !== '');
const teams = z.array(id).min(1).max(2).refine(isUnique);

const rulingSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('walk-over'), teams, reason }),
  z.strictObject({ type: z.literal('disqualified'), teams, reason }),
  z.strictObject({ type: z.literal('re-run'), reason }),
]);

const sideSchema = z.strictObject({
  team: id,
  score: count(0, tournamentLimits.score),
  penalties: uniqueById(z.strictObject({ id, count: count(1, tournamentLimits.penalties) }), 50),
  extra: count(0, tournamentLimits.score).nullable(),
  weight: count(1, tournamentLimits.weight).nullable(),
  run: z
    .strictObject({
      milliseconds: count(0, tournamentLimits.milliseconds),
      finished: z.boolean(),
      checkpoints: count(0, tournamentLimits.checkpoints),
    })
    .nullable(),
});

const sidesSchema = z
  .array(sideSchema)
  .max(drawLimit)
  .refine((sides) => isUnique(sides.map(({ team }) => team)));

/** The sides of a sheet, and its ruling, where they stand alone; undefined if malformed. */
export const parseSides: (value: Value) => readonly SideResult[] | undefined =
  parsedBy(sidesSchema);
export const parseRuling: (value: Value) => Ruling | undefined = parsedBy(rulingSchema);

/** A referee's sheet; only a re-run that is still to be played may be without sides. Undefined if malformed. */
export const parseMatchResult: (value: Value) => MatchResult | undefined = parsedBy(
  z
    .strictObject({
      stage: id,
      nomination: id,
      match: id,
      sides: sidesSchema,
      ruling: rulingSchema,
      note: text(tournamentLimits.note),
    })
    .refine(({ sides, ruling }) => sides.length > 0 || ruling.type === 're-run'),
);
