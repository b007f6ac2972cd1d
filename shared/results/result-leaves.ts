import { toHex } from '../basics/bytes.ts';
import { subjectName } from '../contest/masking.ts';
import type { Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';
import type { ContestState } from '../merge/state.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { merkleRoot } from './merkle.ts';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type CountedSheet = Sheet & { readonly handIn: NonNullable<Sheet['handIn']> };

const isCountedSheet = (sheet: Sheet): sheet is CountedSheet =>
  sheet.counted && sheet.handIn !== null;

/** The sheets of a stage that take part in its ranking, sorted by submission, then juror. */
export const countedSheets = (state: ContestState, stage: string): readonly CountedSheet[] =>
  [...state.sheets.values()]
    .filter((sheet) => sheet.stage === stage)
    .filter(isCountedSheet)
    .sort((a, b) => byCodeUnits(a.submission, b.submission) || byCodeUnits(a.juror, b.juror));

const sheetLeaf = (sheet: CountedSheet): Value => [
  'sheet-1',
  sheet.stage,
  sheet.submission,
  sheet.juror,
  sheet.handIn.salt,
  Object.entries(sheet.scores)
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([criterion, score]) => [criterion, score]),
];

/**
 * The leaves of the published proof, each one deterministic CBOR, in this order:
 *
 * - `["sheet-1", stage, submission, juror, salt, [[criterion, score], …]]` for every counted sheet, sorted by submission
 *   and juror. `score` is thousandths or "cannot-judge", criteria are sorted, and `salt` is the 16 random bytes inside
 *   the signed hand-in: without it a leaf of about a hundred possible values could be guessed from its hash.
 * - `["place-1", stage, nomination, submission, place, title, applicant]` for every ranked submission, sorted by
 *   submission; `place` is null without a sheet. Places and names are published anyway, so they carry no salt. An
 *   applicant whose data is blocked is an empty text: a result issued after that has another root.
 *
 * Sorting is by UTF-16 code units. Nothing depends on the order in which anything arrived.
 */
export function resultLeaves(
  state: ContestState,
  stageRanking: StageRanking,
): readonly Uint8Array[] {
  const places = [...stageRanking.ranking.submissions]
    .sort((a, b) => byCodeUnits(a.submission, b.submission))
    .map((ranked): Value => {
      const submission = state.submissions.get(ranked.submission);
      const isBlocked = state.blocked.has(subjectName('submission', ranked.submission));
      const names = [submission?.title ?? '', isBlocked ? '' : (submission?.applicant ?? '')];
      return [
        'place-1',
        stageRanking.stage,
        ranked.nomination,
        ranked.submission,
        ranked.place,
        ...names,
      ];
    });
  const sheets = countedSheets(state, stageRanking.stage).map(sheetLeaf);
  return [...sheets, ...places].map(encodeValue);
}

/** The control code of a result: root (64 hex digits) and the number of leaves it stands over. */
export interface ResultFingerprint {
  readonly root: string;
  readonly leaves: number;
}

/** The same on every machine that holds the same operations, in whatever order they came. */
export function resultFingerprint(
  state: ContestState,
  stageRanking: StageRanking,
): ResultFingerprint {
  const leaves = resultLeaves(state, stageRanking);
  return { root: toHex(merkleRoot(leaves)), leaves: leaves.length };
}

/** Hex digits in groups of four, as people compare them. */
export const groupHex = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';
