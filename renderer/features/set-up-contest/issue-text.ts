import { milli } from '../../../shared/basics/points.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { SettingsIssue } from '../../../shared/contest/settings-check.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';

/** Part of the set-up screen where something can be put right. */
export type Section = 'general' | 'nominations' | 'criteria' | 'regulation' | 'commission';

export function sectionOf({ type }: SettingsIssue): Section {
  switch (type) {
    case 'TitleMissing':
    case 'SeasonMissing':
    case 'RegionsMissing':
    case 'OneRegionExpected':
      return 'general';
    case 'NominationsMissing':
    case 'NominationTitleMissing':
      return 'nominations';
    case 'ScoredStageMissing':
    case 'CriteriaMissing':
    case 'CriterionTitleMissing':
    case 'WeightsUnusual':
      return 'criteria';
    case 'OwnRegionTakesAll':
    case 'TieBreakCriterionMissing':
    case 'PassMarkOutOfScale':
      return 'regulation';
    case 'CommissionMissing':
    case 'ChairMissing':
      return 'commission';
  }
}

/** Sentences for what is missing. */
export function useIssueText(settings: ContestSettings): (issue: SettingsIssue) => string {
  const { t, format } = useText('contest-setup');
  return (issue) => {
    switch (issue.type) {
      case 'TitleMissing':
        return t('issues.TitleMissing', { language: languageNames[issue.language] });
      case 'NominationTitleMissing': {
        const at = settings.nominations.findIndex(({ id }) => id === issue.nomination);
        return t('issues.NominationTitleMissing', {
          number: String(at + 1),
          language: languageNames[issue.language],
        });
      }
      case 'CriterionTitleMissing':
        return t('issues.CriterionTitleMissing', { language: languageNames[issue.language] });
      case 'WeightsUnusual':
        return t('issues.WeightsUnusual', { sum: format.score(milli(issue.sum)) });
      case 'SeasonMissing':
      case 'RegionsMissing':
      case 'OneRegionExpected':
      case 'NominationsMissing':
      case 'ScoredStageMissing':
      case 'CriteriaMissing':
      case 'OwnRegionTakesAll':
      case 'TieBreakCriterionMissing':
      case 'PassMarkOutOfScale':
      case 'CommissionMissing':
      case 'ChairMissing':
        return t(`issues.${issue.type}`);
    }
  };
}
