import { milli, milliToDecimal, type Milli } from '../../../shared/basics/points.ts';
import { languages, type Language, type LocalizedText } from '../../../shared/basics/localized.ts';
import { cleanLines, cleanText } from '../../../shared/contest/clean-text.ts';
import type {
  CommissionMember,
  ContestSettings,
  Criterion,
  Id,
  Nomination,
  RegionsProfileId,
  Stage,
} from '../../../shared/contest/contest.ts';
import { regionsOfProfile } from '../../../shared/contest/regions.ts';
import { commissionSeats, settingsFromTemplate } from '../../../shared/contest/templates.ts';

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

/** A template's settings with its unnamed seats. */
export const draftFromTemplate = (template: Id, season: string): Draft => ({
  ...settingsFromTemplate(template, { season, demo: false }),
  commission: commissionSeats(template),
});

/** The stage a contest of this version works with: the first that may score, also while it has no criteria. */
export const stageIndex = (draft: Draft): number => {
  const withCriteria = draft.stages.findIndex(
    ({ scored, criteria }) => scored && criteria.length > 0,
  );
  const scored = draft.stages.findIndex((stage) => stage.scored);
  return Math.max(0, withCriteria >= 0 ? withCriteria : scored);
};

export const stageOf = (draft: Draft): Stage | null => draft.stages[stageIndex(draft)] ?? null;

export function withStage(draft: Draft, change: (stage: Stage) => Stage): Draft {
  const at = stageIndex(draft);
  return {
    ...draft,
    stages: draft.stages.map((stage, index) => (index === at ? change(stage) : stage)),
  };
}

const replaceById = <T extends { readonly id: Id }>(list: readonly T[], next: T): readonly T[] =>
  list.some(({ id }) => id === next.id)
    ? list.map((entry) => (entry.id === next.id ? next : entry))
    : [...list, next];

const withoutId = <T extends { readonly id: Id }>(list: readonly T[], id: Id): readonly T[] =>
  list.filter((entry) => entry.id !== id);

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

/** Adds or replaces a criterion; a stage that gets its first one becomes a scored stage. */
export const withCriterion = (draft: Draft, criterion: Criterion): Draft =>
  withStage(draft, (stage) => ({
    ...stage,
    scored: true,
    criteria: replaceById(stage.criteria, criterion),
  }));

export const withoutCriterion = (draft: Draft, id: Id): Draft =>
  withStage(draft, (stage) => ({ ...stage, criteria: withoutId(stage.criteria, id) }));

/** Another dated list of regions; all of them take part until somebody chooses. */
export const withProfile = (draft: Draft, regionsProfile: RegionsProfileId): Draft => ({
  ...draft,
  regionsProfile,
  regions:
    regionsProfile === 'single' ? [] : regionsOfProfile(regionsProfile).map(({ code }) => code),
});

export function newCriterion(draft: Draft): Criterion {
  const criteria = stageOf(draft)?.criteria ?? [];
  const like = criteria.at(-1);
  return {
    id: freeId('criterion', criteria),
    title: noText,
    help: noText,
    weight: milli(10_000),
    scale: like?.scale ?? { min: milli(0), max: milli(10_000), step: milli(1000) },
    anchors: [],
    comment: like?.comment ?? { requiredAtOrBelow: null, requiredAtOrAbove: null, note: noText },
  };
}

const cleanLocalized = (text: LocalizedText, clean: (raw: string) => string): LocalizedText => ({
  kk: clean(text.kk),
  ru: clean(text.ru),
  en: clean(text.en),
});

const cleanCriterion = (criterion: Criterion): Criterion => ({
  ...criterion,
  title: cleanLocalized(criterion.title, cleanText),
  help: cleanLocalized(criterion.help, cleanLines),
  anchors: criterion.anchors
    .filter(({ text }) => languages.some((language) => text[language].trim() !== ''))
    .map(({ level, text }) => ({ level, text: cleanLocalized(text, cleanLines) }))
    .toSorted((a, b) => a.level - b.level),
});

/** Settings as they are signed: texts cleaned, seats without a name left out. */
export const draftToSettings = (draft: Draft): ContestSettings => ({
  ...draft,
  title: cleanLocalized(draft.title, cleanText),
  season: cleanText(draft.season),
  nominations: draft.nominations.map(({ id, title }) => ({
    id,
    title: cleanLocalized(title, cleanText),
  })),
  stages: draft.stages.map((stage) => ({ ...stage, criteria: stage.criteria.map(cleanCriterion) })),
  commission: draft.commission
    .map((member) => ({ ...member, name: cleanText(member.name) }))
    .filter(({ name }) => name !== ''),
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
