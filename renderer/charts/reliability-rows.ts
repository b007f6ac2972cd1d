/** How reliable the scores of a rubric are. */
export interface ReliabilityRow {
  readonly id: string;
  readonly name: string;
  /** Share of the differences that is real, with as many sheets as there are. */
  readonly share: number;
  /** Sheets per submission, on average. */
  readonly sheets: number;
  /** Sheets per submission that would be enough; null where none would be. */
  readonly wanted: number | null;
}

/** The share with another number of sheets: q / (q + n / k), of which the share with k sheets tells n / q. */
export const shareWith = (
  { share, sheets }: Pick<ReliabilityRow, 'share' | 'sheets'>,
  wanted: number,
): number => (share <= 0 ? 0 : 1 / (1 + (sheets * (1 / share - 1)) / wanted));

/** Closest that two steps may stand in the picture. Pixels. */
const closest = 30;
const mostSheets = 50;

/** Steps from the sheets there are to those that are enough, as many as can be told apart; the last one always. */
export function sheetSteps(
  row: ReliabilityRow,
  along: (share: number) => number,
): readonly { readonly sheets: number; readonly share: number }[] {
  const { wanted } = row;
  if (wanted === null || wanted <= row.sheets || wanted > mostSheets) return [];
  const first = Math.floor(row.sheets) + 1;
  const all = Array.from({ length: wanted - first + 1 }, (_, index) => ({
    sheets: first + index,
    share: shareWith(row, first + index),
  }));
  const shown: { readonly sheets: number; readonly share: number }[] = [];
  for (const step of all.toReversed()) {
    const before = shown.at(-1);
    const isFree = before === undefined || along(before.share) - along(step.share) >= closest;
    if (isFree && along(step.share) - along(row.share) >= closest / 2) shown.push(step);
    else if (before === undefined) shown.push(step);
  }
  return shown.toReversed();
}
