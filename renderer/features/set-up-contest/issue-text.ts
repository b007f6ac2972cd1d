import { milli } from '../../../shared/basics/points.ts';
import type { ContestSettings, Criterion, Id, Stage } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { SettingsIssue, UntitledPart } from '../../../shared/contest/settings-issues.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { type Text, useText } from '../../language/use-text.ts';

type Words = Text<'contest-setup'>;
type Of<Type extends SettingsIssue['type']> = Extract<SettingsIssue, { readonly type: Type }>;

/** Titles as a sentence names them: in quotation marks of the language, or "untitled". */
function namesIn(settings: ContestSettings, { t, format, language }: Words) {
  const titleOf = (
    list: readonly { readonly id: Id; readonly title: Stage['title'] }[],
    id: Id,
  ): string => {
    const found = list.find((entry) => entry.id === id);
    return (found === undefined ? '' : format.localized(found.title)) || t('untitled');
  };
  const stage = (id: Id) => settings.stages.find((entry) => entry.id === id);
  const criterion = (of: Id, id: Id): Criterion | undefined =>
    stage(of)?.criteria.find((entry) => entry.id === id);
  const field = (of: Id, id: Id) => stage(of)?.form.find((entry) => entry.id === id);
  const labelOf = (of: Id, id: Id): string => {
    const found = field(of, id);
    return (found === undefined ? '' : format.localized(found.label)) || t('untitled');
  };
  return {
    nomination: (id: Id) => titleOf(settings.nominations, id),
    group: (id: Id) => titleOf(settings.ageGroups, id),
    stage: (id: Id) => titleOf(settings.stages, id),
    deadline: (id: Id) => titleOf(settings.deadlines, id),
    criterion: (of: Id, id: Id) =>
      titleOf(
        [criterion(of, id)].filter((one) => one !== undefined),
        id,
      ),
    field: labelOf,
    region: (code: Id) => regionName(code, settings.regionsProfile, language),
    /** Number of a part in its list, for one that has no title to be named by. */
    number: (list: readonly { readonly id: Id }[], id: Id) =>
      String(list.findIndex((entry) => entry.id === id) + 1),
    stageOf: stage,
    fieldOf: field,
  };
}

type Names = ReturnType<typeof namesIn>;

/** Which title is meant: by its number where it may be empty in every language. */
function partText(of: UntitledPart, settings: ContestSettings, { t }: Words, names: Names): string {
  const numbered = (list: readonly { readonly id: Id }[], id: Id) => ({
    number: names.number(list, id),
  });
  switch (of.part) {
    case 'contest':
      return t('issueParts.contest');
    case 'nomination':
      return t('issueParts.nomination', numbered(settings.nominations, of.id));
    case 'age-group':
      return t('issueParts.age-group', numbered(settings.ageGroups, of.id));
    case 'stage':
      return t('issueParts.stage', numbered(settings.stages, of.id));
    case 'prize':
      return t('issueParts.prize', numbered(settings.prizes, of.id));
    case 'deadline':
      return t('issueParts.deadline', numbered(settings.deadlines, of.id));
    case 'criterion':
      return t('issueParts.criterion', numbered(names.stageOf(of.stage)?.criteria ?? [], of.id));
    case 'field':
      return t('issueParts.field', numbered(names.stageOf(of.stage)?.form ?? [], of.id));
    case 'option':
      return t('issueParts.option', {
        ...numbered(names.fieldOf(of.stage, of.field)?.options ?? [], of.id),
        field: names.field(of.stage, of.field),
      });
  }
}

type CriterionIssue = Extract<SettingsIssue, { readonly criterion: Id; readonly stage: Id }>;

function criterionText(issue: CriterionIssue, { t, format }: Words, names: Names): string {
  const criterion = names.criterion(issue.stage, issue.criterion);
  switch (issue.type) {
    case 'AnchorTextMissing': {
      const language = languageNames[issue.language];
      return t('issues.AnchorTextMissing', {
        criterion,
        language,
        score: format.score(issue.score),
      });
    }
    case 'AnchorTwice':
    case 'AnchorOffStep':
      return t(`issues.${issue.type}`, { criterion, score: format.score(issue.score) });
    case 'CommentNoteMissing':
      return t('issues.CommentNoteMissing', { criterion, language: languageNames[issue.language] });
    case 'TieBreakCriterionMissing':
      return t('issues.TieBreakCriterionMissing', { stage: names.stage(issue.stage) });
    case 'AnchorsMissing':
    case 'CommentAlways':
    case 'CommentNever':
    case 'WeightOfUnknownNomination':
      return t(`issues.${issue.type}`, { criterion });
  }
}

type StageIssue = Exclude<Extract<SettingsIssue, { readonly stage: Id }>, CriterionIssue>;

function stageText(issue: StageIssue, { t, format }: Words, names: Names): string {
  const stage = names.stage(issue.stage);
  switch (issue.type) {
    case 'WeightsUnusual':
      return t('issues.WeightsUnusual', { stage, sum: format.score(milli(issue.sum)) });
    case 'OptionsMissing':
      return t('issues.OptionsMissing', { field: names.field(issue.stage, issue.field) });
    case 'QuotaMinAbovePlaces':
      return t('issues.QuotaMinAbovePlaces', {
        stage,
        needed: format.number(issue.needed),
        places: format.number(issue.places),
      });
    case 'QuotaMaxBelowPlaces':
      return t('issues.QuotaMaxBelowPlaces', {
        stage,
        filled: format.number(issue.filled),
        places: format.number(issue.places),
      });
    case 'QuotaTwice':
    case 'QuotaEmpty':
    case 'QuotaMinAboveMax':
    case 'QuotaWithoutRegions':
      return t(`issues.${issue.type}`, { stage, by: t(`quotaSubjects.${issue.by}`) });
    case 'CriteriaMissing':
    case 'OwnRegionTakesAll':
    case 'OwnRegionWithoutRegions':
    case 'TieBreakMissing':
    case 'TieBreakAfterChair':
    case 'PassMarkOutOfScale':
    case 'DiscrepancyBeyondScale':
    case 'DiscrepancyOneJuror':
    case 'TrimmedFewJurors':
    case 'StageWithoutDeadline':
    case 'FormEmpty':
      return t(`issues.${issue.type}`, { stage });
  }
}

type DateOrGroup = Of<
  | 'DeadlineWithoutDay'
  | 'DeadlineOfUnknownStage'
  | 'DeadlineBeforeAnnouncement'
  | 'DeadlinesSwapped'
  | 'AgeGroupOfUnknownNomination'
  | 'AgeGroupGradesSwapped'
  | 'AgeGroupsOverlap'
>;

function dateOrGroupText(issue: DateOrGroup, { t }: Words, names: Names): string {
  if (issue.type === 'DeadlinesSwapped')
    return t('issues.DeadlinesSwapped', {
      earlier: names.stage(issue.earlier),
      later: names.stage(issue.later),
    });
  if ('deadline' in issue)
    return t(`issues.${issue.type}`, { deadline: names.deadline(issue.deadline) });
  const group = names.group(issue.group);
  return issue.type === 'AgeGroupsOverlap'
    ? t('issues.AgeGroupsOverlap', { group, other: names.group(issue.other) })
    : t(`issues.${issue.type}`, { group });
}

type AliasIssue = Extract<SettingsIssue, { readonly alias: string }>;

function aliasText(issue: AliasIssue, { t }: Words, names: Names): string {
  const { alias } = issue;
  const region = names.region(issue.region);
  return issue.type === 'AliasOfAbsentRegion'
    ? t('issues.AliasOfAbsentRegion', { alias, region })
    : t(`issues.${issue.type}`, { alias, region, other: names.region(issue.other) });
}

/** Sentences for what is missing. */
export function useIssueText(settings: ContestSettings): (issue: SettingsIssue) => string {
  const words = useText('contest-setup');
  const { t } = words;
  const names = namesIn(settings, words);
  return (issue) => {
    if ('alias' in issue) return aliasText(issue, words, names);
    if ('criterion' in issue) return criterionText(issue, words, names);
    if ('stage' in issue) return stageText(issue, words, names);
    if ('deadline' in issue || 'group' in issue || issue.type === 'DeadlinesSwapped')
      return dateOrGroupText(issue, words, names);
    switch (issue.type) {
      case 'TitleMissing': {
        const title = partText(issue.of, settings, words, names);
        return t('issues.TitleMissing', { title, language: languageNames[issue.language] });
      }
      case 'TitleTwice':
        return t('issues.TitleTwice', { title: partText(issue.of, settings, words, names) });
      case 'NominationWithoutAgeGroup':
        return t('issues.NominationWithoutAgeGroup', {
          nomination: names.nomination(issue.nomination),
        });
      case 'MemberTwice': {
        const member = settings.commission.find(({ id }) => id === issue.member);
        return t('issues.MemberTwice', { name: member?.name ?? '' });
      }
      case 'SignedTextMissing':
        return t(`issues.SignedTextMissing.${issue.text}`, {
          language: languageNames[issue.language],
        });
      case 'SeasonMissing':
      case 'NominationsMissing':
      case 'RegionsMissing':
      case 'OneRegionExpected':
      case 'ScoredStageMissing':
      case 'AnnouncementMissing':
      case 'GrantCeilingMissing':
      case 'GrantAboveCeiling':
      case 'CommissionMissing':
      case 'ChairMissing':
      case 'ChairTwice':
      case 'NobodyVotes':
      case 'QuorumNone':
        return t(`issues.${issue.type}`);
    }
  };
}
