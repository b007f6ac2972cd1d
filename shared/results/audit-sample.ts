import { present } from '../basics/assert.ts';
import { sha256, utf8ToBytes } from '../basics/bytes.ts';
import type { Rational } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import { jurorLabels } from './juror-labels.ts';
import type { ProofSource } from './proof-source.ts';
import { resultTree } from './result-leaves.ts';

/** A sheet that may be drawn: its number among the stage's sheets, and whose it is. */
export interface AuditSheet {
  /** From 0, in the order of the leaves of the stage's sheets: what `auditSample` draws. */
  readonly number: number;
  readonly submission: Id;
  readonly juror: Id;
}

/** The sheets of the stage in the order in which PROOF.md numbers them for a draw. */
export function auditSheets(source: ProofSource): readonly AuditSheet[] {
  const { stage } = source.ranking;
  const { shown, numbers } = jurorLabels(source.state, stage);
  const jurors = new Map([...numbers].map(([juror, number]) => [String(number), juror]));
  const { leaves } = resultTree(source.state, source.ranking, source.meeting);
  return leaves
    .flatMap((leaf) => (leaf.type === 'sheet' && leaf.stage === stage ? leaf : []))
    .map(({ submission, juror }, number) => ({
      number,
      submission,
      juror: shown === 'named' ? juror : present(jurors.get(juror), 'every number is a juror’s'),
    }));
}

/** The first 8 bytes of a hash as a number. */
const firstEight = (hash: Uint8Array): bigint =>
  hash.subarray(0, 8).reduce((number, byte) => number * 256n + BigInt(byte), 0n);

/**
 * Draws `size` different numbers below `total`, at most all, in the order of drawing. Whoever knows the seed and the
 * root (64 hex digits) draws the same by hand: PROOF.md, section 8, says how.
 */
export function auditSample(
  seed: string,
  root: string,
  total: number,
  size: number,
): readonly number[] {
  const wanted = Math.max(0, Math.min(total, size));
  const drawn = new Set<number>();
  const all = BigInt(Math.max(1, total));
  const limit = (2n ** 64n / all) * all;
  for (let counter = 0; drawn.size < wanted; counter += 1) {
    const number = firstEight(sha256(utf8ToBytes(`qazylar audit 1\n${root}\n${seed}\n${counter}`)));
    if (number < limit) drawn.add(Number(number % all));
  }
  return [...drawn];
}

/**
 * The least number of sheets to compare so that, if `margin` of `total` sheets were wrong, the chance of meeting none of
 * them is at most `risk`: hypergeometric, in exact whole numbers. Everything where nothing less will do.
 */
export function auditSampleSize(total: number, margin: number, risk: Rational): number {
  if (margin < 1) return total;
  // The chance of missing all, after n sheets, as a fraction: Π (total − margin − i) / (total − i).
  let [missed, ways] = [1n, 1n];
  for (let size = 0; size < total; size += 1) {
    if (missed * risk.denominator <= risk.numerator * ways) return size;
    missed *= BigInt(Math.max(0, total - margin - size));
    ways *= BigInt(total - size);
  }
  return total;
}
