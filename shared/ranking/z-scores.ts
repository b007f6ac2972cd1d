import type { Rational } from '../basics/rational.ts';
import { inexactScore } from './inexact-score.ts';
import type { Panel } from './panel.ts';
import type { RankingRule } from './ranking.ts';
import { sheetScoreNumber } from './sheet-scores.ts';

/** Below this number of sheets a juror's own mean and spread say little. */
export const fewestSheetsForZ = 10;

export interface ZScores {
  /** By position in `panel.submissions`; null without a sheet. */
  readonly scores: readonly (Rational | null)[];
  readonly jurorsWithFewSheets: number;
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  return { mean, deviation: deviation <= 1e-12 * Math.max(1, Math.abs(mean)) ? 0 : deviation };
}

/**
 * Mean over its jurors of how many of the juror's standard deviations a submission lies above that juror's mean,
 * put back on the scale of the sheets (mean and standard deviation of all sheets). A juror without any spread, or
 * with one sheet, contributes 0. Fair only where sheets were given to all jurors at random.
 */
export function zScores(panel: Panel, aggregate: RankingRule['aggregate']): ZScores {
  const valuesByJuror = new Map<string, number[]>();
  const all: number[] = [];
  for (const { sheets } of panel.submissions) {
    for (const sheet of sheets) {
      const value = sheetScoreNumber(panel, sheet, aggregate);
      all.push(value);
      const values = valuesByJuror.get(sheet.juror);
      if (values === undefined) valuesByJuror.set(sheet.juror, [value]);
      else values.push(value);
    }
  }
  const momentsByJuror = new Map(
    [...valuesByJuror].map(([juror, values]) => [juror, momentsOf(values)]),
  );
  const overall = momentsOf(all);
  const scores = panel.submissions.map(({ sheets }) => {
    if (sheets.length === 0) return null;
    let sum = 0;
    for (const sheet of sheets) {
      const moments = momentsByJuror.get(sheet.juror);
      if (moments === undefined || moments.deviation === 0) continue;
      sum += (sheetScoreNumber(panel, sheet, aggregate) - moments.mean) / moments.deviation;
    }
    return inexactScore(overall.mean + (overall.deviation * sum) / sheets.length);
  });
  const jurorsWithFewSheets = [...valuesByJuror.values()].filter(
    (values) => values.length < fewestSheetsForZ,
  ).length;
  return { scores, jurorsWithFewSheets };
}
