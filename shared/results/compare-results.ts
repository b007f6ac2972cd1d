import { equalBytes, toHex } from '../basics/bytes.ts';
import type { Value } from '../log/operation.ts';
import { equalValues } from '../log/value-codec.ts';
import { encodeLeaf, type Leaf, type OutcomeLeaf } from './leaf-values.ts';
import { type Finding, finding, sortFindings } from './proof-findings.ts';

/** What can be set beside another file of the same result: hashes by number, and leaves as far as they are known. */
export interface Comparable {
  readonly root: string;
  readonly hashes: readonly Uint8Array[];
  readonly leaves: ReadonlyMap<number, Leaf>;
}

const shown = (value: Value): string =>
  value === null ? '—' : Array.isArray(value) ? value.join(', ') : JSON.stringify(value);

const nameText = (name: OutcomeLeaf['title']): string =>
  typeof name === 'string' ? name : `${name[0]}…`;

/** What of an application's outcome differs between two files. */
function outcomeDifferences(a: OutcomeLeaf, b: OutcomeLeaf): readonly Finding[] {
  const { submission } = a;
  const found: Finding[] = [];
  const add = (what: Finding['what'], stated: Value, expected: Value): void => {
    if (equalValues(stated, expected)) return;
    found.push(finding(what, { submission, stated: shown(stated), expected: shown(expected) }));
  };
  if (!equalValues(a.title, b.title) || !equalValues(a.applicant, b.applicant)) {
    const [stated, expected] = [a, b].map(
      (each) => `${nameText(each.title)} — ${nameText(each.applicant)}`,
    );
    found.push(
      finding('name-differs', { submission, stated: stated ?? '', expected: expected ?? '' }),
    );
  }
  add('score-differs', a.score, b.score);
  add('place-differs', a.place, b.place);
  add('place-differs', a.overall, b.overall);
  add('decision-differs', a.list, b.list);
  add('decision-differs', a.winner, b.winner);
  add('decision-differs', a.finalist, b.finalist);
  add('decision-differs', a.prizes, b.prizes);
  add('decision-differs', a.granted, b.granted);
  add('decision-differs', a.refused, b.refused);
  return found.length > 0 ? found : [finding('leaf-differs', { submission })];
}

/** How a leaf that stands in both files differs, or one of which only the hash is known elsewhere. */
function leafDifferences(own: Leaf | undefined, other: Leaf | undefined): readonly Finding[] {
  const leaf = own ?? other;
  if (leaf === undefined) return [finding('leaf-differs')];
  if (own?.type === 'outcome' && other?.type === 'outcome' && own.submission === other.submission)
    return outcomeDifferences(own, other);
  const about = {
    submission: 'submission' in leaf ? (leaf.submission ?? '') : '',
    juror: leaf.type === 'sheet' ? leaf.juror : '',
  };
  switch (leaf.type) {
    case 'rule':
      return [finding('rule-differs')];
    case 'sheet':
      return [finding('sheet-differs', about)];
    case 'outcome':
      return [finding('place-differs', about)];
    case 'meeting':
    case 'prize':
    case 'tie':
    case 'reason':
      return [finding('decision-differs', about)];
  }
}

/** Where the sheets of the second file end, if the first one knows all its leaves: behind them both have the same. */
function endOfSheets(a: Comparable, b: Comparable): number {
  if (a.leaves.size < a.hashes.length) return 0;
  const behind = [...a.leaves.values()].filter(({ type }) => type !== 'rule' && type !== 'sheet');
  return b.hashes.length - behind.length;
}

/** Most differences that are told one by one. */
const toldDifferences = 200;

/**
 * Sets two files of one result side by side: their roots, and where these differ what it is. Where one file has fewer
 * leaves, what stands in one alone is told by the leaf there.
 */
export function compareResults(a: Comparable, b: Comparable): readonly Finding[] {
  if (a.root === b.root) return [];
  const found: Finding[] = [finding('roots-differ', { stated: a.root, expected: b.root })];
  const others = new Map(b.hashes.map((hash, at) => [toHex(hash), at]));
  const own = new Set(a.hashes.map(toHex));
  a.hashes.forEach((hash, at) => {
    if (found.length > toldDifferences || others.has(toHex(hash))) return;
    const leaf = a.leaves.get(at);
    found.push(...leafDifferences(leaf, twinOf(leaf, b) ?? b.leaves.get(at)));
  });
  const sheetsEnd = endOfSheets(a, b);
  b.hashes.forEach((hash, at) => {
    if (found.length > toldDifferences || own.has(toHex(hash))) return;
    const leaf = b.leaves.get(at);
    if (leaf === undefined && at > 0 && at < sheetsEnd) found.push(finding('sheet-differs'));
    if (leaf === undefined || twinOf(leaf, a) !== undefined) return;
    found.push(...leafDifferences(undefined, leaf));
  });
  const told = new Map(found.map((each) => [JSON.stringify(each), each]));
  return sortFindings([...told.values()]);
}

/** How single leaves of a proof differ from what another file says of the same things. */
export const compareLeaves = (leaves: readonly Leaf[], other: Comparable): readonly Finding[] =>
  leaves.flatMap((leaf) => {
    const twin = twinOf(leaf, other);
    return twin !== undefined && equalBytes(encodeLeaf(leaf), encodeLeaf(twin))
      ? []
      : leafDifferences(leaf, twin);
  });

/** The leaf of the other file that speaks of the same thing. */
function twinOf(leaf: Leaf | undefined, { leaves }: Comparable): Leaf | undefined {
  if (leaf === undefined) return undefined;
  for (const each of leaves.values()) {
    if (each.type !== leaf.type) continue;
    if (each.type === 'rule' || each.type === 'meeting') return each;
    if (each.type === 'sheet' && leaf.type === 'sheet') {
      if (
        each.stage === leaf.stage &&
        each.submission === leaf.submission &&
        each.juror === leaf.juror
      )
        return each;
    } else if (
      'submission' in each &&
      'submission' in leaf &&
      each.submission === leaf.submission
    ) {
      return each;
    }
  }
  return undefined;
}
