import type { Id } from '../../../shared/contest/contest.ts';
import { maskedText } from '../../../shared/contest/masking.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { InterestHint } from '../../../shared/contest/suggest-interests.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Text } from '../../language/use-text.ts';

/** Why a pair is suggested, as a sentence; numbers and contacts stay covered. */
export function whyText({ about, own, found }: InterestHint, { t }: Text<'interests'>): string {
  const isCovered = about === 'bin' || about === 'contact';
  return t(`why.${about}`, { own, found: isCovered ? maskedText(found) : found });
}

export const jurorName = (state: ContestState, juror: Id): string => {
  const person = state.people.get(juror);
  return person === undefined ? juror : fullName(person);
};
