import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import { type Person, shortName } from '../../../shared/contest/people.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useDesk } from '../../storage/use-desk.ts';

/** Who works at this desk, and on which region: null = all, at headquarters. */
export interface OwnPart {
  readonly person: Id;
  readonly region: RegionCode | null;
}

/** What every part of this screen is about. */
export interface PoolSubject {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly own: OwnPart;
}

/** Headquarters works on every region, a coordinator on the own one; null before somebody is known. */
export function useOwnPart(): OwnPart | null {
  const { profile } = useDesk('profile');
  if (profile === null) return null;
  const region = profile.role === 'headquarters' ? null : (profile.person.region ?? '');
  return { person: profile.person.id, region };
}

/** How a desk stands to a record that is there already. */
export type Standing =
  /** Nobody's, the own, or that of the region's coordinator before: no reason is needed. */
  | 'own'
  /** Another's, which headquarters may correct with a reason. */
  | 'correct'
  /** Another's, which only headquarters may change. */
  | 'closed';

/** How somebody stands to a record by its signer. */
export function standingTo(
  { keys, people }: Pick<ContestState, 'keys' | 'people'>,
  by: PublicKeyId | null,
  { person, region }: OwnPart,
): Standing {
  if (by === null || keys.get(by)?.person === person) return 'own';
  const signer = people.get(keys.get(by)?.person ?? '');
  if (region !== null && signer?.role === 'coordinator' && signer.region === region) return 'own';
  return region === null ? 'correct' : 'closed';
}

/** Who signed a record; null where nobody known did. */
export function signerName(
  { keys, people }: Pick<ContestState, 'keys' | 'people'>,
  by: PublicKeyId,
): string | null {
  const person: Person | undefined = people.get(keys.get(by)?.person ?? '');
  return person === undefined ? null : shortName(person);
}
