import type { Id } from '../../../shared/contest/contest.ts';
import type { Seal } from '../../../shared/deciding/seal.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import { meetingInForce } from '../../../shared/merge/sealing.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Profile } from '../../storage/desk.ts';

/**
 * How a stage stands: open · waiting: sealed, and another key has to confirm · sealed · amended: what was sealed was
 * changed since, by a decision or by what it rests on
 */
export type SealStanding = 'open' | 'waiting' | 'sealed' | 'amended';

/** Where a stage stands with its seal; `root` is the root of the result as it is now. */
export function sealStanding(state: ContestState, stage: Id, root: string): SealStanding {
  const seal = state.seals.get(stage);
  if (seal === undefined) return 'open';
  const meeting = meetingInForce(state, stage)?.operation ?? null;
  const isOther =
    (seal.meeting !== null && seal.meeting !== meeting) ||
    (seal.root !== null && seal.root !== root);
  if (isOther) return 'amended';
  return seal.complete ? 'sealed' : 'waiting';
}

/** True where a key of this desk may be the second pair of eyes on a seal. */
export const mayConfirm = (seal: Seal, own: PublicKeyId | null): boolean =>
  own !== null && seal.by !== own && !seal.confirmedBy.includes(own);

/** Keys of headquarters in force that have not signed a seal yet: any of them may confirm it. */
export const keysToConfirm = (
  state: Pick<ContestState, 'keys'>,
  seal: Seal,
): readonly PublicKeyId[] =>
  [...state.keys.values()]
    .filter((holder) => holder.role === 'headquarters' && holder.state === 'active')
    .map(({ publicKey }) => publicKey)
    .filter((key) => mayConfirm(seal, key));

/** Who holds a key, by name; empty where headquarters named nobody. */
export function holderName(state: ContestState, key: PublicKeyId): string {
  const person = state.people.get(state.keys.get(key)?.person ?? '');
  return person === undefined ? '' : fullName(person);
}

/** Only headquarters decides, and not with a key that counts for nothing any more. */
export function mayDecide(state: ContestState, profile: Profile | null): boolean {
  if (profile === null) return true;
  const holder = state.keys.get(profile.publicKey);
  return profile.role === 'headquarters' && (holder === undefined || holder.state === 'active');
}
