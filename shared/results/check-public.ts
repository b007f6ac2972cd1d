import { z } from '../basics/zod.ts';

import { base64urlToBytes, equalBytes, toHex } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { type SortedLeaves, sortLeaves } from './check-leaves.ts';
import { encodeValue } from '../log/value-codec.ts';
import { jsonToValue } from './leaf-json.ts';
import { parseLeaf } from './leaf-schema.ts';
import { encodeLeaf, type Leaf } from './leaf-values.ts';
import { isNameOf } from './long-name.ts';
import { merkleLeafHash, merkleTree, rootOfProof, treeRoot } from './merkle.ts';
import { type CheckedCode, checkCode } from './check-code.ts';
import {
  type Finding,
  finding,
  type FindingKind,
  type Remark,
  sortFindings,
} from './proof-findings.ts';
import type { WholeNames } from './proof-source.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(4000);
const names = z
  .array(z.strictObject({ submission: z.string().max(64), title: text, applicant: text }))
  .max(1_000_000);
const index = z
  .int()
  .min(0)
  .max(2 ** 31);

const common = {
  version: z.literal(2),
  contest: z.string().max(64),
  stage: z.string().max(64),
  draft: z.boolean(),
  root: hex,
  names,
};

const publicSchema = z.strictObject({
  qazylar: z.literal('public results'),
  ...common,
  hashes: z.array(z.string().length(43)).max(10_000_000),
  known: z.array(z.strictObject({ index, leaf: z.json() })).max(10_000_000),
});

const proofSchema = z.strictObject({
  qazylar: z.literal('proof'),
  ...common,
  submission: z.string().max(64),
  leaves: index,
  proofs: z
    .array(z.strictObject({ index, leaf: z.json(), path: z.array(hex).max(32) }))
    .max(100_000),
  code: z.strictObject({ text: z.string().max(4000), code: z.string().max(100) }),
});

/** A public proof as it was read: leaves that are in clear by number. */
export interface CheckedPublic extends SortedLeaves {
  readonly contest: string;
  readonly stage: string;
  /** The root that the hashes lead to, 64 hex digits. */
  readonly root: string;
  readonly hashes: readonly Uint8Array[];
  readonly leaves: ReadonlyMap<number, Leaf>;
  readonly names: readonly WholeNames[];
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
}

/** What a proof of one application came to. */
export interface CheckedProof extends Omit<CheckedPublic, 'hashes'> {
  readonly submission: string;
  /** How many leaves the tree has. */
  readonly size: number;
  readonly code: CheckedCode | null;
}

export interface ProofMalformed {
  readonly type: 'ProofMalformed' | 'ProofTooNew';
}

const malformed = err({ type: 'ProofMalformed' } as const);

/** The failure of a leaf that is not what its hash says. */
const wrongLeaf: Readonly<Record<Leaf['type'], FindingKind>> = {
  rule: 'rule-differs',
  sheet: 'sheet-differs',
  outcome: 'place-differs',
  meeting: 'decision-differs',
  prize: 'decision-differs',
  tie: 'decision-differs',
  reason: 'decision-differs',
};

/** A leaf that does not lead to the root, and what it speaks of. */
function wrong(leaf: Leaf): readonly Finding[] {
  const about = {
    submission: 'submission' in leaf ? (leaf.submission ?? '') : '',
    juror: leaf.type === 'sheet' ? leaf.juror : '',
  };
  return [finding('root-not-reached', about), finding(wrongLeaf[leaf.type], about)];
}

interface KnownJson {
  readonly index: number;
  readonly leaf: unknown;
}

/**
 * Leaves in clear by number, and those that have no form of a leaf: they may lead to the root all the same, where
 * whoever wrote the tree wrote them so.
 */
function knownLeaves<Known extends KnownJson>(
  known: readonly Known[],
  leadsToRoot: (each: Known, leaf: Uint8Array) => boolean,
) {
  const leaves = new Map<number, Leaf>();
  const findings: Finding[] = [];
  for (const each of known) {
    const value = jsonToValue(each.leaf);
    const leaf = value === undefined ? null : parseLeaf(value);
    if (leaf === null || leaves.has(each.index)) {
      const stated = String(each.index);
      if (value === undefined || !leadsToRoot(each, encodeValue(value)))
        findings.push(finding('root-not-reached', { stated }));
      findings.push(finding('leaf-malformed', { stated }));
    } else leaves.set(each.index, leaf);
  }
  return { leaves, findings };
}

function nameFindings(sorted: SortedLeaves, whole: readonly WholeNames[]): readonly Finding[] {
  const outcomes = new Map(sorted.outcomes.map((each) => [each.submission, each]));
  return whole.flatMap(({ submission, title, applicant }) => {
    const leaf = outcomes.get(submission);
    const holds =
      leaf !== undefined && isNameOf(title, leaf.title) && isNameOf(applicant, leaf.applicant);
    return holds ? [] : [finding('name-wrong', { submission, stated: `${title} — ${applicant}` })];
  });
}

function ruleFindings(
  { rule }: SortedLeaves,
  { contest, stage }: { readonly contest: string; readonly stage: string },
): readonly Finding[] {
  if (rule === null) return [finding('rule-missing')];
  return rule.contest === contest && rule.stage === stage ? [] : [finding('rule-other')];
}

const draftRemark = (isDraft: boolean): readonly Remark[] =>
  isDraft ? [{ what: 'draft', submissions: [] }] : [];

function checkPublicData(
  data: z.infer<typeof publicSchema>,
): Result<CheckedPublic, ProofMalformed> {
  const hashes = data.hashes.map((each) => base64urlToBytes(each));
  if (!hashes.every((each) => each?.length === 32)) return malformed;
  const whole = hashes.flatMap((each) => each ?? []);
  const root = toHex(treeRoot(merkleTree(whole)));
  const isHashed = (at: number, leaf: Uint8Array): boolean => {
    const stated = whole[at];
    return stated !== undefined && equalBytes(merkleLeafHash(leaf), stated);
  };
  const { leaves, findings } = knownLeaves(data.known, ({ index: at }, leaf) => isHashed(at, leaf));
  const sorted = sortLeaves([...leaves.values()]);
  const untrue = [...leaves].flatMap(([at, leaf]) =>
    isHashed(at, encodeLeaf(leaf)) ? [] : wrong(leaf),
  );
  const { contest, stage } = data;
  return ok({
    contest,
    stage,
    root,
    hashes: whole,
    leaves,
    names: data.names,
    ...sorted,
    findings: sortFindings([
      ...(root === data.root ? [] : [finding('root-wrong', { stated: data.root, expected: root })]),
      ...ruleFindings(sorted, data),
      ...untrue,
      ...nameFindings(sorted, data.names),
      ...findings,
    ]),
    remarks: draftRemark(data.draft),
  });
}

type ProofStep = z.infer<typeof proofSchema>['proofs'][number];

function checkProofData(data: z.infer<typeof proofSchema>): CheckedProof {
  const leads = ({ index: at, path }: ProofStep, leaf: Uint8Array): boolean => {
    const steps = path.map((step) => fromHex(step));
    const found = rootOfProof({ leaf, index: at, leaves: data.leaves, path: steps });
    return found !== null && toHex(found) === data.root;
  };
  const { leaves, findings } = knownLeaves(data.proofs, leads);
  const sorted = sortLeaves([...leaves.values()]);
  const untrue = data.proofs.flatMap((each) => {
    const leaf = leaves.get(each.index);
    return leaf === undefined || leads(each, encodeLeaf(leaf)) ? [] : wrong(leaf);
  });
  const read = checkCode(data.code.text);
  const code = read.ok ? read.value : null;
  const hasCode = code?.root === data.root && code.outcome.submission === data.submission;
  const hasOutcome = sorted.outcomes.some(({ submission }) => submission === data.submission);
  const { contest, stage, submission } = data;
  return {
    contest,
    stage,
    submission,
    root: data.root,
    size: data.leaves,
    leaves,
    names: data.names,
    ...sorted,
    code,
    findings: sortFindings([
      ...ruleFindings(sorted, data),
      ...(hasCode && hasOutcome ? [] : [finding('place-differs', { submission })]),
      ...untrue,
      ...nameFindings(sorted, data.names),
      ...findings,
    ]),
    remarks: draftRemark(data.draft),
  };
}

const fromHex = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** What a JSON file of ours was. */
export type CheckedJson =
  | { readonly kind: 'public'; readonly checked: CheckedPublic }
  | { readonly kind: 'proofs'; readonly checked: readonly CheckedProof[] };

const isNewer = (json: unknown): boolean =>
  z.object({ qazylar: z.string(), version: z.number().min(3) }).safeParse(json).success;

/** Checks a public proof, the proof of one application, or a list of such proofs. */
export function checkJson(json: unknown): Result<CheckedJson, ProofMalformed> {
  const open = publicSchema.safeParse(json);
  if (open.success) {
    const checked = checkPublicData(open.data);
    return checked.ok ? ok({ kind: 'public', checked: checked.value }) : checked;
  }
  const proofs = z
    .array(proofSchema)
    .min(1)
    .safeParse(Array.isArray(json) ? json : [json]);
  if (proofs.success) return ok({ kind: 'proofs', checked: proofs.data.map(checkProofData) });
  return isNewer(json) ? err({ type: 'ProofTooNew' }) : malformed;
}

const pageProof = /<script type="application\/json" id="qazylar-proof">([^<]*)<\/script>/;

/** The public proof inside a published page, or the JSON of a file, as data; undefined where there is none. */
export function proofInText(content: string): unknown {
  const text = pageProof.exec(content)?.[1] ?? content;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
