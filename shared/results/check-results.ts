import { equalBytes, toHex } from '../basics/bytes.ts';
import { compare, type Rational, rational, subtract } from '../basics/rational.ts';
import type { RankingMethod } from '../contest/contest.ts';
import { between, type Steps } from '../ranking/steps.ts';
import { checkLeaves, sheetRemarks, sortLeaves, type SortedLeaves } from './check-leaves.ts';
import { decodeLeaf } from './leaf-schema.ts';
import type { Leaf, OutcomeLeaf } from './leaf-values.ts';
import { merkleLeafHash, merkleTree, treeRoot } from './merkle.ts';
import { type Finding, finding, type Remark, sortFindings } from './proof-findings.ts';
import type { WholeNames } from './proof-source.ts';
import { type Recount, recountSteps } from './recount.ts';
import type { ResultsPayload } from './results-payload.ts';

/** What checking a result came to. */
export interface CheckedResults extends SortedLeaves {
  readonly contest: string;
  readonly stage: string;
  /** The root that the leaves lead to, 64 hex digits. */
  readonly root: string;
  /** Hashes of all leaves in their order. */
  readonly hashes: readonly Uint8Array[];
  /** Leaves by number, as far as they are known. */
  readonly leaves: ReadonlyMap<number, Leaf>;
  readonly names: readonly WholeNames[];
  /** True where everything was counted anew. */
  readonly recounted: boolean;
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
}

/** Methods whose scores are counted with doubles, to nine decimals. */
const isInexact = (method: RankingMethod): boolean =>
  method === 'z' || method === 'adjusted' || method === 'bradley-terry';

const tolerance = rational(1, 1_000_000);

function fraction(text: string): Rational {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
}

function isScore(stated: string | null, counted: Rational | null, method: RankingMethod): boolean {
  if (stated === null || counted === null) return stated === null && counted === null;
  const difference = subtract(fraction(stated), counted);
  if (!isInexact(method)) return stated === `${counted.numerator}/${counted.denominator}`;
  const { numerator, denominator } = difference;
  const size = { numerator: numerator < 0n ? -numerator : numerator, denominator };
  return compare(size, tolerance) <= 0;
}

const shown = (value: string | number | boolean | null): string =>
  value === null ? '—' : String(value);

/** What the file says of one application beside what its sheets come to. */
function outcomeFindings(
  outcome: OutcomeLeaf,
  { ranking, selection, winners }: Recount,
  isDecided: boolean,
): readonly Finding[] {
  const { submission } = outcome;
  const counted = ranking.submissions.find((each) => each.submission === submission);
  if (counted === undefined) return [finding('leaf-malformed', { submission })];
  const list = selection?.entries.get(submission)?.state ?? null;
  const differs = (
    what: 'sheet-count' | 'place-wrong' | 'decision-wrong',
    stated: string | number | boolean | null,
    expected: string | number | boolean | null,
  ): readonly Finding[] =>
    stated === expected
      ? []
      : [finding(what, { submission, stated: shown(stated), expected: shown(expected) })];
  const exact =
    counted.score === null ? null : `${counted.score.numerator}/${counted.score.denominator}`;
  return [
    ...differs('sheet-count', outcome.sheets, counted.sheets),
    ...(isScore(outcome.score, counted.score, ranking.method)
      ? []
      : [
          finding('score-wrong', {
            submission,
            stated: shown(outcome.score),
            expected: shown(exact),
          }),
        ]),
    ...differs('place-wrong', outcome.place, counted.place),
    ...differs('place-wrong', outcome.overall, counted.overall),
    ...differs('decision-wrong', outcome.list, list),
    ...(isDecided
      ? []
      : [
          ...differs('decision-wrong', outcome.winner, winners.get(submission) ?? null),
          ...differs('decision-wrong', outcome.finalist, list === null ? null : list === 'on'),
        ]),
  ];
}

/** Where people decided otherwise than places would: their right, and a reader's to know. */
function departures({ outcomes }: SortedLeaves, { winners }: Recount): readonly Remark[] {
  const departed = outcomes
    .filter(
      ({ submission, winner, refused }) => !refused && winner !== (winners.get(submission) ?? null),
    )
    .map(({ submission }) => submission);
  const finalists = outcomes
    .filter(
      ({ list, finalist, refused }) => list !== null && !refused && finalist !== (list === 'on'),
    )
    .map(({ submission }) => submission);
  return [
    ...(departed.length > 0 ? [{ what: 'winner-departs', submissions: departed } as const] : []),
    ...(finalists.length > 0
      ? [{ what: 'finalist-departs', submissions: finalists } as const]
      : []),
  ];
}

/** Counts the leaves anew and sets what they state beside it. */
function* recountFindings(
  sorted: SortedLeaves,
): Steps<{ readonly findings: readonly Finding[]; readonly remarks: readonly Remark[] }> {
  const { rule, sheets, outcomes, meeting } = sorted;
  if (rule === null) return { findings: [], remarks: [] };
  const recount = yield* recountSteps({ rule, sheets, outcomes });
  const isDecided = meeting !== null;
  const byId = new Map(recount.ranking.submissions.map((each) => [each.submission, each]));
  const findings = outcomes.flatMap((outcome) => {
    const own = byId.get(outcome.submission);
    const ranking = { ...recount.ranking, submissions: own === undefined ? [] : [own] };
    return outcomeFindings(outcome, { ...recount, ranking }, isDecided);
  });
  return { findings, remarks: isDecided ? departures(sorted, recount) : [] };
}

/** Decodes every leaf; a malformed one is found and left out. */
function* decodedLeaves(
  bytes: readonly Uint8Array[],
): Steps<{ readonly leaves: ReadonlyMap<number, Leaf>; readonly findings: readonly Finding[] }> {
  const leaves = new Map<number, Leaf>();
  const findings: Finding[] = [];
  for (const [at, each] of bytes.entries()) {
    const leaf = decodeLeaf(each);
    if (leaf === null) findings.push(finding('leaf-malformed', { stated: String(at) }));
    else leaves.set(at, leaf);
    if (at % 2000 === 1999) yield at / bytes.length;
  }
  return { leaves, findings };
}

/**
 * Checks everything that an auditors' payload holds, in steps: its root, the form, order and salts of its leaves, names
 * and decisions, and that a recount of the sheets by the rule gives the same scores, places and list.
 */
export function* checkResultsSteps(
  payload: ResultsPayload,
  contest: string,
): Steps<CheckedResults> {
  const hashes = payload.leaves.map(merkleLeafHash);
  yield 0.1;
  const root = treeRoot(merkleTree(hashes));
  yield 0.2;
  const rootFindings = equalBytes(root, payload.root)
    ? []
    : [finding('root-wrong', { stated: toHex(payload.root), expected: toHex(root) })];
  const draft: readonly Remark[] = payload.sealed ? [] : [{ what: 'draft', submissions: [] }];
  const common = { contest, stage: payload.stage, root: toHex(root), hashes, names: payload.names };
  if (payload.version === 1) {
    return {
      ...common,
      ...sortLeaves([]),
      leaves: new Map(),
      recounted: false,
      findings: rootFindings,
      remarks: [...draft, { what: 'version-1', submissions: [] }],
    };
  }
  const decoded = yield* between({ from: 0.2, to: 0.5 }, decodedLeaves(payload.leaves));
  const leaves = [...decoded.leaves.values()];
  const sorted = sortLeaves(leaves);
  const { rule } = sorted;
  const isOther = rule !== null && (rule.contest !== contest || rule.stage !== payload.stage);
  const checked = checkLeaves(leaves, sorted, payload.names);
  yield 0.6;
  const counted = yield* between({ from: 0.6, to: 1 }, recountFindings(sorted));
  return {
    ...common,
    ...sorted,
    leaves: decoded.leaves,
    recounted: rule !== null,
    findings: sortFindings([
      ...rootFindings,
      ...(isOther ? [finding('rule-other')] : []),
      ...decoded.findings,
      ...checked,
      ...counted.findings,
    ]),
    remarks: [...draft, ...sheetRemarks(sorted), ...counted.remarks],
  };
}
