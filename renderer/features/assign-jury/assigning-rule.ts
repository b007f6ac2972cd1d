import type { AssignmentRule } from '../../../shared/contest/contest.ts';
import type { AssigningFacts } from './assigning-facts.ts';

/** By what a proposal is made: the stage's rule, which a person may try otherwise, and what is no regulation. */
export interface AssigningRule {
  readonly jurorsPerSubmission: number | 'all';
  readonly ownRegionMax: number | null;
  readonly calibration: number;
  readonly ownOrganisationExcluded: boolean;
  /** Most sheets of any juror, beside what each agreed to; null = no limit. */
  readonly cap: number | null;
  /** Whether jurors of the own region are taken as they come, first as far as the limit goes, or alone. */
  readonly ownRegion: 'free' | 'preferred' | 'only';
  /** What is assigned already stays, and only what is missing is added. */
  readonly keep: boolean;
}

/** What the regulation says of a stage, the rest as it is mostly wanted. */
export const ruleOf = (
  { stage }: Pick<AssigningFacts, 'stage'>,
  hasPanels: boolean,
): AssigningRule => ({
  jurorsPerSubmission: stage.assignment.jurorsPerSubmission,
  ownRegionMax: stage.assignment.ownRegionMax,
  calibration: stage.assignment.calibration,
  ownOrganisationExcluded: stage.assignment.ownOrganisationExcluded,
  cap: null,
  ownRegion: 'free',
  keep: hasPanels,
});

/** True where a proposal is made by another rule than the signed one. */
export const differsFromRegulation = (rule: AssigningRule, signed: AssignmentRule): boolean =>
  rule.jurorsPerSubmission !== signed.jurorsPerSubmission ||
  rule.ownRegionMax !== signed.ownRegionMax ||
  rule.calibration !== signed.calibration ||
  rule.ownOrganisationExcluded !== signed.ownOrganisationExcluded;

/** Most sheets of a juror: what was agreed with them, and never more than `cap`; null = no limit. */
export function capacityOf(
  facts: Pick<AssigningFacts, 'details'>,
  juror: string,
  cap: number | null,
): number | null {
  const { capacity } = facts.details(juror);
  if (capacity === null || cap === null) return capacity ?? cap;
  return Math.min(capacity, cap);
}
