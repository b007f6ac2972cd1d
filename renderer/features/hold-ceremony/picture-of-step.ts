import type { Language, LocalizedText } from '../../../shared/basics/localized.ts';
import type { CeremonyPicture, CeremonyStep } from '../../../shared/results/ceremony.ts';
import { fillPhrase, phrases } from '../../../shared/results/document-texts.ts';
import type { ShownCeremony } from '../../show/shown-ceremony.ts';
import { inLanguages, type ShownTexts } from '../../show/shown-text.ts';

/** The running order in each language of a ceremony; all have the same steps. */
export type StepsByLanguage = readonly (readonly [Language, readonly CeremonyStep[]])[];

/** The picture of a step, with the mark of a rehearsal where it is one. */
export function showPictureOf(
  steps: StepsByLanguage,
  at: number,
  marked: { readonly rehearsal: boolean; readonly demo: LocalizedText | null },
): ShownCeremony {
  const pictures = steps.flatMap(([language, all]) => {
    const picture = all[at]?.picture;
    return picture === undefined ? [] : [{ language, picture }];
  });
  const each = (text: (picture: CeremonyPicture) => string): ShownTexts =>
    inLanguages(pictures.map(({ language, picture }) => ({ language, text: text(picture) })));
  const marks = (text: (language: Language) => string): ShownTexts =>
    inLanguages(pictures.map(({ language }) => ({ language, text: text(language) })));
  const [first] = pictures;
  const { demo } = marked;
  return {
    kind: 'ceremony',
    mark: [
      ...(marked.rehearsal
        ? marks((language) => fillPhrase(phrases.ceremony.rehearsal, language))
        : []),
      ...(demo === null ? [] : marks((language) => demo[language])),
    ],
    over: each(({ over }) => over),
    title: each(({ title }) => title),
    under: each(({ under }) => under),
    entries: (first?.picture.entries ?? []).map(({ applicant, project, lines }, entry) => ({
      applicant,
      project,
      lines: lines.map((_, line) => each(({ entries }) => entries[entry]?.lines[line] ?? '')),
    })),
  };
}
