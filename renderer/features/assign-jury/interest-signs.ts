import {
  indexInterests,
  type InterestSign,
  suggestFor,
} from '../../../shared/contest/suggest-interests.ts';
import type { AssigningFacts } from './assigning-facts.ts';
import { pairName } from './panels.ts';

/** What jurors and applications have in common, by `pairName`; what somebody looked at and dismissed is not in it. */
export type InterestSigns = ReadonlyMap<string, InterestSign>;

/** Looks for it among all jurors and the submissions of a stage. */
export function interestSignsOf({
  submissions,
  jurors,
  state,
  details,
  interests,
}: AssigningFacts): InterestSigns {
  const dismissed = new Set(
    state.interests.flatMap(({ submission, juror, state: said }) =>
      said === 'dismissed' ? [pairName(submission, juror)] : [],
    ),
  );
  const index = indexInterests(submissions);
  const signs = new Map<string, InterestSign>();
  for (const { id, surname, organisation } of jurors) {
    const compared = { id, surname, organisation, contact: details(id).contact };
    for (const { submission, about } of suggestFor(compared, index)) {
      const name = pairName(submission, id);
      if (dismissed.has(name) || interests.has(name)) continue;
      if (isOwnOrganisation(about) || !signs.has(name)) signs.set(name, about);
    }
  }
  return signs;
}

/** True for a sign that a juror belongs to the applicant itself. */
export const isOwnOrganisation = (sign: InterestSign | undefined): boolean =>
  sign === 'organisation' || sign === 'bin';
