import type { SettingsIssue, UntitledPart } from '../../../shared/contest/settings-issues.ts';
import type { Place } from './settings-place.ts';

type Target = Omit<Place, 'visit'>;

const at = (section: Place['section'], row: string | null = null): Target => ({
  section,
  stage: null,
  row,
});

function placeOfPart(of: UntitledPart): Target {
  switch (of.part) {
    case 'contest':
      return at('general', 'title');
    case 'nomination':
    case 'age-group':
      return at('nominations', `${of.part}/${of.id}`);
    case 'prize':
      return at('commission', `prize/${of.id}`);
    case 'stage':
      return at('stages', `stage/${of.id}`);
    case 'deadline':
      return at('deadlines', `deadline/${of.id}`);
    case 'criterion':
      return { section: 'criteria', stage: of.stage, row: `criterion/${of.id}` };
    case 'field':
      return { section: 'form', stage: of.stage, row: `field/${of.id}` };
    case 'option':
      return { section: 'form', stage: of.stage, row: `field/${of.field}` };
  }
}

/** Cards of the rules that bear on an issue of a stage. */
const ruleRows = {
  OwnRegionTakesAll: 'assignment',
  OwnRegionWithoutRegions: 'assignment',
  TieBreakCriterionMissing: 'ties',
  TieBreakMissing: 'ties',
  TieBreakAfterChair: 'ties',
  PassMarkOutOfScale: 'ranking',
  TrimmedFewJurors: 'ranking',
  DiscrepancyBeyondScale: 'discrepancy',
  DiscrepancyOneJuror: 'discrepancy',
  QuotaMinAboveMax: 'quotas',
  QuotaMinAbovePlaces: 'quotas',
  QuotaMaxBelowPlaces: 'quotas',
  QuotaTwice: 'quotas',
  QuotaEmpty: 'quotas',
  QuotaWithoutRegions: 'quotas',
} as const;

type RuleIssue = Extract<SettingsIssue, { readonly type: keyof typeof ruleRows }>;

const isRuleIssue = (issue: SettingsIssue): issue is RuleIssue =>
  Object.hasOwn(ruleRows, issue.type);

/** Where something can be put right: the part, the stage and the row. */
export function placeOfIssue(issue: SettingsIssue): Target {
  if (isRuleIssue(issue))
    return { section: 'regulation', stage: issue.stage, row: ruleRows[issue.type] };
  if ('alias' in issue) return at('regions', `region/${issue.region}`);
  if ('group' in issue) return at('nominations', `age-group/${issue.group}`);
  if ('deadline' in issue) return at('deadlines', `deadline/${issue.deadline}`);
  if ('criterion' in issue)
    return { section: 'criteria', stage: issue.stage, row: `criterion/${issue.criterion}` };
  switch (issue.type) {
    case 'TitleMissing':
    case 'TitleTwice':
      return placeOfPart(issue.of);
    case 'SeasonMissing':
      return at('general', 'season');
    case 'RegionsMissing':
    case 'OneRegionExpected':
      return at('regions', 'regions');
    case 'NominationsMissing':
      return at('nominations');
    case 'NominationWithoutAgeGroup':
      return at('nominations', `nomination/${issue.nomination}`);
    case 'ScoredStageMissing':
      return at('criteria');
    case 'CriteriaMissing':
    case 'WeightsUnusual':
      return { section: 'criteria', stage: issue.stage, row: null };
    case 'FormEmpty':
      return { section: 'form', stage: issue.stage, row: null };
    case 'OptionsMissing':
      return { section: 'form', stage: issue.stage, row: `field/${issue.field}` };
    case 'StageWithoutDeadline':
      return at('deadlines');
    case 'AnnouncementMissing':
      return at('deadlines', 'announced');
    case 'DeadlinesSwapped':
      return at('deadlines');
    case 'GrantCeilingMissing':
    case 'GrantAboveCeiling':
      return at('deadlines', 'grants');
    case 'CommissionMissing':
    case 'ChairMissing':
    case 'ChairTwice':
    case 'NobodyVotes':
      return at('commission');
    case 'MemberTwice':
      return at('commission', `member/${issue.member}`);
    case 'QuorumNone':
      return at('commission', 'quorum');
    case 'SignedTextMissing':
      return at('texts', issue.text);
  }
}
