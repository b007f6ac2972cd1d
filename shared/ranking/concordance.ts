/**
 * Krippendorff's α: 1 = the ratings of a unit always agree, 0 = as by chance. Units with fewer than two ratings take no
 * part; any may be missing. `ordinal` asks for order alone. Null where nothing can be compared, or all ratings are
 * equal. Time grows with the ratings, not with their pairs: a sum of squared differences over all pairs is n times the
 * sum of squares around the mean, and the ordinal distance is the difference of mid-ranks.
 */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  level: 'interval' | 'ordinal',
): number | null {
  const pairable = units.filter((ratings) => ratings.length > 1);
  const measured = level === 'interval' ? pairable : midRanksOf(pairable);
  const all = measured.flat();
  if (all.length === 0) return null;
  const expected = squaresAround(all) / (all.length - 1);
  const observed = measured.reduce(
    (sum, ratings) => sum + (squaresAround(ratings) * ratings.length) / (ratings.length - 1),
    0,
  );
  return expected <= 1e-18 * all.length ? null : 1 - observed / all.length / expected;
}

/** Σ (x − x̄)². */
function squaresAround(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares;
}

/** Every rating by its rank among all, equal ones by the middle of theirs. */
function midRanksOf(units: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const { rankOf } = midRanks(units.flat());
  return units.map((ratings) => ratings.map((rating) => rankOf.get(rating) ?? 0));
}

interface MidRanks {
  readonly rankOf: ReadonlyMap<number, number>;
  /** Σ (t³ − t) over the groups of equal values. */
  readonly ties: number;
}

/** The middle rank of each value, 1 = the smallest; equal values share one. */
export function midRanks(values: readonly number[]): MidRanks {
  const sorted = Float64Array.from(values).sort();
  const rankOf = new Map<number, number>();
  let ties = 0;
  let first = 0;
  sorted.forEach((value, index) => {
    if (sorted[index + 1] === value) return;
    const count = index - first + 1;
    rankOf.set(value, (first + index) / 2 + 1);
    ties += count ** 3 - count;
    first = index + 1;
  });
  return { rankOf, ties };
}

/**
 * Kendall's W of jurors who all judged the same submissions (rows: submissions, columns: jurors): 1 = the same order, 0 =
 * none in common; corrected for ties. Null for fewer than two of either, and where no juror tells any two apart.
 */
export function kendallW(table: readonly (readonly number[])[]): number | null {
  const [rows, columns] = [table.length, table[0]?.length ?? 0];
  if (rows < 2 || columns < 2) return null;
  const sums = new Float64Array(rows);
  let ties = 0;
  for (let column = 0; column < columns; column += 1) {
    const ranks = midRanks(table.map((row) => row[column] ?? 0));
    ties += ranks.ties;
    for (const [row, ratings] of table.entries()) {
      sums[row] = (sums[row] ?? 0) + (ranks.rankOf.get(ratings[column] ?? 0) ?? 0);
    }
  }
  const greatest = columns ** 2 * (rows ** 3 - rows) - columns * ties;
  return greatest === 0 ? null : (12 * squaresAround(Array.from(sums))) / greatest;
}
