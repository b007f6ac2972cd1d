import type { LocalizedText } from '../basics/localized.ts';
import type { Milli } from '../basics/points.ts';
import type { Discipline, TieRule } from './discipline.ts';
import type {
  AgeGroup,
  Anchor,
  CommissionMember,
  ContestSettings,
  Criterion,
  Deadline,
  Discrepancy,
  FormField,
  Id,
  Level,
  Quota,
  RankingMethod,
  RegionCode,
  RegionsProfileId,
  Stage,
  StageRegulation,
  StageSubject,
  TurnPart,
} from './contest.ts';
import type { FieldName, TextName } from './settings-field-names.ts';

/** A value of the settings as a screen shows it: what kind of value it is, and the value. */
export type Shown =
  | { readonly type: 'nothing' }
  | { readonly type: 'no-limit' }
  | { readonly type: 'whole-jury' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'localized'; readonly text: LocalizedText }
  | { readonly type: 'points'; readonly points: Milli }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly type: 'money'; readonly tenge: number }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'yes-no'; readonly yes: boolean }
  | { readonly type: 'region'; readonly code: RegionCode }
  | { readonly type: 'profile'; readonly profile: RegionsProfileId }
  | { readonly type: 'stage-kind'; readonly kind: string }
  | { readonly type: 'field-type'; readonly name: string }
  | { readonly type: 'role'; readonly role: CommissionMember['role'] }
  | { readonly type: 'method'; readonly method: RankingMethod }
  | { readonly type: 'aggregate'; readonly aggregate: StageRegulation['aggregate'] }
  | { readonly type: 'scope'; readonly scope: 'nomination' | 'all' }
  | { readonly type: 'jurors-shown'; readonly how: ContestSettings['jurorsShown'] }
  | { readonly type: 'discrepancy-action'; readonly action: Discrepancy['action'] }
  | { readonly type: 'nomination'; readonly id: Id }
  | { readonly type: 'stage-subject'; readonly subject: StageSubject }
  | { readonly type: 'tournament-system'; readonly system: Discipline['system'] }
  | { readonly type: 'team-tie-rule'; readonly rule: TieRule }
  | { readonly type: 'counted-heats'; readonly counted: Discipline['counted'] }
  | ({ readonly type: 'quota' } & Quota)
  | { readonly type: 'tie-criterion'; readonly stage: LocalizedText; readonly title: LocalizedText }
  | { readonly type: 'tie-rule'; readonly rule: string }
  | { readonly type: 'weight'; readonly nomination: LocalizedText; readonly points: Milli }
  | { readonly type: 'list'; readonly items: readonly Shown[] };

/** How each field of a thing is shown; `settings` are those the thing stands in. */
export type Fields<T> = readonly {
  readonly name: FieldName;
  readonly show: (of: T, settings: ContestSettings) => Shown;
}[];

/** Texts of a thing that are compared language by language. */
export type Texts<T> = readonly {
  readonly name: TextName;
  readonly of: (of: T) => LocalizedText;
}[];

const nothing: Shown = { type: 'nothing' };
const noText: LocalizedText = { kk: '', ru: '', en: '' };
const text = (value: string): Shown => (value === '' ? nothing : { type: 'text', text: value });
export const yesNo = (yes: boolean): Shown => ({ type: 'yes-no', yes });
export const count = (value: number | null): Shown =>
  value === null ? nothing : { type: 'count', count: value };
const points = (value: Milli | null): Shown =>
  value === null ? nothing : { type: 'points', points: value };
const money = (tenge: number | null): Shown =>
  tenge === null ? nothing : { type: 'money', tenge };
const day = (value: string | null): Shown =>
  value === null ? nothing : { type: 'day', day: value };
export const list = (items: readonly Shown[]): Shown =>
  items.length === 0 ? nothing : { type: 'list', items };

/** The title of something named by its id; the id itself where it is not there. */
export function titleOf(
  id: Id | null,
  among: readonly { readonly id: Id; readonly title: LocalizedText }[],
): Shown {
  if (id === null) return nothing;
  const found = among.find((entry) => entry.id === id);
  return found === undefined ? text(id) : { type: 'localized', text: found.title };
}

export const settingsFields: Fields<ContestSettings> = [
  { name: 'template', show: ({ template }) => text(template) },
  { name: 'season', show: ({ season }) => text(season) },
  { name: 'demo', show: ({ demo }) => yesNo(demo) },
  { name: 'regionsProfile', show: ({ regionsProfile: profile }) => ({ type: 'profile', profile }) },
  {
    name: 'regions',
    // In the order of their codes: which box was ticked first says nothing.
    show: ({ regions }) => list(regions.toSorted().map((code) => ({ type: 'region', code }))),
  },
  { name: 'quorum', show: ({ quorum }) => ({ type: 'fraction', ...quorum }) },
  { name: 'announced', show: ({ announced }) => day(announced) },
  { name: 'appealDays', show: ({ appealDays }) => count(appealDays) },
  { name: 'grants', show: ({ grants }) => yesNo(grants !== null) },
  { name: 'grantCeiling', show: ({ grants }) => money(grants?.ceiling ?? null) },
  { name: 'grantPerProject', show: ({ grants }) => money(grants?.perProjectMax ?? null) },
  { name: 'grantPartial', show: ({ grants }) => yesNo(grants?.partialAllowed ?? false) },
  { name: 'prizePlaces', show: ({ prizePlaces }) => count(prizePlaces) },
  { name: 'sealing', show: ({ sealing }) => count(sealing) },
  { name: 'jurorsShown', show: ({ jurorsShown: how }) => ({ type: 'jurors-shown', how }) },
  { name: 'reportDays', show: ({ reportDaysAfterOrder: days }) => count(days) },
];

export const settingsTexts: Texts<ContestSettings> = [
  { name: 'consent', of: ({ consent }) => consent },
  { name: 'confidentiality', of: ({ confidentiality }) => confidentiality },
];

export const groupFields: Fields<AgeGroup> = [
  { name: 'gradeMin', show: ({ gradeMin }) => count(gradeMin) },
  { name: 'gradeMax', show: ({ gradeMax }) => count(gradeMax) },
  {
    name: 'groupNomination',
    show: ({ nomination }, { nominations }) => titleOf(nomination, nominations),
  },
];

export const deadlineFields: Fields<Deadline> = [
  { name: 'deadlineStage', show: ({ stage }, { stages }) => titleOf(stage, stages) },
  { name: 'offsetDays', show: ({ offsetDays }) => count(offsetDays) },
  { name: 'date', show: ({ date }) => day(date) },
];

export const memberFields: Fields<CommissionMember> = [
  { name: 'name', show: ({ name }) => text(name) },
  { name: 'role', show: ({ role }) => ({ type: 'role', role }) },
  { name: 'votes', show: ({ vote }) => yesNo(vote) },
];

export const fieldFields: Fields<FormField> = [
  { name: 'fieldType', show: ({ type: name }) => ({ type: 'field-type', name }) },
  { name: 'required', show: ({ required }) => yesNo(required) },
];

export const anchorTitle = ({ level }: Anchor): Shown => points(level);

export const criterionTexts: Texts<Criterion> = [
  { name: 'title', of: ({ title }) => title },
  { name: 'help', of: ({ help }) => help },
  { name: 'commentNote', of: ({ comment }) => comment.note },
];

export const criterionFields: Fields<Criterion> = [
  { name: 'weight', show: ({ weight }) => points(weight) },
  {
    name: 'weightsByNomination',
    show: ({ weightsByNomination = {} }, { nominations }) =>
      list(
        Object.entries(weightsByNomination)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([id, weight]) => {
            const title = nominations.find((nomination) => nomination.id === id)?.title;
            return {
              type: 'weight',
              nomination: title ?? { kk: id, ru: id, en: id },
              points: weight,
            };
          }),
      ),
  },
  { name: 'scaleMin', show: ({ scale }) => points(scale.min) },
  { name: 'scaleMax', show: ({ scale }) => points(scale.max) },
  { name: 'scaleStep', show: ({ scale }) => points(scale.step) },
  { name: 'commentBelow', show: ({ comment }) => points(comment.requiredAtOrBelow) },
  { name: 'commentAbove', show: ({ comment }) => points(comment.requiredAtOrAbove) },
];

export const stageTexts: Texts<Stage> = [
  { name: 'title', of: ({ title }) => title },
  { name: 'advanceTitle', of: ({ regulation }) => regulation.advance?.title ?? noText },
];

const tieRules = ({ regulation }: Stage, { stages }: ContestSettings): readonly Shown[] =>
  regulation.tieBreak.map((rule): Shown => {
    if (rule.by === 'other') return { type: 'tie-rule', rule: rule.name };
    if (rule.by !== 'criterion') return { type: 'tie-rule', rule: rule.by };
    const stage = stages.find(({ id }) => id === rule.stage);
    const criterion = stage?.criteria.find(({ id }) => id === rule.criterion);
    const { stage: stageId, criterion: id } = rule;
    return {
      type: 'tie-criterion',
      stage: stage?.title ?? { kk: stageId, ru: stageId, en: stageId },
      title: criterion?.title ?? { kk: id, ru: id, en: id },
    };
  });

const judgedBy: Fields<Stage> = [
  {
    name: 'jurorsPerSubmission',
    show: ({ assignment: { jurorsPerSubmission: jurors } }) =>
      jurors === 'all' ? { type: 'whole-jury' } : count(jurors),
  },
  {
    name: 'ownRegionMax',
    show: ({ assignment: { ownRegionMax } }) =>
      ownRegionMax === null ? { type: 'no-limit' } : count(ownRegionMax),
  },
  { name: 'ownOrganisation', show: ({ assignment }) => yesNo(assignment.ownOrganisationExcluded) },
  { name: 'calibration', show: ({ assignment }) => count(assignment.calibration) },
  { name: 'blind', show: ({ assignment }) => yesNo(assignment.blind) },
];

export const stageFields: Fields<Stage> = [
  { name: 'kind', show: ({ kind }) => ({ type: 'stage-kind', kind }) },
  { name: 'scored', show: ({ scored }) => yesNo(scored) },
  { name: 'subject', show: ({ subject }) => ({ type: 'stage-subject', subject }) },
  { name: 'ranked', show: ({ ranked }) => yesNo(ranked) },
  ...judgedBy,
  { name: 'method', show: ({ regulation: { method } }) => ({ type: 'method', method }) },
  {
    name: 'aggregate',
    show: ({ regulation: { aggregate } }) => ({ type: 'aggregate', aggregate }),
  },
  { name: 'roundingPanel', show: ({ regulation }) => points(regulation.rounding.panel) },
  { name: 'roundingWeighted', show: ({ regulation }) => points(regulation.rounding.weighted) },
  { name: 'roundingFinal', show: ({ regulation }) => points(regulation.rounding.final) },
  { name: 'passMark', show: ({ regulation }) => points(regulation.passMark) },
  { name: 'tieBreak', show: (stage, settings) => list(tieRules(stage, settings)) },
  { name: 'advanceTop', show: ({ regulation }) => count(regulation.advance?.top ?? null) },
  {
    name: 'advanceScope',
    show: ({ regulation: { advance } }) =>
      advance === null ? nothing : { type: 'scope', scope: advance.scope },
  },
  {
    name: 'discrepancyThreshold',
    show: ({ regulation }) => points(regulation.discrepancy?.threshold ?? null),
  },
  {
    name: 'discrepancyAction',
    show: ({ regulation: { discrepancy } }) =>
      discrepancy === null ? nothing : { type: 'discrepancy-action', action: discrepancy.action },
  },
  {
    name: 'quotas',
    show: ({ regulation }) => list(regulation.quotas.map((quota) => ({ type: 'quota', ...quota }))),
  },
];

export const turnFields: Fields<TurnPart> = [
  { name: 'seconds', show: ({ seconds }) => count(seconds) },
];

/** A level is known by the bound it begins at. */
export const levelTitle = ({ from }: Level): Shown => points(from);
