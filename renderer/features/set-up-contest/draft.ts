import { milli, milliToDecimal, type Milli } from '../../../shared/basics/points.ts';
import { languages, type Language, type LocalizedText } from '../../../shared/basics/localized.ts';
import { cleanLines, cleanText } from '../../../shared/contest/clean-text.ts';
import type {
  CommissionMember,
  ContestSettings,
  Criterion,
  Id,
  Nomination,
  RegionCode,
  RegionsProfileId,
  Stage,
} from '../../../shared/contest/contest.ts';
import { regionsOfProfile } from '../../../shared/contest/regions.ts';
import { commissionSeats, settingsFromTemplate } from '../../../shared/contest/templates.ts';

/** True for questions that are answered by choosing. */
export const isChoice = (type: string): boolean => type === 'select' || type === 'multiselect';

/** Settings while they are edited: seats of the commission may still be without a name. */
export type Draft = ContestSettings;

export const noText: LocalizedText = { kk: '', ru: '', en: '' };

/** Number typed with at most three decimals and a comma or a point, in thousandths; null for anything else. */
export function textToMilli(text: string): Milli | null {
  const match = /^(-?)(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim().replace('−', '-'));
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return milli(Number(`${sign}${whole}${fraction.padEnd(3, '0')}`));
}

/** What an edit field shows for a number; a comma is set where the language has one. */
export const milliToText = (value: Milli, language: Language): string =>
  language === 'en' ? milliToDecimal(value) : milliToDecimal(value).replace('.', ',');

/** The first free id of the form "nomination-3". */
export function freeId(prefix: string, used: readonly { readonly id: Id }[]): Id {
  const ids = new Set(used.map(({ id }) => id));
  for (let number = used.length + 1; ; number++) {
    const id = `${prefix}-${number}`;
    if (!ids.has(id)) return id;
  }
}

/** A template's settings with its unnamed seats; the empty one leaves the contest's title to be written. */
export const draftFromTemplate = (template: Id, season: string): Draft => ({
  ...settingsFromTemplate(template, {
    season,
    demo: false,
    ...(template === 'empty' ? { title: noText } : {}),
  }),
  commission: commissionSeats(template),
});

/** The list with a part of that id replaced, or added at its end. */
export const replaceById = <T extends { readonly id: Id }>(
  list: readonly T[],
  next: T,
): readonly T[] =>
  list.some(({ id }) => id === next.id)
    ? list.map((entry) => (entry.id === next.id ? next : entry))
    : [...list, next];

export const withoutId = <T extends { readonly id: Id }>(
  list: readonly T[],
  id: Id,
): readonly T[] => list.filter((entry) => entry.id !== id);

export const withNomination = (draft: Draft, nomination: Nomination): Draft => ({
  ...draft,
  nominations: replaceById(draft.nominations, nomination),
});

export const withoutNomination = (draft: Draft, id: Id): Draft => ({
  ...draft,
  nominations: withoutId(draft.nominations, id),
});

export const withMember = (draft: Draft, member: CommissionMember): Draft => ({
  ...draft,
  commission: replaceById(draft.commission, member),
});

export const withoutMember = (draft: Draft, id: Id): Draft => ({
  ...draft,
  commission: withoutId(draft.commission, id),
});

/** Another dated list of regions; all of them take part until somebody chooses. */
export const withProfile = (draft: Draft, regionsProfile: RegionsProfileId): Draft => ({
  ...draft,
  regionsProfile,
  regions:
    regionsProfile === 'single' ? [] : regionsOfProfile(regionsProfile).map(({ code }) => code),
});

const cleanLocalized = (text: LocalizedText, clean: (raw: string) => string): LocalizedText => ({
  kk: clean(text.kk),
  ru: clean(text.ru),
  en: clean(text.en),
});

/** Spellings of a region, one in a line. */
export const withAliases = (draft: Draft, region: RegionCode, lines: string): Draft => ({
  ...draft,
  regionAliases: { ...draft.regionAliases, [region]: lines.split('\n') },
});

/** Cleaned spellings without repetitions; regions that have none are left out. */
const cleanAliases = ({ regionAliases }: Draft): Draft['regionAliases'] =>
  Object.fromEntries(
    Object.entries(regionAliases)
      .map(
        ([region, lines]) =>
          [region, [...new Set(lines.map(cleanText))].filter((alias) => alias !== '')] as const,
      )
      .filter(([, aliases]) => aliases.length > 0),
  );

const cleanCriterion = (criterion: Criterion): Criterion => ({
  ...criterion,
  title: cleanLocalized(criterion.title, cleanText),
  help: cleanLocalized(criterion.help, cleanLines),
  anchors: criterion.anchors
    .filter(({ text }) => languages.some((language) => text[language].trim() !== ''))
    .map(({ level, text }) => ({ level, text: cleanLocalized(text, cleanLines) }))
    .toSorted((a, b) => a.level - b.level),
});

const cleanTitled = <T extends { readonly title: LocalizedText }>(part: T): T => ({
  ...part,
  title: cleanLocalized(part.title, cleanText),
});

const cleanStage = (stage: Stage): Stage => ({
  ...cleanTitled(stage),
  form: stage.form.map((field) => ({
    ...field,
    label: cleanLocalized(field.label, cleanText),
    // Options of a question that is no choice any more would only confuse who reads the file.
    options: isChoice(field.type) ? field.options.map(cleanTitled) : [],
  })),
  criteria: stage.criteria.map(cleanCriterion),
  regulation: {
    ...stage.regulation,
    advance: stage.regulation.advance === null ? null : cleanTitled(stage.regulation.advance),
  },
});

/** Settings as they are signed: texts cleaned, seats without a name left out. */
export const draftToSettings = (draft: Draft): ContestSettings => ({
  ...cleanTitled(draft),
  season: cleanText(draft.season),
  nominations: draft.nominations.map(cleanTitled),
  ageGroups: draft.ageGroups.map(cleanTitled),
  regionAliases: cleanAliases(draft),
  stages: draft.stages.map(cleanStage),
  disciplines: draft.disciplines.map((discipline) => ({
    ...discipline,
    penalties: discipline.penalties.map(cleanTitled),
  })),
  deadlines: draft.deadlines.map(cleanTitled),
  prizes: draft.prizes.map(cleanTitled),
  commission: draft.commission
    .map((member) => ({ ...member, name: cleanText(member.name) }))
    .filter(({ name }) => name !== ''),
  consent: cleanLocalized(draft.consent, cleanLines),
  confidentiality: cleanLocalized(draft.confidentiality, cleanLines),
});

/** What keeps a criterion from being saved; null where nothing does. */
export type CriterionFault = 'titles' | 'weight' | 'scale' | 'step' | 'anchors';

export function criterionFault(criterion: Criterion): CriterionFault | null {
  const { title, weight, scale, anchors } = criterion;
  if (languages.some((language) => title[language].trim() === '')) return 'titles';
  if (weight <= 0) return 'weight';
  if (scale.min >= scale.max) return 'scale';
  if (scale.step <= 0 || (scale.max - scale.min) % scale.step !== 0) return 'step';
  return anchors.some(({ level }) => level < scale.min || level > scale.max) ? 'anchors' : null;
}
