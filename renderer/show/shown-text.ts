import { languages } from '../../shared/basics/localized.ts';
import { z } from '../../shared/basics/zod.ts';

const shownTextSchema = z.strictObject({ language: z.enum(languages), text: z.string() });

/** One text in each language of the public, the leading one first. */
export const shownTextsSchema = z.array(shownTextSchema).readonly();

export type ShownTexts = Readonly<z.infer<typeof shownTextsSchema>>;

/** What two languages say alike, a name or a figure, is shown once; nothing is shown for an empty text. */
export function inLanguages(texts: ShownTexts): ShownTexts {
  return texts.filter(
    ({ text }, at) => text !== '' && texts.findIndex((each) => each.text === text) === at,
  );
}
