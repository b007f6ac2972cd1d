import { z } from '../basics/zod.ts';

import { equalBytes } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { type Id, isId } from '../contest/contest.ts';
import { subjectName } from '../contest/masking.ts';
import { fullName } from '../contest/people.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { jurorLabels } from './juror-labels.ts';
import type { Leaf } from './leaf-values.ts';
import { merkleRoot, treeRoot } from './merkle.ts';
import { type ProofSource, type WholeNames, wholeNames } from './proof-source.ts';
import { resultTree } from './result-leaves.ts';

/** What `results.cbor` of a results file holds: every leaf of the proof, so that the printed code can be recomputed. */
export interface ResultsPayload {
  /** 1: leaves of sheets and places alone, without the rule. */
  readonly version: 1 | 2;
  readonly stage: Id;
  /** State hash of the archive the results were issued from. */
  readonly stateHash: string;
  /** False for a draft: something was open, or the stage was not sealed. */
  readonly sealed: boolean;
  readonly root: Uint8Array;
  /** Leaves in the order of the tree; see PROOF.md for what each one holds. */
  readonly leaves: readonly Uint8Array[];
  /** Whole names where leaves have only their beginnings. */
  readonly names: readonly WholeNames[];
  /** Jurors by the ids in the leaves, where the regulation names them. */
  readonly jurors: readonly { readonly juror: string; readonly name: string }[];
}

const bytes = z.instanceof(Uint8Array);
const text = z.string().max(4000);

const common = {
  stage: z.string().max(64),
  stateHash: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.boolean(),
  root: bytes.refine((root) => root.length === 32),
  leaves: z.array(bytes).max(10_000_000),
};

const payloadSchema = z.discriminatedUnion('version', [
  z
    .strictObject({ version: z.literal(1), ...common })
    .transform((payload) => ({ ...payload, names: [], jurors: [] })),
  z.strictObject({
    version: z.literal(2),
    ...common,
    names: z
      .array(
        z.strictObject({
          submission: z.string().refine((name) => isId(name)),
          title: text,
          applicant: text,
        }),
      )
      .max(1_000_000),
    jurors: z.array(z.strictObject({ juror: z.string().max(64), name: text })).max(1_000_000),
  }),
]);

/** Names of the jurors in the leaves; none where they are numbered, and none of those whose data is blocked. */
function namedJurors(
  { state, ranking }: ProofSource,
  leaves: readonly Leaf[],
): ResultsPayload['jurors'] {
  if (jurorLabels(state, ranking.stage).shown === 'numbered') return [];
  const named = new Set(leaves.flatMap((leaf) => (leaf.type === 'sheet' ? leaf.juror : [])));
  return [...named].toSorted().flatMap((juror) => {
    const person = state.people.get(juror);
    const isBlocked = state.blocked.has(subjectName('person', juror));
    return person === undefined || isBlocked ? [] : [{ juror, name: fullName(person) }];
  });
}

/** The payload of a stage's results as deterministic CBOR. */
export function resultsPayload(
  source: ProofSource,
  issued: Pick<ResultsPayload, 'stateHash' | 'sealed'>,
): Uint8Array {
  const { leaves, bytes: written, tree } = resultTree(source.state, source.ranking, source.meeting);
  const names = leaves.flatMap((leaf) =>
    leaf.type === 'outcome' ? (wholeNames(source, leaf) ?? []) : [],
  );
  return encodeValue({
    version: 2,
    stage: source.ranking.stage,
    stateHash: issued.stateHash,
    sealed: issued.sealed,
    root: treeRoot(tree),
    leaves: written,
    names: names.map((each) => ({ ...each })),
    jurors: namedJurors(source, leaves).map((each) => ({ ...each })),
  });
}

export type ResultsError =
  | { readonly type: 'ResultsMalformed' }
  /** The leaves do not lead to the root the file states. */
  | { readonly type: 'ResultsRootMismatch' };

/** Reads a payload without asking whether its leaves lead to its root. */
export function readResultsPayload(content: Uint8Array): Result<ResultsPayload, ResultsError> {
  const value = decodeValue(content);
  const parsed = payloadSchema.safeParse(value.ok ? value.value : null);
  return parsed.success ? ok(parsed.data) : err({ type: 'ResultsMalformed' });
}

/** Reads a payload and recomputes its root: what is returned is proved by its own leaves. */
export function openResultsPayload(content: Uint8Array): Result<ResultsPayload, ResultsError> {
  const read = readResultsPayload(content);
  if (!read.ok) return read;
  return equalBytes(merkleRoot(read.value.leaves), read.value.root)
    ? read
    : err({ type: 'ResultsRootMismatch' });
}
