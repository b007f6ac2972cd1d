import { languages, type Language } from '../basics/localized.ts';
import { sameData } from '../basics/same-data.ts';
import type { ContestSettings, Id } from './contest.ts';
import type { FieldName, TextName } from './settings-field-names.ts';
import type { Fields, Shown, Texts } from './settings-fields.ts';

/** A thing of the settings that has a name of its own. */
export type Part =
  | 'nomination'
  | 'age-group'
  | 'region'
  | 'stage'
  | 'field'
  | 'option'
  | 'criterion'
  | 'anchor'
  | 'deadline'
  | 'prize'
  | 'turn-part'
  | 'level'
  | 'discipline'
  | 'penalty'
  | 'member';

/** One step on the way to a change: "stage «Written review»", then "criterion «Novelty»". */
export interface ChangePlace {
  readonly part: Part;
  readonly title: Shown;
}

/** One thing that differs between two versions of the settings, for a screen to say in words. */
export type SettingsChange = {
  /** Where it stands, the outermost first; empty for what belongs to the contest as a whole. */
  readonly within: readonly ChangePlace[];
} & (
  | {
      readonly type: 'changed';
      readonly field: FieldName | TextName;
      /** The language whose text changed; null where it is no text in three languages. */
      readonly language: Language | null;
      readonly before: Shown;
      readonly after: Shown;
    }
  | { readonly type: 'added' | 'removed'; readonly part: Part; readonly title: Shown }
  | {
      readonly type: 'reordered';
      readonly part: Part;
      readonly before: readonly Shown[];
      readonly after: readonly Shown[];
    }
);

export type Within = readonly ChangePlace[];

/** Two versions of one thing, and the settings that each stands in. */
export interface Pair<T> {
  readonly a: T;
  readonly b: T;
  readonly before: ContestSettings;
  readonly after: ContestSettings;
}

const nothing: Shown = { type: 'nothing' };

/** A part taken out of both versions. */
export const partOf = <T, P>(pair: Pair<T>, part: (whole: T) => P): Pair<P> => ({
  ...pair,
  a: part(pair.a),
  b: part(pair.b),
});

/** Fields of one thing that are shown differently. */
export function compareFields<T>(
  { a, b, before, after }: Pair<T>,
  fields: Fields<T>,
  within: Within,
): readonly SettingsChange[] {
  return fields.flatMap(({ name, show }): SettingsChange[] => {
    const [was, is] = [show(a, before), show(b, after)];
    return sameData(was, is)
      ? []
      : [{ type: 'changed', within, field: name, language: null, before: was, after: is }];
  });
}

const shownText = (text: string): Shown => (text === '' ? nothing : { type: 'text', text });

/** Texts of one thing that differ, each language by itself. */
export function compareTexts<T>(
  { a, b }: Pair<T>,
  texts: Texts<T>,
  within: Within,
): readonly SettingsChange[] {
  return texts.flatMap(({ name, of }) =>
    languages.flatMap((language): SettingsChange[] => {
      const [was, is] = [of(a)[language], of(b)[language]];
      return was === is
        ? []
        : [
            {
              type: 'changed',
              within,
              field: name,
              language,
              before: shownText(was),
              after: shownText(is),
            },
          ];
    }),
  );
}

/** How the parts of a list are known, named and compared. */
export interface ListRule<T> {
  readonly part: Part;
  readonly key: (item: T, at: number, list: readonly T[]) => Id;
  readonly title: (item: T) => Shown;
  readonly compare: (pair: Pair<T>, within: Within) => readonly SettingsChange[];
  /** False where the order says nothing. */
  readonly ordered: boolean;
}

const keyed = <T>(list: readonly T[], rule: ListRule<T>): ReadonlyMap<Id, T> =>
  new Map(list.map((item, at) => [rule.key(item, at, list), item]));

/** Parts that were removed and added, what differs in those that stayed, and their order. */
export function compareList<T>(
  pair: Pair<readonly T[]>,
  rule: ListRule<T>,
  within: Within,
): readonly SettingsChange[] {
  const [before, after] = [keyed(pair.a, rule), keyed(pair.b, rule)];
  const { part, title } = rule;
  const changes: SettingsChange[] = [];
  for (const [key, item] of before)
    if (!after.has(key)) changes.push({ type: 'removed', within, part, title: title(item) });
  for (const [key, item] of after) {
    const old = before.get(key);
    if (old === undefined) changes.push({ type: 'added', within, part, title: title(item) });
    else
      changes.push(
        ...rule.compare({ ...pair, a: old, b: item }, [...within, { part, title: title(item) }]),
      );
  }
  const kept = (these: ReadonlyMap<Id, T>, those: ReadonlyMap<Id, T>) =>
    [...these].filter(([key]) => those.has(key));
  const [was, is] = [kept(before, after), kept(after, before)];
  if (rule.ordered && was.some(([key], at) => key !== is[at]?.[0]))
    changes.push({
      type: 'reordered',
      within,
      part,
      before: was.map(([, item]) => title(item)),
      after: is.map(([, item]) => title(item)),
    });
  return changes;
}
