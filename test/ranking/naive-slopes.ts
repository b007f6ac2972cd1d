import type { Observations } from '../../shared/ranking/mixed-equations.ts';
import { denseFit } from './dense-mixed-model.ts';
import { searchRatios } from './naive-estimates.ts';

/** Slopes of jurors, slowly and from their description alone. */
export interface NaiveSlopes {
  readonly slopes: readonly number[];
  /** μ + q̂ of each submission on the panel's scale. */
  readonly scores: readonly number[];
}

interface Sheet {
  readonly submission: number;
  readonly juror: number;
  readonly score: number;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function slowFit(observations: Observations) {
  const ratios = searchRatios(observations);
  return { ...denseFit(observations, ratios), ratio: ratios.submission };
}

type Fit = ReturnType<typeof slowFit>;

/** Slope and its variance of the weighted regression of y on x; null where it cannot be told. */
function regression(
  points: readonly { readonly x: number; readonly y: number; readonly weight: number }[],
  noise: number,
): { readonly slope: number; readonly variance: number } | null {
  const all = sum(points.map(({ weight }) => weight));
  const meanX = sum(points.map(({ x, weight }) => weight * x)) / all;
  const meanY = sum(points.map(({ y, weight }) => weight * y)) / all;
  const spread = sum(points.map(({ x, weight }) => weight * (x - meanX) ** 2));
  const size = sum(points.map(({ x, weight }) => weight * x * x));
  if (points.length < 2 || spread <= 1e-9 * size) return null;
  const common = sum(points.map(({ x, y, weight }) => weight * (x - meanX) * (y - meanY)));
  return { slope: common / spread, variance: noise / spread };
}

/** How far each juror sets submissions apart, beside what the others' sheets say of these; null where none differs. */
function slowSlopes(
  sheets: readonly Sheet[],
  fit: Fit,
  before: readonly number[],
): readonly number[] | null {
  if (fit.ratio < 1e-6) return null;
  const distance = ({ juror, score }: Sheet): number =>
    score - fit.mu - (fit.jurorEffects[juror] ?? NaN);
  const found = before.map((_, juror) => {
    const points = sheets
      .filter((sheet) => sheet.juror === juror)
      .map((sheet) => {
        const others = sheets.filter(
          (other) => other.submission === sheet.submission && other.juror !== juror,
        );
        const known = others.map((other) => distance(other) / (before[other.juror] ?? NaN));
        const share = fit.ratio / (1 + fit.ratio * others.length);
        return { x: share * sum(known), y: distance(sheet), weight: 1 / (1 + share) };
      });
    return regression(points, fit.variance);
  });
  const told = found.flatMap((each) => (each === null ? [] : [each]));
  const excess = sum(told.map(({ slope, variance }) => (slope - 1) ** 2 / variance - 1));
  if (!(excess > 0)) return null;
  const prior = excess / sum(told.map(({ variance }) => 1 / variance));
  return found.map((each) => {
    if (each === null) return 1;
    const drawn = (prior * each.slope + each.variance) / (prior + each.variance);
    return Math.min(3, Math.max(1 / 3, drawn));
  });
}

/** Two rounds: a fit, slopes beside it, the scores brought to the panel's scale, a fit of these. */
export function naiveSlopes(observations: Observations): NaiveSlopes {
  const sheets = Array.from(observations.score, (score, row) => ({
    submission: observations.submission[row] ?? 0,
    juror: observations.juror[row] ?? 0,
    score,
  }));
  const told = (fit: Fit, slopes: readonly number[]): NaiveSlopes => ({
    slopes,
    scores: fit.submissionEffects.map((effect) => fit.mu + effect),
  });
  const ones = Array.from({ length: observations.jurors }, () => 1);
  const plain = slowFit(observations);
  let [fit, slopes] = [plain, ones];
  for (let round = 1; round <= 2; round += 1) {
    const next = slowSlopes(sheets, fit, slopes);
    if (next === null) return told(plain, ones);
    const { mu, jurorEffects } = fit;
    const score = Float64Array.from(sheets, ({ juror, score: own }) => {
      const level = mu + (jurorEffects[juror] ?? NaN);
      return level + (own - level) / (next[juror] ?? NaN);
    });
    [fit, slopes] = [slowFit({ ...observations, score }), [...next]];
  }
  return told(fit, slopes);
}
