import { present } from '../basics/assert.ts';
import { base64urlToBytes, concatBytes, sha256, utf8ToBytes } from '../basics/bytes.ts';
import type { ContestId } from '../log/operation.ts';

const headquartersDomain = utf8ToBytes('qazylar headquarters encryption 1\n');
const regionDomain = utf8ToBytes('qazylar region encryption 1\n');

const raw = (contest: ContestId): Uint8Array =>
  present(base64urlToBytes(contest), 'contest ids are base64url');

/**
 * The X25519 secret by which the holder of a root seed reads what is encrypted to headquarters. It follows from the
 * seed, so a recovery copy of the seed opens every file again.
 */
export const headquartersIdentity = (rootSeed: Uint8Array, contest: ContestId): Uint8Array =>
  sha256(concatBytes(headquartersDomain, rootSeed, raw(contest)));

/** The X25519 secret of a region, which its coordinators get in their invitation and headquarters makes again. */
export const regionIdentity = (
  rootSeed: Uint8Array,
  contest: ContestId,
  region: string,
): Uint8Array => sha256(concatBytes(regionDomain, rootSeed, raw(contest), utf8ToBytes(region)));
