import type { Language } from '../../shared/basics/localized.ts';
import { z } from '../../shared/basics/zod.ts';
import { shownTimerSchema } from './shown-timer.ts';
import { shownStandingsSchema } from './shown-standings.ts';
import { shownCeremonySchema } from './shown-ceremony.ts';

/** What the public sees at one moment, in one or two languages; everything the public window ever knows. */
export const showPictureSchema = z.discriminatedUnion('kind', [
  shownCeremonySchema,
  shownTimerSchema,
  shownStandingsSchema,
]);

export type ShowPicture = Readonly<z.infer<typeof showPictureSchema>>;

/** The language that leads a picture; Kazakh where nothing is said. */
export const leadingLanguage = ({ title }: ShowPicture): Language => title[0]?.language ?? 'kk';
