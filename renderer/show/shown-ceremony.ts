import { z } from '../../shared/basics/zod.ts';
import { shownTextsSchema } from './shown-text.ts';

/** A picture of a ceremony. */
export const shownCeremonySchema = z.strictObject({
  kind: z.literal('ceremony'),
  /** Stands over the picture that is no final one: a rehearsal, a practice contest. */
  mark: shownTextsSchema,
  over: shownTextsSchema,
  title: shownTextsSchema,
  under: shownTextsSchema,
  entries: z
    .array(
      z.strictObject({
        applicant: z.string(),
        project: z.string(),
        lines: z.array(shownTextsSchema).readonly(),
      }),
    )
    .readonly(),
});

export type ShownCeremony = Readonly<z.infer<typeof shownCeremonySchema>>;
