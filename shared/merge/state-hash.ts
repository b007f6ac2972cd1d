import { concatBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import type { Operation, Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';
import { FoldedHeads, HeadPlaces } from './folded-heads.ts';
import type { FoldedContest, KeyHolder } from './state.ts';

const domain = utf8ToBytes('qazylar state 2\n');

const idsOf = (operations: readonly Operation[]): readonly string[] =>
  operations.map(({ id }) => id);

/** Admitted heads by where they are recorded: an operation's key follows from its id, and needs no repeating. */
function headsOf(heads: FoldedContest['heads']): Value {
  const places = heads instanceof FoldedHeads ? heads.places() : new HeadPlaces(heads);
  return places.packed();
}

const keyOf = (holder: KeyHolder): Value => [
  holder.publicKey,
  holder.person,
  holder.role,
  holder.state,
  holder.confirmed,
  holder.stages,
  holder.cuts?.map(({ log, sequence, head }) => [log, sequence, head]) ?? null,
];

const directoryOf = ({ directory, keys }: FoldedContest): Value => [
  directory.version,
  directory.code,
  directory.threshold,
  directory.confirmation,
  directory.rootKeys.toSorted(),
  idsOf(directory.waiting),
  directory.mutualRevocation,
  [...keys.values()].toSorted((a, b) => (a.publicKey < b.publicKey ? -1 : 1)).map(keyOf),
];

/**
 * SHA-256 (64 hex digits) of the canonical folded state: contest, key directory, admitted heads, verdicts, open
 * conflicts, forks, resolutions, unknown operations and gaps. Equal sets of operations give equal hashes, whatever order
 * they came in.
 */
export function stateHash(state: FoldedContest): string {
  const value = encodeValue([
    state.contest,
    directoryOf(state),
    headsOf(state.heads),
    state.quarantine.map(({ operation, reason, settled, disputed }) => [
      operation.id,
      reason,
      settled,
      disputed,
    ]),
    state.hard.map(({ key }) => key),
    state.forks.map(({ log, branches, heads, settled }) => [
      log,
      branches.map(({ firstSequence, operations }) => [firstSequence, operations]),
      heads,
      settled,
    ]),
    idsOf(state.resolutions),
    idsOf(state.unknown),
    state.gaps.map(({ log, missing, before }) => [log, missing, before]),
  ]);
  return toHex(sha256(concatBytes(domain, value)));
}
