import { z } from '../basics/zod.ts';

import { equalBytes } from '../basics/bytes.ts';
import { ok, err, type Result } from '../basics/result.ts';
import type { Id } from '../contest/contest.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { merkleRoot } from './merkle.ts';
import { resultLeaves } from './result-leaves.ts';

/** What `results.cbor` of a results file holds: every leaf of the proof, so that the printed code can be recomputed. */
export interface ResultsPayload {
  readonly version: 1;
  readonly stage: Id;
  /** State hash of the archive the results were issued from. */
  readonly stateHash: string;
  /** False for a draft: something was open, or the stage was not sealed. */
  readonly sealed: boolean;
  readonly root: Uint8Array;
  /** Leaves in the order of the tree; see `resultLeaves` for what each one holds. */
  readonly leaves: readonly Uint8Array[];
}

const bytes = z.instanceof(Uint8Array);

const payloadSchema = z.strictObject({
  version: z.literal(1),
  stage: z.string().max(64),
  stateHash: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.boolean(),
  root: bytes.refine((root) => root.length === 32),
  leaves: z.array(bytes).max(10_000_000),
});

/** The payload of a stage's results as deterministic CBOR. */
export function resultsPayload(
  state: ContestState,
  ranking: StageRanking,
  issued: Pick<ResultsPayload, 'stateHash' | 'sealed'>,
): Uint8Array {
  const leaves = resultLeaves(state, ranking);
  return encodeValue({
    version: 1,
    stage: ranking.stage,
    stateHash: issued.stateHash,
    sealed: issued.sealed,
    root: merkleRoot(leaves),
    leaves,
  });
}

export type ResultsError =
  | { readonly type: 'ResultsMalformed' }
  /** The leaves do not lead to the root the file states. */
  | { readonly type: 'ResultsRootMismatch' };

/** Reads a payload and recomputes its root: what is returned is proved by its own leaves. */
export function openResultsPayload(content: Uint8Array): Result<ResultsPayload, ResultsError> {
  const value = decodeValue(content);
  const parsed = payloadSchema.safeParse(value.ok ? value.value : null);
  if (!parsed.success) return err({ type: 'ResultsMalformed' });
  return equalBytes(merkleRoot(parsed.data.leaves), parsed.data.root)
    ? ok(parsed.data)
    : err({ type: 'ResultsRootMismatch' });
}
