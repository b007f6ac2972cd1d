import { present } from '../basics/assert.ts';
import { concatBytes } from '../basics/bytes.ts';
import { toBase45 } from '../bundle/base45.ts';
import type { Id } from '../contest/contest.ts';
import { encodeValue } from '../log/value-codec.ts';
import { proofCode } from './proof-code.ts';
import type { ProofSource } from './proof-source.ts';
import { treePath, treeRoot } from './merkle.ts';
import { resultTree } from './result-leaves.ts';

/** What a paper carries so that one application's result can be checked by anybody. */
export interface ApplicantProof {
  /** What the QR code holds: letters of its alphanumeric mode. */
  readonly text: string;
  /** Four groups of five digits to read aloud: the beginning of the leaf's hash. */
  readonly code: string;
}

/** How the text of an applicant's proof begins. */
export const proofMark = 'QZP1/';

/**
 * The proof of what became of one application: its leaf and the way from it to the printed root. Null where the
 * application is not in the ranking. With names as leaves hold them it fits a code of version 25, level L, up to half a
 * million leaves.
 */
export function applicantProof(source: ProofSource, submission: Id): ApplicantProof | null {
  const { bytes, tree, outcomes } = resultTree(source.state, source.ranking, source.meeting);
  const index = outcomes.get(submission);
  if (index === undefined) return null;
  const value = encodeValue([
    index,
    bytes.length,
    present(bytes[index], 'every leaf has bytes'),
    concatBytes(...treePath(tree, index)),
    treeRoot(tree).slice(0, 8),
  ]);
  return {
    text: proofMark + toBase45(value),
    code: proofCode(present(tree[0]?.[index], 'every leaf has a hash')),
  };
}
