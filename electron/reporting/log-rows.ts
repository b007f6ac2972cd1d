import type { Value } from '../../shared/log/operation.ts';
import { commitOf } from '../../shared/log/read-log.ts';
import { keyAt } from '../../shared/log/segment-content.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { contestKinds } from '../../shared/contest/contest-operations.ts';
import { decisionKinds } from '../../shared/deciding/decision-operations.ts';
import type { SegmentIndex } from '../../shared/merge/segment-index.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import { resolutionKinds } from '../../shared/merge/resolution-operations.ts';
import { scoreKinds, sheetKey } from '../../shared/scoring/score-operations.ts';
import { parseScoreValue } from '../../shared/scoring/score-schema.ts';
import { jsonOf } from './json-value.ts';
import type { Row } from './sql-text.ts';

/** A segment with the number that it has in the database. */
export interface NumberedSegment {
  readonly number: number;
  readonly segment: Segment;
}

/** The row of a segment. */
export function segmentRow({ number, segment: { id, header } }: NumberedSegment): Row {
  return [
    number,
    id,
    header.log,
    header.signer,
    header.firstSequence,
    header.lastSequence,
    header.firstOrdinal,
    header.operations,
    header.previous,
  ];
}

/** Kinds whose values name nobody and hold no text of anybody. */
const shownKinds: ReadonlySet<string> = new Set([
  scoreKinds.recusal,
  scoreKinds.reopening,
  contestKinds.settings,
  contestKinds.assignment,
  contestKinds.calibration,
  decisionKinds.cutOff,
  decisionKinds.seal,
  decisionKinds.publication,
  resolutionKinds.quarantine,
  resolutionKinds.fork,
  resolutionKinds.withdraw,
]);

/** The value of an operation as the history shows it: a score only where it has the form of one. */
function shownValue(kind: string, key: string, value: () => Value): string | null {
  const isScore =
    kind === scoreKinds.score || (kind === resolutionKinds.resolve && key.startsWith('score/'));
  if (!isScore) return shownKinds.has(kind) ? jsonOf(value()) : null;
  const score = value();
  return parseScoreValue(score) === undefined ? null : jsonOf(score);
}

/** Rows of the history: every operation of a segment. */
export function* operationRows({ number, segment }: NumberedSegment): Iterable<Row> {
  const { header, columns } = segment;
  const { commits, kinds, kind, values } = columns;
  for (let row = 0; row < header.operations; row += 1) {
    const commit = commitOf(commits.starts, row);
    const [name = '', version = 0] = kinds[kind[row] ?? 0] ?? [];
    const key = keyAt(columns, row);
    yield [
      number,
      header.firstOrdinal + row,
      header.firstSequence + commit,
      commits.clock[commit] ?? 0,
      name,
      version,
      key,
      shownValue(name, key, () => values.at(row)),
    ];
  }
}

/** Names of the sheets that a segment enters anything on. */
export function* sheetsOf({
  segment,
  sheets,
}: SegmentIndex): Iterable<readonly [string, string, string]> {
  const { words } = segment.columns;
  for (let at = 0; at < sheets.stage.length; at += 1) {
    yield [
      words[sheets.stage[at] ?? 0] ?? '',
      words[sheets.submission[at] ?? 0] ?? '',
      words[sheets.juror[at] ?? 0] ?? '',
    ];
  }
}

/** Names of the sheets that a segment says anything of, each once: entries, permissions, recusals, settlements. */
export function* sheetsSaid(index: SegmentIndex): Iterable<readonly [string, string, string]> {
  const { segment, alone, referring } = index;
  yield* sheetsOf(index);
  const keys = [
    ...alone.map(({ key }) => key),
    ...referring.map((row) => keyAt(segment.columns, row)),
  ];
  const paths = keys.flatMap((key) => sheetPath(key) ?? []);
  if (paths.length === 0) return;
  const named = new Set(Array.from(sheetsOf(index), (parts) => sheetKey(...parts)));
  for (const { stage, submission, juror } of paths) {
    const name = sheetKey(stage, submission, juror);
    if (named.has(name)) continue;
    named.add(name);
    yield [stage, submission, juror];
  }
}
