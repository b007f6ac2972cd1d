import { intAt } from '../assigning/dense-matrix.ts';
import { kendallW, krippendorffAlpha } from './concordance.ts';
import { iccs, type IntraclassCorrelations } from './intraclass.ts';
import type { RankingMethod } from '../contest/contest.ts';
import type { ReportSheets } from './report-sheets.ts';

type ReliabilityLevel = 'high' | 'fair' | 'low';

/** From this share on a list would come out nearly the same with another jury: four fifths of what parts it is real. */
export const highReliability = 0.8;
/** Below this share two fifths and more are chance: places near each other should not be taken for different. */
export const fairReliability = 0.6;
/** Krippendorff's own bounds: from .8 on scores may be relied on, from .667 on for tentative conclusions only. */
const highAlpha = 0.8;
const fairAlpha = 0.667;

/** How far the scores of one rubric can be relied on. */
export interface Reliability {
  /** Nominations that share the rubric. */
  readonly nominations: readonly string[];
  readonly submissions: number;
  /**
   * Share of the differences between submissions' scores that is real, σ_q² / (σ_q² + σ² / k), where jurors' severity is
   * taken out; null without a model.
   */
  readonly realDifferences: number | null;
  /** The same for plain means: where not all jurors judge all, their severity is noise as well. */
  readonly realDifferencesOfMeans: number | null;
  /** Which of the two holds for the places of the regulation's method. */
  readonly applies: 'adjusted' | 'means';
  /** k: the harmonic mean of sheets, since it is σ² / sheets that averages. */
  readonly sheetsPerSubmission: number;
  /** Sheets per submission from which `realDifferences`, or that of means where it applies, is `highReliability`. */
  readonly sheetsWanted: number | null;
  /** Of complete panels the six of Shrout & Fleiss, else what the model's variances say of a single sheet. */
  readonly icc:
    | { readonly basis: 'complete'; readonly six: IntraclassCorrelations }
    | { readonly basis: 'variances'; readonly agreement: number; readonly consistency: number }
    | null;
  /** Krippendorff's α of the sheet scores. */
  readonly alpha: number | null;
  readonly alphaOrdinal: number | null;
  readonly alphaLevel: ReliabilityLevel | null;
  /** Kendall's W; complete panels only. */
  readonly kendallW: number | null;
  /** Of the share that applies. */
  readonly level: ReliabilityLevel | null;
}

/** Share of differences between means of `sheets` scores that is real; null where nothing differs at all. */
function realDifferences(
  varSubmission: number,
  varResidual: number,
  sheets: number,
): number | null {
  const whole = varSubmission + varResidual / sheets;
  return whole > 0 ? varSubmission / whole : null;
}

const levelOf = (
  value: number | null,
  bounds: { readonly high: number; readonly fair: number },
): ReliabilityLevel | null =>
  value === null ? null : value >= bounds.high ? 'high' : value >= bounds.fair ? 'fair' : 'low';

/** Everything said of one rubric; time grows with the sheets. */
export function reliabilityOf(sheets: ReportSheets, method: RankingMethod): Reliability {
  const { fit, nominations } = sheets.rubric;
  const ratings = ratingsOf(sheets);
  const table = completeTable(sheets, ratings);
  const sheetsPerSubmission = harmonicMean(ratings.map(({ length }) => length));
  // Where all judge all, severity moves every mean alike.
  const jurorNoise = table === null ? (fit?.varJuror ?? 0) : 0;
  const share = (noise: number): number | null =>
    fit === null
      ? null
      : realDifferences(fit.varSubmission, fit.varResidual + noise, sheetsPerSubmission);
  const applies = method === 'adjusted' || table !== null ? 'adjusted' : 'means';
  const [real, ofMeans] = [share(0), share(jurorNoise)];
  const noise = applies === 'adjusted' ? 0 : jurorNoise;
  const alpha = krippendorffAlpha(ratings, 'interval');
  return {
    nominations,
    submissions: ratings.length,
    realDifferences: real,
    realDifferencesOfMeans: ofMeans,
    applies,
    sheetsPerSubmission,
    sheetsWanted: fit === null ? null : sheetsWanted(fit.varSubmission, fit.varResidual + noise),
    icc: iccOf(sheets, table),
    alpha,
    alphaOrdinal: krippendorffAlpha(ratings, 'ordinal'),
    alphaLevel: levelOf(alpha, { high: highAlpha, fair: fairAlpha }),
    kendallW: table === null ? null : kendallW(table),
    level: levelOf(applies === 'adjusted' ? real : ofMeans, {
      high: highReliability,
      fair: fairReliability,
    }),
  };
}

/** Least whole number of sheets with a share of `highReliability`; null where submissions do not differ. */
function sheetsWanted(varSubmission: number, noise: number): number | null {
  if (varSubmission <= 0) return null;
  const wanted = (highReliability / (1 - highReliability)) * (noise / varSubmission);
  // A share that is met but for the last bits of a double is met.
  return Math.max(1, Math.ceil(wanted - 1e-9));
}

const ratingsOf = ({ submissions, start, score }: ReportSheets): readonly (readonly number[])[] =>
  submissions.map((_, index) =>
    Array.from(score.subarray(intAt(start, index), intAt(start, index + 1))),
  );

/** The ratings as a table where every juror judged every submission; sheets of a submission are in order of jurors. */
const completeTable = (
  { jurors }: ReportSheets,
  ratings: readonly (readonly number[])[],
): readonly (readonly number[])[] | null =>
  ratings.every(({ length }) => length === jurors.length) ? ratings : null;

function harmonicMean(counts: readonly number[]): number {
  const inverses = counts.reduce((sum, count) => sum + 1 / count, 0);
  return inverses === 0 ? 0 : counts.length / inverses;
}

function iccOf(
  { rubric: { fit } }: ReportSheets,
  table: readonly (readonly number[])[] | null,
): Reliability['icc'] {
  if (table !== null) {
    const six = iccs(table);
    return six === null ? null : { basis: 'complete', six };
  }
  if (fit === null) return null;
  const { varSubmission, varJuror, varResidual } = fit;
  const [agreement, consistency] = [varResidual + varJuror, varResidual].map((noise) =>
    realDifferences(varSubmission, noise, 1),
  );
  if (agreement === null || agreement === undefined) return null;
  if (consistency === null || consistency === undefined) return null;
  return { basis: 'variances', agreement, consistency };
}
