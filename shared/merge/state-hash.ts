import { concatBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { encodeValue } from '../log/value-codec.ts';
import type { FoldedContest } from './state.ts';

const domain = utf8ToBytes('qazylar state 1\n');

/**
 * SHA-256 (64 hex digits) of the canonical folded state: contest, key directory, admitted heads, verdicts, open conflicts, forks,
 * resolutions and unknown operations. Equal sets of operations give equal hashes, whatever order they came in.
 */
export function stateHash(state: FoldedContest): string {
  const heads = [...state.heads.keys()]
    .toSorted()
    .map((key) => [key, (state.heads.get(key) ?? []).map(({ id }) => id)]);
  const value = encodeValue([
    state.contest,
    [...state.keys.values()]
      .map(({ publicKey, person, role, state: standing }) => [publicKey, person, role, standing])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    heads,
    state.quarantine.map(({ operation, reason, settled }) => [operation.id, reason, settled]),
    state.hard.map(({ key }) => key),
    state.forks.map(({ log, branches, settled }) => [
      log,
      branches.map(({ firstSequence, operations }) => [firstSequence, operations]),
      settled,
    ]),
    state.resolutions.map(({ id }) => id),
    state.unknown.map(({ id }) => id),
  ]);
  return toHex(sha256(concatBytes(domain, value)));
}
