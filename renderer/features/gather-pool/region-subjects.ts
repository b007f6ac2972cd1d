import type { ContestSettings, RegionCode } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { Language } from '../../../shared/basics/localized.ts';
import type { ContestState } from '../../../shared/merge/state.ts';

/** Regions of the contest that nobody has entered as a whole yet, in the order of the regulation. */
export const missingRegions = (
  { regions }: Pick<ContestSettings, 'regions'>,
  { submissions }: Pick<ContestState, 'submissions'>,
): readonly RegionCode[] => regions.filter((region) => !submissions.has(region));

/**
 * A region as what a stage assesses: its number is its code, so that it is entered once however often that is done. Its
 * nomination says nothing, but every application has one.
 */
export const regionSubmission = (
  { nominations, regionsProfile }: Pick<ContestSettings, 'nominations' | 'regionsProfile'>,
  region: RegionCode,
  language: Language,
): Submission => ({
  id: region,
  title: regionName(region, regionsProfile, language),
  language,
  applicant: '',
  nomination: nominations[0]?.id ?? 'region',
  region,
  town: '',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  subject: 'region',
  eligibility: { admitted: true, reason: '' },
});
