import { toHex } from '../basics/bytes.ts';
import type { Id } from '../contest/contest.ts';
import { storedAt } from '../log/segment-content.ts';
import type { Segment } from '../log/segment.ts';
import { parseHandIn } from '../scoring/score-schema.ts';
import { scoreKey, scoreKinds } from '../scoring/score-operations.ts';
import type { ScoreValue } from '../scoring/sheet.ts';
import { encodeLeaf, type ResultRule, type SheetLeaf } from './leaf-values.ts';
import { merkleLeafHash } from './merkle.ts';

/** A sheet as its juror handed it in, with the salt by which it is found among the leaves. */
export interface OwnSheet extends Omit<SheetLeaf, 'juror'> {
  readonly juror: Id;
}

/** Every operation of a log by its ordinal. */
function operationsByLog(segments: readonly Segment[]) {
  const logs = new Map<string, Map<number, ReturnType<typeof storedAt>>>();
  for (const { header, columns } of segments) {
    const name = `${header.log}/${header.signer}`;
    const own = logs.get(name) ?? new Map<number, ReturnType<typeof storedAt>>();
    logs.set(name, own);
    for (let row = 0; row < header.operations; row += 1)
      own.set(header.firstOrdinal + row, storedAt(columns, row));
  }
  return [...logs.values()];
}

/**
 * The sheets that were handed in by a juror's own file, each as its last hand-in has it. Nobody is asked whether they
 * count: a sheet that was opened again, or that headquarters settled otherwise, may stand among the leaves with other
 * points, or not at all.
 */
export function ownSheets(segments: readonly Segment[]): readonly OwnSheet[] {
  const sheets = new Map<string, OwnSheet>();
  for (const operations of operationsByLog(segments)) {
    for (const [, { kind, key, value }] of [...operations].toSorted(([a], [b]) => a - b)) {
      if (kind !== scoreKinds.handIn) continue;
      const [, stage = '', submission = '', juror = ''] = key.split('/');
      const handIn = parseHandIn(value);
      if (handIn === undefined) continue;
      const scores = Object.entries(handIn.scores).flatMap(([criterion, ordinal]) => {
        const given = operations.get(ordinal);
        const isOwn = given?.key === scoreKey(stage, submission, juror, criterion);
        return isOwn && given.value !== null
          ? [[criterion, given.value as ScoreValue] as const]
          : [];
      });
      scores.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      sheets.set(key, { salt: handIn.salt, stage, submission, juror, scores });
    }
  }
  return [...sheets.values()];
}

/** Hashes that the leaf of a sheet can have: by the juror's id, or by each number there is. */
function hashesOf(
  sheet: OwnSheet,
  { jurors, jurorCount }: Pick<ResultRule, 'jurors' | 'jurorCount'>,
) {
  const labels =
    jurors === 'named'
      ? [sheet.juror]
      : Array.from({ length: jurorCount }, (_, at) => String(at + 1));
  return labels.map((juror) =>
    toHex(merkleLeafHash(encodeLeaf({ type: 'sheet', ...sheet, juror }))),
  );
}

/** Own sheets of the stage that stand among the hashes, and those that do not. */
export function findOwnSheets(
  sheets: readonly OwnSheet[],
  rule: Pick<ResultRule, 'stage' | 'jurors' | 'jurorCount'>,
  hashes: readonly Uint8Array[],
): { readonly found: readonly OwnSheet[]; readonly missing: readonly OwnSheet[] } {
  const known = new Set(hashes.map(toHex));
  const own = sheets.filter(({ stage }) => stage === rule.stage);
  const isThere = (sheet: OwnSheet): boolean =>
    hashesOf(sheet, rule).some((hash) => known.has(hash));
  return { found: own.filter(isThere), missing: own.filter((sheet) => !isThere(sheet)) };
}
