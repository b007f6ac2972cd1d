import { languages, type Language, type LocalizedText } from '../basics/localized.ts';
import type { ContestSettings, Id, Stage } from './contest.ts';
import { firstScoredStage } from './templates.ts';

/** Something that is missing before a contest may start, or that a person should look at (`advice`). */
export type SettingsIssue = {
  readonly level: 'blocking' | 'advice';
} & (
  | { readonly type: 'TitleMissing'; readonly language: Language }
  | { readonly type: 'SeasonMissing' }
  | { readonly type: 'NominationsMissing' }
  | {
      readonly type: 'NominationTitleMissing';
      readonly nomination: Id;
      readonly language: Language;
    }
  | { readonly type: 'RegionsMissing' }
  | { readonly type: 'OneRegionExpected' }
  | { readonly type: 'ScoredStageMissing' }
  | { readonly type: 'CriteriaMissing'; readonly stage: Id }
  | {
      readonly type: 'CriterionTitleMissing';
      readonly stage: Id;
      readonly criterion: Id;
      readonly language: Language;
    }
  | { readonly type: 'WeightsUnusual'; readonly stage: Id; readonly sum: number }
  | { readonly type: 'OwnRegionTakesAll'; readonly stage: Id }
  | { readonly type: 'TieBreakCriterionMissing'; readonly stage: Id; readonly criterion: Id }
  | { readonly type: 'PassMarkOutOfScale'; readonly stage: Id }
  | { readonly type: 'CommissionMissing' }
  | { readonly type: 'ChairMissing' }
);

const languagesWithout = (text: LocalizedText): readonly Language[] =>
  languages.filter((language) => text[language].trim() === '');

const missingTitles = (settings: ContestSettings): readonly SettingsIssue[] => [
  ...languagesWithout(settings.title).map((language): SettingsIssue => ({
    level: 'blocking',
    type: 'TitleMissing',
    language,
  })),
  ...settings.nominations.flatMap(({ id, title }) =>
    languagesWithout(title).map((language): SettingsIssue => ({
      level: 'blocking',
      type: 'NominationTitleMissing',
      nomination: id,
      language,
    })),
  ),
];

function missingRegions({ regionsProfile, regions }: ContestSettings): readonly SettingsIssue[] {
  if (regionsProfile === 'none') return [];
  if (regionsProfile === 'single')
    return regions.length === 1 ? [] : [{ level: 'blocking', type: 'OneRegionExpected' }];
  return regions.length === 0 ? [{ level: 'blocking', type: 'RegionsMissing' }] : [];
}

/** The pass mark is a weighted mean, so it lies between the least and the greatest end of the scales. */
const passMarkFits = ({ criteria, regulation: { passMark, aggregate } }: Stage): boolean =>
  passMark === null ||
  aggregate === 'sum' ||
  (passMark >= Math.min(...criteria.map(({ scale }) => scale.min)) &&
    passMark <= Math.max(...criteria.map(({ scale }) => scale.max)));

function issuesOfStage(stage: Stage, all: readonly Stage[]): readonly SettingsIssue[] {
  const { id, criteria, assignment, regulation } = stage;
  const { jurorsPerSubmission, ownRegionMax } = assignment;
  const sum = criteria.reduce((total, criterion) => total + criterion.weight, 0);
  const issues: SettingsIssue[] = criteria.flatMap((criterion) =>
    languagesWithout(criterion.title).map((language): SettingsIssue => ({
      level: 'blocking',
      type: 'CriterionTitleMissing',
      stage: id,
      criterion: criterion.id,
      language,
    })),
  );
  if (regulation.aggregate === 'weighted-mean' && sum !== 100_000)
    issues.push({ level: 'advice', type: 'WeightsUnusual', stage: id, sum });
  if (jurorsPerSubmission !== 'all' && ownRegionMax !== null && ownRegionMax >= jurorsPerSubmission)
    issues.push({ level: 'advice', type: 'OwnRegionTakesAll', stage: id });
  if (!passMarkFits(stage))
    issues.push({ level: 'blocking', type: 'PassMarkOutOfScale', stage: id });
  for (const rule of regulation.tieBreak) {
    if (rule.by !== 'criterion') continue;
    const target = all.find((other) => other.id === rule.stage);
    if (target?.criteria.some((criterion) => criterion.id === rule.criterion) !== true)
      issues.push({
        level: 'advice',
        type: 'TieBreakCriterionMissing',
        stage: id,
        criterion: rule.criterion,
      });
  }
  return issues;
}

function missingStages(settings: ContestSettings): readonly SettingsIssue[] {
  const scored = settings.stages.filter((stage) => stage.scored);
  const first = firstScoredStage(settings);
  if (first === null) {
    const [empty] = scored;
    return empty === undefined
      ? [{ level: 'blocking', type: 'ScoredStageMissing' }]
      : [{ level: 'blocking', type: 'CriteriaMissing', stage: empty.id }];
  }
  return issuesOfStage(first, settings.stages);
}

function missingCommission({ commission }: ContestSettings): readonly SettingsIssue[] {
  if (commission.length === 0) return [{ level: 'advice', type: 'CommissionMissing' }];
  return commission.some((member) => member.role === 'chair')
    ? []
    : [{ level: 'advice', type: 'ChairMissing' }];
}

/**
 * What is missing before the contest may start, in the order of the set-up screen. `blocking` issues have to be
 * settled first; `advice` does not stop anybody.
 */
export const missingInSettings = (settings: ContestSettings): readonly SettingsIssue[] => [
  ...missingTitles(settings),
  ...(settings.season.trim() === ''
    ? ([{ level: 'blocking', type: 'SeasonMissing' }] as const)
    : []),
  ...(settings.nominations.length === 0
    ? ([{ level: 'blocking', type: 'NominationsMissing' }] as const)
    : []),
  ...missingRegions(settings),
  ...missingStages(settings),
  ...missingCommission(settings),
];
