import { z } from '../../shared/basics/zod.ts';
import { shownTextsSchema } from './shown-text.ts';

/** One side of a match in a bracket. */
const shownSideSchema = z.strictObject({
  /** Empty while nobody is known. */
  name: z.string(),
  figure: z.string(),
  won: z.boolean(),
});

/** Rows of a table, with their heads; or the last rounds of a bracket. Cells say the same in every language. */
const shownPageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rows'),
    heads: z.array(shownTextsSchema).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    /** Which column holds a team, with its school in the next one. */
    team: z.number(),
  }),
  z.strictObject({
    type: z.literal('bracket'),
    rounds: z
      .array(
        z.strictObject({
          title: shownTextsSchema,
          matches: z.array(z.tuple([shownSideSchema, shownSideSchema])).readonly(),
        }),
      )
      .readonly(),
  }),
]);

/** Standings, next matches or a bracket for everybody: teams and schools, never a child's name. */
export const shownStandingsSchema = z.strictObject({
  kind: z.literal('standings'),
  mark: shownTextsSchema,
  /** The discipline. */
  title: shownTextsSchema,
  /** What of it is shown. */
  over: shownTextsSchema,
  page: shownPageSchema,
  /** Which page of how many. */
  under: z.string(),
});

export type ShownStandings = Readonly<z.infer<typeof shownStandingsSchema>>;
export type ShownPage = ShownStandings['page'];
