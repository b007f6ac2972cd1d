import { rationalToNumber } from '../../shared/basics/rational.ts';
import { criteriaOf } from '../../shared/ranking/panel.ts';
import type { MarkedInput } from './ranking-inputs.ts';

interface SlowSheet {
  readonly submission: string;
  readonly nomination: string;
  readonly region: string | null;
  readonly juror: string;
  readonly home: string | null;
  readonly score: number;
}

/** Sheet scores Σ w·y / Σ w, or Σ w·y, one after another. */
function sheetsOf(input: MarkedInput): readonly SlowSheet[] {
  return input.submissions.flatMap(({ submission, nomination, region }) =>
    input.jurors.flatMap(({ juror, region: home }) => {
      const weights = new Map(
        criteriaOf(input, nomination).map(({ criterion, weight }) => [
          criterion,
          rationalToNumber(weight),
        ]),
      );
      const own = input.marks.filter(
        (mark) => mark.submission === submission && mark.juror === juror,
      );
      const total = sum(own.map(({ criterion }) => weights.get(criterion) ?? 0));
      if (total === 0) return [];
      const score = sum(
        own.map(({ criterion, score }) => (weights.get(criterion) ?? 0) * rationalToNumber(score)),
      );
      const value = input.rule.aggregate === 'sum' ? score : score / total;
      return [{ submission, nomination, region, juror, home, score: value }];
    }),
  );
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const squares = (values: readonly number[]): number =>
  sum(values.map((value) => (value - mean(values)) ** 2));

/** What a report says of one juror, from the definitions; contests of one rubric. */
export function naiveLines(
  input: MarkedInput,
  severity: (juror: string) => number,
  juror: string,
): {
  readonly sheets: number;
  readonly spread: number | null;
  readonly panelSpread: number | null;
  readonly correlation: number | null;
  readonly identicalShare: number;
  readonly commonestShare: number;
} {
  const sheets = sheetsOf(input);
  const scoresOf = (id: string): readonly number[] =>
    sheets.filter((sheet) => sheet.juror === id).map(({ score }) => score);
  const own = scoresOf(juror);
  const others = input.jurors.map(({ juror: id }) => id).filter((id) => id !== juror);
  const freedom = sum(others.map((id) => Math.max(0, scoresOf(id).length - 1)));
  const pairs = sheets
    .filter((sheet) => sheet.juror === juror)
    .flatMap(({ submission, score }) => {
      const rest = sheets.filter(
        (sheet) => sheet.submission === submission && sheet.juror !== juror,
      );
      return rest.length === 0
        ? []
        : [[score, mean(rest.map((sheet) => sheet.score - severity(sheet.juror)))] as const];
    });
  const [x, y] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
  const product = sum(pairs.map(([a, b]) => (a - mean(x)) * (b - mean(y))));
  const known = pairs.length >= 3 && squares(x) > 1e-12 && squares(y) > 1e-12;
  const same = (score: number): number =>
    own.filter((other) => Math.abs(other - score) < 1e-9).length;
  return {
    sheets: own.length,
    spread: own.length < 2 ? null : Math.sqrt(squares(own) / (own.length - 1)),
    panelSpread:
      freedom === 0
        ? null
        : Math.sqrt(
            sum(others.map((id) => (scoresOf(id).length > 1 ? squares(scoresOf(id)) : 0))) /
              freedom,
          ),
    correlation: known ? product / Math.sqrt(squares(x) * squares(y)) : null,
    identicalShare: own.filter((score) => same(score) > 1).length / own.length,
    commonestShare: Math.max(...own.map(same)) / own.length,
  };
}

/**
 * Home less away of one juror by dense least squares over all submissions and all jurors at home and away, with a trace of
 * ridge for what the data leave open; the second figure is its variance in units of one sheet's.
 */
export function naiveFavour(
  input: MarkedInput,
  juror: string,
): { readonly points: number; readonly variance: number } {
  const sheets = sheetsOf(input);
  const submissions = input.submissions.map(({ submission }) => submission);
  const jurors = input.jurors.map(({ juror: id }) => id);
  const size = submissions.length + 2 * jurors.length;
  const columnsOf = (sheet: SlowSheet): readonly number[] => {
    const isHome = sheet.home !== null && sheet.home === sheet.region;
    const persona = jurors.indexOf(sheet.juror) + (isHome ? jurors.length : 0);
    return [submissions.indexOf(sheet.submission), submissions.length + persona];
  };
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? 1e-8 : 0) as number),
  );
  const right: number[] = Array.from({ length: size }, () => 0);
  for (const sheet of sheets) {
    for (const i of columnsOf(sheet)) {
      right[i] = (right[i] ?? 0) + sheet.score;
      for (const j of columnsOf(sheet)) {
        const row = matrix[i] ?? [];
        row[j] = (row[j] ?? 0) + 1;
      }
    }
  }
  const contrast: number[] = Array.from({ length: size }, () => 0);
  const away = submissions.length + jurors.indexOf(juror);
  contrast[away] = -1;
  contrast[away + jurors.length] = 1;
  const direction = solved(matrix, contrast);
  return {
    points: sum(direction.map((value, index) => value * (right[index] ?? 0))),
    variance: sum(direction.map((value, index) => value * (contrast[index] ?? 0))),
  };
}

/** Gauss's and Jordan's elimination; the matrix is positive definite, so every pivot will do. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  rows.forEach((pivot, column) => {
    rows.forEach((row, index) => {
      if (index === column) return;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k <= size; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    });
  });
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
