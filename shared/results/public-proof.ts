import { bytesToBase64url, toHex } from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';
import type { Id } from '../contest/contest.ts';
import { applicantProof, type ApplicantProof } from './applicant-proof.ts';
import { type JsonValue, valueToJson } from './leaf-json.ts';
import { type Leaf, leafValue, type OutcomeLeaf } from './leaf-values.ts';
import { treePath, treeRoot } from './merkle.ts';
import { isBlocking, openItems } from './open-items.ts';
import { type ProofSource, type WholeNames, wholeNames } from './proof-source.ts';
import { settingsOf } from './naming.ts';
import { publishesName } from './public-names.ts';
import { consentedNames, type PublicNames } from './public-options.ts';
import { listed } from './register.ts';
import { resultTree } from './result-leaves.ts';

/** A leaf in clear, with its number. */
interface KnownLeaf {
  readonly index: number;
  readonly leaf: JsonValue;
}

/** What everybody gets: hashes of all leaves, and in clear those that are published. */
export interface PublicProof {
  readonly qazylar: 'public results';
  readonly version: 2;
  readonly contest: string;
  readonly stage: Id;
  readonly draft: boolean;
  /** 64 hex digits. */
  readonly root: string;
  /** Hashes of the leaves in their order, base64url. */
  readonly hashes: readonly string[];
  readonly known: readonly KnownLeaf[];
  readonly names: readonly WholeNames[];
}

/** Whom a result may name, and who is on its list. */
interface Publishing {
  readonly onList: ReadonlySet<Id>;
  readonly isNameable: (submission: Id) => boolean;
}

/**
 * Who got anything is published, and who is on the list; whoever was refused is not named, and nobody whose consent does
 * not cover the name as it stands in the leaf.
 */
function isPublished(outcome: OutcomeLeaf, { onList, isNameable }: Publishing): boolean {
  const { submission, winner, finalist, prizes, granted, refused } = outcome;
  if (!isNameable(submission)) return false;
  const isChosen =
    winner !== null || finalist === true || prizes.length > 0 || (granted !== null && granted > 0);
  return isChosen || (onList.has(submission) && !refused);
}

/**
 * The public proof of a stage's result: root, hashes, and in clear the rule, the meeting, special prizes, and what
 * became of those who are on the register or were chosen, as far as `names` lets them be named. No sheet, no reason, nobody else.
 */
export function publicProof(
  source: ProofSource,
  names: PublicNames = consentedNames(settingsOf(source.state)),
): PublicProof {
  const { state, ranking, meeting } = source;
  const { leaves, tree } = resultTree(state, ranking, meeting);
  const onList = new Set(listed(state, ranking).map(({ submission }) => submission));
  const publishing = { onList, isNameable: publishesName(state, names) };
  const isKnown = (leaf: Leaf): boolean =>
    leaf.type === 'rule' ||
    leaf.type === 'meeting' ||
    leaf.type === 'prize' ||
    (leaf.type === 'outcome' && isPublished(leaf, publishing));
  const known = leaves.flatMap((leaf, index) => (isKnown(leaf) ? [{ index, leaf }] : []));
  return {
    qazylar: 'public results',
    version: 2,
    contest: state.contest,
    stage: ranking.stage,
    draft: openItems(state, ranking, meeting).some(isBlocking),
    root: toHex(treeRoot(tree)),
    hashes: (tree[0] ?? []).slice(0, leaves.length).map(bytesToBase64url),
    known: known.map(({ index, leaf }) => ({ index, leaf: valueToJson(leafValue(leaf)) })),
    names: known.flatMap(({ leaf }) =>
      leaf.type === 'outcome' ? (wholeNames(source, leaf) ?? []) : [],
    ),
  };
}

/** What one applicant gets: everything that was decided on the own application, each with the way to the root. */
export interface ProofFile {
  readonly qazylar: 'proof';
  readonly version: 2;
  readonly contest: string;
  readonly stage: Id;
  readonly submission: Id;
  readonly draft: boolean;
  readonly root: string;
  readonly leaves: number;
  readonly proofs: readonly (KnownLeaf & {
    /** From the leaf's neighbour upwards, 64 hex digits each. */
    readonly path: readonly string[];
  })[];
  readonly names: readonly WholeNames[];
  /** The same as the code on paper. */
  readonly code: ApplicantProof;
}

const isAbout = (leaf: Leaf, submission: Id): boolean =>
  leaf.type === 'rule' ||
  leaf.type === 'meeting' ||
  (leaf.type === 'tie'
    ? leaf.order.includes(submission)
    : leaf.type !== 'sheet' && leaf.submission === submission);

/** The proof of one application as data; null where it is not in the ranking. */
export function proofFile(source: ProofSource, submission: Id): ProofFile | null {
  const { state, ranking, meeting } = source;
  const code = applicantProof(source, submission);
  if (code === null) return null;
  const { leaves, tree, outcomes } = resultTree(state, ranking, meeting);
  const own = leaves[present(outcomes.get(submission), 'it has a proof')];
  const rest = leaves.flatMap((leaf, index) =>
    (leaf.type !== 'sheet' && leaf.type !== 'outcome' && isAbout(leaf, submission)) || leaf === own
      ? [{ leaf, index }]
      : [],
  );
  const names = own?.type === 'outcome' ? wholeNames(source, own) : null;
  return {
    qazylar: 'proof',
    version: 2,
    contest: state.contest,
    stage: ranking.stage,
    submission,
    draft: openItems(state, ranking, meeting).some(isBlocking),
    root: toHex(treeRoot(tree)),
    leaves: leaves.length,
    proofs: rest.map(({ leaf, index }) => ({
      index,
      leaf: valueToJson(leafValue(leaf)),
      path: treePath(tree, index).map(toHex),
    })),
    names: names === null ? [] : [names],
    code,
  };
}

/** Public proof or proof of one application as the bytes of a file: the same everywhere. */
export const proofJson = (proof: PublicProof | ProofFile): string =>
  `${JSON.stringify(proof, null, 1)}\n`;
