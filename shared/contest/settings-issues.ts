import type { Language } from '../basics/localized.ts';
import type { Milli } from '../basics/points.ts';
import type { Id, Quota, RegionCode } from './contest.ts';

/** A text in three languages that may lack one, and where it stands. */
export type UntitledPart =
  | { readonly part: 'contest' }
  | { readonly part: 'nomination'; readonly id: Id }
  | { readonly part: 'age-group'; readonly id: Id }
  | { readonly part: 'stage'; readonly id: Id }
  | { readonly part: 'deadline'; readonly id: Id }
  | { readonly part: 'prize'; readonly id: Id }
  | { readonly part: 'criterion'; readonly id: Id; readonly stage: Id }
  | { readonly part: 'field'; readonly id: Id; readonly stage: Id }
  | { readonly part: 'option'; readonly id: Id; readonly field: Id; readonly stage: Id };

/** Issues of the rubric and the form of a stage. */
type CriterionIssue = { readonly stage: Id; readonly criterion: Id } & (
  | { readonly type: 'AnchorsMissing' }
  | { readonly type: 'AnchorTextMissing'; readonly score: Milli; readonly language: Language }
  | { readonly type: 'AnchorTwice'; readonly score: Milli }
  | { readonly type: 'AnchorOffStep'; readonly score: Milli }
  | { readonly type: 'CommentNoteMissing'; readonly language: Language }
  | { readonly type: 'CommentAlways' }
  | { readonly type: 'CommentNever' }
  | { readonly type: 'WeightOfUnknownNomination'; readonly nomination: Id }
);

type StageIssue = { readonly stage: Id } & (
  | { readonly type: 'CriteriaMissing' }
  | { readonly type: 'WeightsUnusual'; readonly sum: number }
  | { readonly type: 'OwnRegionTakesAll' }
  | { readonly type: 'OwnRegionWithoutRegions' }
  | { readonly type: 'TieBreakCriterionMissing'; readonly criterion: Id }
  | { readonly type: 'TieBreakMissing' }
  | { readonly type: 'TieBreakAfterChair' }
  | { readonly type: 'PassMarkOutOfScale' }
  | { readonly type: 'DiscrepancyBeyondScale' }
  | { readonly type: 'DiscrepancyOneJuror' }
  | { readonly type: 'TrimmedFewJurors' }
  | { readonly type: 'StageWithoutDeadline' }
  | { readonly type: 'FormEmpty' }
  | { readonly type: 'OptionsMissing'; readonly field: Id }
);

type QuotaIssue = { readonly stage: Id; readonly by: Quota['by'] } & (
  | { readonly type: 'QuotaMinAboveMax' }
  | {
      readonly type: 'QuotaMinAbovePlaces';
      /** Places that the least numbers take together, and places there are. */
      readonly needed: number;
      readonly places: number;
    }
  | {
      readonly type: 'QuotaMaxBelowPlaces';
      readonly filled: number;
      readonly places: number;
    }
  | { readonly type: 'QuotaTwice' }
  | { readonly type: 'QuotaEmpty' }
  | { readonly type: 'QuotaWithoutRegions' }
);

type DeadlineIssue =
  | { readonly type: 'AnnouncementMissing' }
  | { readonly type: 'DeadlineWithoutDay'; readonly deadline: Id }
  | { readonly type: 'DeadlineOfUnknownStage'; readonly deadline: Id }
  | { readonly type: 'DeadlineBeforeAnnouncement'; readonly deadline: Id }
  /** The later stage's sheets are due before those of the earlier one. */
  | { readonly type: 'DeadlinesSwapped'; readonly earlier: Id; readonly later: Id };

type AgeGroupIssue = { readonly group: Id } & (
  | { readonly type: 'AgeGroupOfUnknownNomination' }
  | { readonly type: 'AgeGroupGradesSwapped' }
  | { readonly type: 'AgeGroupsOverlap'; readonly other: Id }
);

type AliasIssue = { readonly alias: string; readonly region: RegionCode } & (
  | { readonly type: 'AliasOfTwoRegions'; readonly other: RegionCode }
  | { readonly type: 'AliasNamesAnother'; readonly other: RegionCode }
  | { readonly type: 'AliasOfAbsentRegion' }
);

/** Something that is missing before a contest may start, or that a person should look at (`advice`). */
export type SettingsIssue = { readonly level: 'blocking' | 'advice' } & (
  | { readonly type: 'TitleMissing'; readonly of: UntitledPart; readonly language: Language }
  | { readonly type: 'TitleTwice'; readonly of: UntitledPart; readonly other: Id }
  | { readonly type: 'SeasonMissing' }
  | { readonly type: 'NominationsMissing' }
  | { readonly type: 'NominationWithoutAgeGroup'; readonly nomination: Id }
  | { readonly type: 'RegionsMissing' }
  | { readonly type: 'OneRegionExpected' }
  | { readonly type: 'ScoredStageMissing' }
  | { readonly type: 'GrantCeilingMissing' }
  | { readonly type: 'GrantAboveCeiling' }
  | { readonly type: 'CommissionMissing' }
  | { readonly type: 'ChairMissing' }
  | { readonly type: 'ChairTwice' }
  | { readonly type: 'MemberTwice'; readonly member: Id }
  | { readonly type: 'NobodyVotes' }
  | { readonly type: 'QuorumNone' }
  | {
      readonly type: 'SignedTextMissing';
      readonly text: 'consent' | 'confidentiality';
      readonly language: Language;
    }
  | CriterionIssue
  | StageIssue
  | QuotaIssue
  | DeadlineIssue
  | AgeGroupIssue
  | AliasIssue
);
