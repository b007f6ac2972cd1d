import type { Language } from '../../../shared/basics/localized.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { intakeFields, type IntakeField } from '../../../shared/intake/intake-fields.ts';
import type { RefusedWords } from '../../../shared/intake/refused-workbook.ts';
import type { TextTree } from '../../language/text-tree.ts';
import { textTree } from '../../language/texts.ts';

/** Texts of a file by their keys with points. */
function flat(tree: TextTree, prefix = ''): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts[`${prefix}${key}`] = value;
    else Object.assign(texts, flat(value, `${prefix}${key}.`));
  }
  return texts;
}

/** What the worker needs to say in a workbook what is wrong, in the language of the screen. */
export const refusedWords = (
  language: Language,
  settings: ContestSettings,
  fieldName: (field: IntakeField) => string,
): RefusedWords => ({
  language,
  settings,
  texts: flat(textTree(language, 'intake')),
  fields: Object.fromEntries(intakeFields(settings).map((field) => [field.id, fieldName(field)])),
});
