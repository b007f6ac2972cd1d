/** A submission near the cut line, and how likely it is among the first. */
export interface GreySubmission {
  readonly submission: string;
  /** 0 to 1; one half is least sure. */
  readonly pTop: number;
}

/** More sheets than this for one submission tell little more. */
const mostEach = 3;

/**
 * Spreads `sheets` more sheets over a grey zone: one each, first where it is least sure which side of the cut line it
 * will be, then another round; at most three each. The sum is less where the zone cannot take them all.
 */
export function whereSheetsMatter(
  zone: readonly GreySubmission[],
  sheets: number,
): ReadonlyMap<string, number> {
  const order = zone.toSorted(
    (a, b) =>
      Math.abs(a.pTop - 0.5) - Math.abs(b.pTop - 0.5) || (a.submission < b.submission ? -1 : 1),
  );
  const given = new Map<string, number>();
  const all = Math.min(sheets, order.length * mostEach);
  for (let place = 0; place < all; place += 1) {
    const submission = order[place % order.length]?.submission ?? '';
    given.set(submission, (given.get(submission) ?? 0) + 1);
  }
  return given;
}
