import { languages } from '../../../shared/basics/localized.ts';
import { z } from '../../../shared/basics/zod.ts';

const shownText = z.strictObject({ language: z.enum(languages), text: z.string() });
const shownTexts = z.array(shownText).readonly();

/** What the public sees at one moment, in one or two languages; everything the public window ever knows. */
export const showPictureSchema = z.strictObject({
  /** Stands over the picture that is no final one: a rehearsal, a practice contest. */
  mark: shownTexts,
  over: shownTexts,
  title: shownTexts,
  under: shownTexts,
  entries: z
    .array(
      z.strictObject({
        applicant: z.string(),
        project: z.string(),
        lines: z.array(shownTexts).readonly(),
      }),
    )
    .readonly(),
});

export type ShowPicture = Readonly<z.infer<typeof showPictureSchema>>;
export type ShownTexts = ShowPicture['title'];
