import { languages, type Language, type LocalizedText } from '../basics/localized.ts';
import { sameData } from '../basics/same-data.ts';
import type {
  AgeGroup,
  CommissionMember,
  ContestSettings,
  Criterion,
  Deadline,
  FormField,
  Id,
  Nomination,
  Stage,
} from './contest.ts';
import {
  anchorTitle,
  criterionFields,
  criterionTexts,
  deadlineFields,
  fieldFields,
  groupFields,
  memberFields,
  settingsFields,
  settingsTexts,
  stageFields,
  stageTexts,
  type FieldName,
  type Fields,
  type Shown,
  type TextName,
  type Texts,
} from './settings-fields.ts';

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

type Within = readonly ChangePlace[];

/** Two versions of one thing, and the settings that each stands in. */
interface Pair<T> {
  readonly a: T;
  readonly b: T;
  readonly before: ContestSettings;
  readonly after: ContestSettings;
}

const nothing: Shown = { type: 'nothing' };
const named = (title: LocalizedText): Shown => ({ type: 'localized', text: title });

/** A part taken out of both versions. */
const partOf = <T, P>(pair: Pair<T>, part: (whole: T) => P): Pair<P> => ({
  ...pair,
  a: part(pair.a),
  b: part(pair.b),
});

function compareFields<T>(
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

function compareTexts<T>(
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

interface ListRule<T> {
  readonly part: Part;
  readonly key: (item: T, at: number, list: readonly T[]) => Id;
  readonly title: (item: T) => Shown;
  readonly compare: (pair: Pair<T>, within: Within) => readonly SettingsChange[];
  /** False where the order says nothing. */
  readonly ordered: boolean;
}

const keyed = <T>(list: readonly T[], rule: ListRule<T>): ReadonlyMap<Id, T> =>
  new Map(list.map((item, at) => [rule.key(item, at, list), item]));

function compareList<T>(
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

const byId = ({ id }: { readonly id: Id }): Id => id;
const titled = ({ title }: { readonly title: LocalizedText }): Shown => named(title);
const titleText = [
  { name: 'title', of: ({ title }: { readonly title: LocalizedText }) => title },
] as const;

const nominations: ListRule<Nomination> = {
  part: 'nomination',
  key: byId,
  title: titled,
  compare: (pair, within) => compareTexts(pair, titleText, within),
  ordered: true,
};

const ageGroups: ListRule<AgeGroup> = {
  part: 'age-group',
  key: byId,
  title: titled,
  compare: (pair, within) => [
    ...compareTexts(pair, titleText, within),
    ...compareFields(pair, groupFields, within),
  ],
  ordered: true,
};

const deadlines: ListRule<Deadline> = {
  part: 'deadline',
  key: byId,
  title: titled,
  compare: (pair, within) => [
    ...compareTexts(pair, titleText, within),
    ...compareFields(pair, deadlineFields, within),
  ],
  ordered: true,
};

const members: ListRule<CommissionMember> = {
  part: 'member',
  key: byId,
  title: ({ name, role }) => (name === '' ? { type: 'role', role } : { type: 'text', text: name }),
  compare: (pair, within) => compareFields(pair, memberFields, within),
  ordered: true,
};

const options: ListRule<Nomination> = { ...nominations, part: 'option' };

const formFields: ListRule<FormField> = {
  part: 'field',
  key: byId,
  title: ({ label }) => named(label),
  compare: (pair, within) => [
    ...compareTexts(pair, [{ name: 'title', of: ({ label }) => label }], within),
    ...compareFields(pair, fieldFields, within),
    ...compareList(
      partOf(pair, (field) => field.options),
      options,
      within,
    ),
  ],
  ordered: true,
};

const anchors: ListRule<Criterion['anchors'][number]> = {
  part: 'anchor',
  // A level that was described twice by mistake is two things.
  key: ({ level }, at, list) =>
    `${level}/${list.slice(0, at).filter((other) => other.level === level).length}`,
  title: anchorTitle,
  compare: (pair, within) =>
    compareTexts(pair, [{ name: 'meaning', of: ({ text }) => text }], within),
  ordered: true,
};

const criteria: ListRule<Criterion> = {
  part: 'criterion',
  key: byId,
  title: titled,
  compare: (pair, within) => [
    ...compareTexts(pair, criterionTexts, within),
    ...compareFields(pair, criterionFields, within),
    ...compareList(
      partOf(pair, (criterion) => criterion.anchors),
      anchors,
      within,
    ),
  ],
  ordered: true,
};

const stages: ListRule<Stage> = {
  part: 'stage',
  key: byId,
  title: titled,
  compare: (pair, within) => [
    ...compareTexts(pair, stageTexts, within),
    ...compareFields(pair, stageFields, within),
    ...compareList(
      partOf(pair, ({ form }) => form),
      formFields,
      within,
    ),
    ...compareList(
      partOf(pair, (stage) => stage.criteria),
      criteria,
      within,
    ),
  ],
  ordered: true,
};

interface Spellings {
  readonly region: Id;
  readonly spellings: readonly string[];
}

const spellingsOf = ({ regionAliases }: ContestSettings): readonly Spellings[] =>
  Object.entries(regionAliases)
    .map(([region, spellings]) => ({ region, spellings }))
    .toSorted((a, b) => (a.region < b.region ? -1 : 1));

const spelled: Fields<Spellings> = [
  {
    name: 'aliases',
    show: ({ spellings }) => ({
      type: 'list',
      items: spellings.map((text) => ({ type: 'text', text })),
    }),
  },
];

/** A region that has no spellings of its own yet is no other than one with an empty list of them. */
function compareSpellings(pair: Pair<ContestSettings>): readonly SettingsChange[] {
  const lists = partOf(pair, spellingsOf);
  const regions = [...new Set([...lists.a, ...lists.b].map(({ region }) => region))].toSorted();
  return regions.flatMap((region) => {
    const at = (list: readonly Spellings[]): Spellings =>
      list.find((entry) => entry.region === region) ?? { region, spellings: [] };
    return compareFields(partOf(lists, at), spelled, [
      { part: 'region', title: { type: 'region', code: region } },
    ]);
  });
}

/**
 * What differs between two versions of a contest's settings, field by field, in the order of the set-up screen; empty
 * exactly where they say the same. Things are known by their ids: one that got another id was removed and added.
 */
export function settingsDifference(
  before: ContestSettings,
  after: ContestSettings,
): readonly SettingsChange[] {
  const pair = { a: before, b: after, before, after };
  return [
    ...compareTexts(pair, [{ name: 'title', of: ({ title }) => title }], []),
    ...compareFields(pair, settingsFields, []),
    ...compareSpellings(pair),
    ...compareList(
      partOf(pair, (settings) => settings.nominations),
      nominations,
      [],
    ),
    ...compareList(
      partOf(pair, (settings) => settings.ageGroups),
      ageGroups,
      [],
    ),
    ...compareList(
      partOf(pair, (settings) => settings.stages),
      stages,
      [],
    ),
    ...compareList(
      partOf(pair, (settings) => settings.deadlines),
      deadlines,
      [],
    ),
    ...compareList(
      partOf(pair, ({ commission }) => commission),
      members,
      [],
    ),
    ...compareTexts(pair, settingsTexts, []),
  ];
}
