import { z } from '../../shared/basics/zod.ts';
import { shownTextsSchema } from './shown-text.ts';

/** A speaker's timer: whose turn it is, which part of it, and how much of its time is left. */
export const shownTimerSchema = z.strictObject({
  kind: z.literal('timer'),
  mark: shownTextsSchema,
  /** The part of the turn. */
  over: shownTextsSchema,
  /** Whose turn it is. */
  title: shownTextsSchema,
  under: shownTextsSchema,
  /** Milliseconds left when the picture was made. */
  left: z.number(),
  /** When the part ends, milliseconds since 1970 by this computer's clock; null while the timer stands. */
  ends: z.number().nullable(),
  /** From how many milliseconds left on it warns. */
  warnAt: z.number(),
  /** What is said beside the figures, so that nothing is told by colour alone. */
  words: z.strictObject({
    paused: shownTextsSchema,
    last: shownTextsSchema,
    over: shownTextsSchema,
  }),
});

export type ShownTimer = Readonly<z.infer<typeof shownTimerSchema>>;
