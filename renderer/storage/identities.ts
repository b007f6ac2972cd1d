import { headquartersIdentity, personalIdentity } from '../../shared/bundle/identities.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { ContestKeeper } from './contest-keeper.ts';

/** Stands for the contest in the identity of a key that was made before its contest: 32 zero bytes. */
const noContestYet = 'A'.repeat(43) as ContestId;

/** The X25519 secret to which files are encrypted for a root key whose contest was not known when it was made. */
export const preparedIdentity = (seed: Uint8Array): Uint8Array =>
  headquartersIdentity(seed, noContestYet);

/** The X25519 secrets of a root key: the one for this contest, and the one from before it was founded. */
export const rootIdentities = (seed: Uint8Array, contest: ContestId): readonly Uint8Array[] => [
  headquartersIdentity(seed, contest),
  preparedIdentity(seed),
];

/** The X25519 secrets with which this installation opens files; none on a juror's laptop. */
export function ownIdentities(keeper: ContestKeeper): readonly Uint8Array[] {
  const { role, contest } = keeper.profile;
  const { seed, regions } = keeper.secrets;
  if (role === 'headquarters') return rootIdentities(seed, contest);
  return role === 'coordinator' ? [...regions, personalIdentity(seed)] : regions;
}
