import type { Observations } from '../../shared/ranking/mixed-equations.ts';
import { compare, rationalToNumber } from '../../shared/basics/rational.ts';
import type { NaiveSheets } from './naive-sheets.ts';

/** Methods that estimate, slowly and from the definitions alone, in doubles. Beside `naive-ranking.ts`. */

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviationOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  const squares = values.map((value) => (value - mean) ** 2);
  const deviation = Math.sqrt((meanOf(squares) * values.length) / (values.length - 1));
  return deviation < 1e-11 ? 0 : deviation;
}

/** How many of its jurors' deviations a submission lies above their means, put back on the scale of all sheets. */
export function naiveZ(sheets: NaiveSheets): ReadonlyMap<string, number | null> {
  const all = [...sheets].flatMap(([submission, own]) =>
    own.map(({ juror, score }) => ({ submission, juror, score: rationalToNumber(score) })),
  );
  const scoresOf = (juror: string): readonly number[] =>
    all.flatMap((sheet) => (sheet.juror === juror ? [sheet.score] : []));
  const everything = all.map(({ score }) => score);
  return new Map(
    [...sheets.keys()].map((submission) => {
      const steps = all.flatMap((sheet) => {
        if (sheet.submission !== submission) return [];
        const deviation = deviationOf(scoresOf(sheet.juror));
        return [deviation === 0 ? 0 : (sheet.score - meanOf(scoresOf(sheet.juror))) / deviation];
      });
      const score = meanOf(everything) + deviationOf(everything) * meanOf(steps);
      return [submission, steps.length === 0 ? null : score];
    }),
  );
}

/**
 * Bradley and Terry's strengths by the textbook's fixed point: π = what was won / Σ 1/(π + π') over all duels, half a
 * duel won and half a duel lost against an average one included; the score is the mean chance against the others.
 */
export function naiveBradleyTerry(
  sheets: NaiveSheets,
  group: readonly string[],
): ReadonlyMap<string, number> {
  const ids = group.filter((id) => (sheets.get(id) ?? []).length > 0);
  const duels = ids.flatMap((a) =>
    ids.flatMap((b) =>
      (a === b ? [] : (sheets.get(a) ?? [])).flatMap(({ juror, score }) => {
        const other = sheets.get(b)?.find((sheet) => sheet.juror === juror);
        return other === undefined ? [] : [{ a, b, won: (1 + compare(score, other.score)) / 2 }];
      }),
    ),
  );
  let strengths = new Map(ids.map((id) => [id, 1]));
  for (let round = 0; round < 100_000; round += 1) {
    const at = (id: string): number => strengths.get(id) ?? NaN;
    const next = new Map(
      ids.map((id) => {
        const own = duels.filter(({ a }) => a === id);
        const won = 0.5 + own.reduce((sum, duel) => sum + duel.won, 0);
        const met = own.reduce((sum, { b }) => sum + 1 / (at(id) + at(b)), 1 / (at(id) + 1));
        return [id, won / met];
      }),
    );
    const change = Math.max(
      0,
      ...ids.map((id) => Math.abs(Math.log((next.get(id) ?? 1) / at(id)))),
    );
    strengths = next;
    if (change < 1e-14) break;
  }
  return new Map(
    [...strengths].map(([id, own]) => {
      const others = [...strengths].filter(([other]) => other !== id);
      return [id, others.length === 0 ? 0.5 : meanOf(others.map(([, pi]) => own / (own + pi)))];
    }),
  );
}

/** True where one can walk from any sheet of the group to any other over shared submissions and jurors. */
export function naiveComparable(sheets: NaiveSheets, group: readonly string[]): boolean {
  const judged = group.filter((id) => (sheets.get(id) ?? []).length > 0);
  const reached = new Set(judged.slice(0, 1));
  for (const id of reached) {
    for (const { juror } of sheets.get(id) ?? []) {
      for (const [other, own] of sheets)
        if (own.some((sheet) => sheet.juror === juror)) reached.add(other);
    }
  }
  return judged.every((id) => reached.has(id));
}

interface Ratios {
  readonly submission: number;
  readonly juror: number;
}

/** −2 log of the restricted likelihood, residual variance profiled out: Cholesky of the whole covariance. */
export function denseCriterion({ submission, juror, score }: Observations, ratios: Ratios): number {
  const size = score.length;
  const factor: number[][] = [];
  const solved: [number, number][] = [];
  let logDeterminant = 0;
  for (let row = 0; row < size; row += 1) {
    const own: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      let value =
        (row === column ? 1 : 0) +
        (submission[row] === submission[column] ? ratios.submission : 0) +
        (juror[row] === juror[column] ? ratios.juror : 0);
      const other = column === row ? own : (factor[column] ?? []);
      for (let k = 0; k < column; k += 1) value -= (own[k] ?? 0) * (other[k] ?? 0);
      own.push(column === row ? Math.sqrt(value) : value / (other[column] ?? 1));
    }
    factor.push(own);
    const diagonal = own[row] ?? 1;
    let [one, y] = [1, score[row] ?? 0];
    for (let k = 0; k < row; k += 1) {
      const [oneBefore, yBefore] = solved[k] ?? [0, 0];
      one -= (own[k] ?? 0) * oneBefore;
      y -= (own[k] ?? 0) * yBefore;
    }
    solved.push([one / diagonal, y / diagonal]);
    logDeterminant += 2 * Math.log(diagonal);
  }
  const information = solved.reduce((sum, [one]) => sum + one * one, 0);
  const mu = solved.reduce((sum, [one, y]) => sum + one * y, 0) / information;
  const squares = solved.reduce((sum, [one, y]) => sum + (y - mu * one) ** 2, 0);
  const freedom = size - 1;
  return logDeterminant + Math.log(information) + freedom * Math.log(squares / freedom);
}

/** Square roots of the ratios that the search begins from: nothing, and steps of a half from tiny to huge. */
const roots = [0, ...Array.from({ length: 14 }, (_, step) => 0.02 * 2 ** step)];

interface SearchPoint {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** Goes downhill in ever smaller steps along both axes and between them, never below 0. */
function descend(valueAt: (x: number, y: number) => number, from: SearchPoint): SearchPoint {
  let best = from;
  for (let step = 0.5; step > 1e-7; step /= 2) {
    for (let moved = true; moved;) {
      moved = false;
      for (const [dx, dy] of directions) {
        const x = Math.max(0, best.x + step * dx * Math.max(best.x, 0.2));
        const y = Math.max(0, best.y + step * dy * Math.max(best.y, 0.2));
        const value = valueAt(x, y);
        if (value < best.value) {
          best = { x, y, value };
          moved = true;
        }
      }
    }
  }
  return best;
}

const directions = [-1, 0, 1]
  .flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))
  .filter(([dx, dy]) => dx !== 0 || dy !== 0);

/** The ratios of least criterion: a coarse grid, then downhill from its best points and from the best of each edge. */
export function searchRatios(observations: Observations): Ratios & { readonly criterion: number } {
  const valueAt = (x: number, y: number): number =>
    denseCriterion(observations, { submission: x * x, juror: y * y });
  const grid = roots
    .flatMap((x) => roots.map((y) => ({ x, y, value: valueAt(x, y) })))
    .sort((a, b) => a.value - b.value);
  const starts = new Set([
    ...grid.slice(0, 4),
    ...grid.filter(({ x }) => x === 0).slice(0, 1),
    ...grid.filter(({ y }) => y === 0).slice(0, 1),
  ]);
  const [best] = [...starts]
    .map((start) => descend(valueAt, start))
    .sort((a, b) => a.value - b.value);
  if (best === undefined) throw new Error('the grid has points');
  return { submission: best.x ** 2, juror: best.y ** 2, criterion: best.value };
}
