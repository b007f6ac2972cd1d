import type { LocalizedText } from '../basics/localized.ts';
import type {
  AgeGroup,
  CommissionMember,
  ContestSettings,
  Criterion,
  Deadline,
  FormField,
  Id,
  Level,
  Nomination,
  SpecialPrize,
  Stage,
  TurnPart,
} from './contest.ts';
import { disciplineFields, disciplineTitle, penaltyFields } from './discipline-fields.ts';
import type { Discipline, Penalty } from './discipline.ts';
import {
  compareFields,
  compareList,
  compareTexts,
  partOf,
  type ListRule,
  type Pair,
  type SettingsChange,
} from './settings-compare.ts';
import {
  anchorTitle,
  criterionFields,
  criterionTexts,
  deadlineFields,
  fieldFields,
  groupFields,
  levelTitle,
  memberFields,
  settingsFields,
  settingsTexts,
  stageFields,
  stageTexts,
  turnFields,
  type Fields,
  type Shown,
} from './settings-fields.ts';

const named = (title: LocalizedText): Shown => ({ type: 'localized', text: title });
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

const prizes: ListRule<SpecialPrize> = { ...nominations, part: 'prize' };

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

const turnParts: ListRule<TurnPart> = {
  part: 'turn-part',
  key: byId,
  title: titled,
  compare: (pair, within) => [
    ...compareTexts(pair, titleText, within),
    ...compareFields(pair, turnFields, within),
  ],
  ordered: true,
};

const levels: ListRule<Level> = {
  part: 'level',
  key: ({ from }) => `${from}`,
  title: levelTitle,
  compare: (pair, within) => compareTexts(pair, titleText, within),
  ordered: true,
};

const penalties: ListRule<Penalty> = {
  part: 'penalty',
  key: byId,
  title: titled,
  compare: (pair, within) => [
    ...compareTexts(pair, titleText, within),
    ...compareFields(pair, penaltyFields, within),
  ],
  ordered: true,
};

const disciplines: ListRule<Discipline> = {
  part: 'discipline',
  key: ({ nomination }) => nomination,
  title: disciplineTitle,
  compare: (pair, within) => [
    ...compareFields(pair, disciplineFields, within),
    ...compareList(
      partOf(pair, (discipline) => discipline.penalties),
      penalties,
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
    ...compareList(
      partOf(pair, ({ timing }) => timing),
      turnParts,
      within,
    ),
    ...compareList(
      partOf(pair, (stage) => stage.levels),
      levels,
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
      partOf(pair, (settings) => settings.disciplines),
      disciplines,
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
    ...compareList(
      partOf(pair, (settings) => settings.prizes),
      prizes,
      [],
    ),
    ...compareTexts(pair, settingsTexts, []),
  ];
}
