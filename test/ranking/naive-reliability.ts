/** Agreement straight from the definitions: every pair, every sum of squares. Slow, and written without the sources. */

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Observed and expected disagreement over all ordered pairs of ratings. */
export function naiveAlpha(
  units: readonly (readonly number[])[],
  level: 'interval' | 'ordinal',
): number | null {
  const pairable = units.filter((ratings) => ratings.length >= 2);
  const all = pairable.flat();
  const distance = (a: number, b: number): number => {
    if (level === 'interval') return (a - b) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = all.filter((value) => value >= low && value <= high).length;
    const ends =
      all.filter((value) => value === a).length + all.filter((value) => value === b).length;
    return (between - ends / 2) ** 2;
  };
  const pairs = (values: readonly number[]): number =>
    sum(values.flatMap((a, i) => values.map((b, j) => (i === j || a === b ? 0 : distance(a, b)))));
  const observed =
    sum(pairable.map((ratings) => pairs(ratings) / (ratings.length - 1))) / all.length;
  const expected = pairs(all) / (all.length * (all.length - 1));
  return all.length === 0 || expected === 0 ? null : 1 - observed / expected;
}

/** Ranks by counting who is below and who is equal; S of the rank sums against the greatest S there could be. */
export function naiveKendallW(table: readonly (readonly number[])[]): number | null {
  const [n, m] = [table.length, table[0]?.length ?? 0];
  if (n < 2 || m < 2) return null;
  const column = (j: number): readonly number[] => table.map((row) => row[j] ?? 0);
  const rank = (values: readonly number[], value: number): number =>
    values.filter((other) => other < value).length +
    (values.filter((other) => other === value).length + 1) / 2;
  const ranks = Array.from({ length: m }, (_, j) =>
    column(j).map((value) => rank(column(j), value)),
  );
  const sums = table.map((_, i) => sum(ranks.map((own) => own[i] ?? 0)));
  const mean = sum(sums) / n;
  const ties = sum(
    Array.from({ length: m }, (_, j) => {
      const values = column(j);
      return sum(
        [...new Set(values)].map((value) => {
          const t = values.filter((other) => other === value).length;
          return t ** 3 - t;
        }),
      );
    }),
  );
  const greatest = m ** 2 * (n ** 3 - n) - m * ties;
  return greatest === 0 ? null : (12 * sum(sums.map((each) => (each - mean) ** 2))) / greatest;
}

/** The six from the two-way analysis of variance, each formula as Shrout and Fleiss print it. */
export function naiveIccs(table: readonly (readonly number[])[]): Readonly<Record<string, number>> {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  const all = table.flat();
  const square = sum(all) ** 2 / (n * k);
  const total = sum(all.map((value) => value ** 2)) - square;
  const rows = sum(table.map((row) => sum(row) ** 2)) / k - square;
  const columns =
    sum(Array.from({ length: k }, (_, j) => sum(table.map((row) => row[j] ?? 0)) ** 2)) / n -
    square;
  const bms = rows / (n - 1);
  const wms = (total - rows) / (n * (k - 1));
  const jms = columns / (k - 1);
  const ems = (total - rows - columns) / ((n - 1) * (k - 1));
  const atLeast = (above: number, below: number): number =>
    below <= 0 ? -1 : Math.max(-1, above / below);
  return {
    oneWay: atLeast(bms - wms, bms + (k - 1) * wms),
    agreement: atLeast(bms - ems, bms + (k - 1) * ems + (k * (jms - ems)) / n),
    consistency: atLeast(bms - ems, bms + (k - 1) * ems),
    oneWayMean: atLeast(bms - wms, bms),
    agreementMean: atLeast(bms - ems, bms + (jms - ems) / n),
    consistencyMean: atLeast(bms - ems, bms),
  };
}
