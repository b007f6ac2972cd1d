import { at, intAt } from '../assigning/dense-matrix.ts';
import type { JurorFavour } from './region-favour.ts';
import type { ReportSheets } from './report-sheets.ts';
import { fewestSheetsForZ } from './z-scores.ts';

/**
 * What stands out in a juror's sheets: a reason to look and to ask, never a finding against a person. Where all is as
 * with the others there is none.
 */
export type JurorFlag =
  | 'few-sheets'
  | 'stricter'
  | 'milder'
  | 'narrow'
  | 'wide'
  | 'apart'
  | 'repeats'
  | 'own-region-higher'
  | 'own-region-lower';

/** Fewer sheets than these say nothing of a person: the same number from which z-scores are trusted. */
const enoughSheets = fewestSheetsForZ;
/** Fewer sheets of the own region say nothing of favour. */
const enoughOwnSheets = 5;
/**
 * A figure stands out only from three standard errors on: by chance alone that befalls about one juror in 370, so that
 * a jury of forty is mostly told of nobody for nothing.
 */
export const clearlyBeyond = 3;
/** Severity is spoken of from half the usual difference of submissions on: less moves hardly any place. */
const notableSeverity = 0.5;
/** Spread is spoken of where it is twice, or half, that of the others. */
const notableSpread = 2;
/** Repetition is spoken of where at least half of the sheets have one and the same total, twice as many as usual. */
const notableRepetition = 0.5;

/** One juror in one rubric (in a contest with one rubric: one line for each juror). All figures in points of a sheet. */
export interface JurorLine extends JurorFavour {
  readonly juror: string;
  /** Position of the rubric in the report's `reliability`. */
  readonly rubric: number;
  readonly sheets: number;
  /** b̂: points above the panel, negative = stricter, and its standard error; null without a model. */
  readonly severity: number | null;
  readonly severityError: number | null;
  /** Standard deviation of the sheet scores; null for fewer than two. */
  readonly spread: number | null;
  /** The same of the other jurors, pooled: each around their own mean. */
  readonly panelSpread: number | null;
  /** Sheets of submissions that others judged too. */
  readonly compared: number;
  /**
   * Correlation with the mean of the other jurors' sheets of the same submissions, the others' severity taken out;
   * null for fewer than three, or where either side knows no differences.
   */
  readonly correlation: number | null;
  /** Median correlation of the other jurors who have enough sheets. */
  readonly panelCorrelation: number | null;
  /** Share of sheets whose total equals that of another of the juror's sheets. */
  readonly identicalShare: number;
  /** Share of sheets with the juror's commonest total. */
  readonly commonestShare: number;
  /** Median of that share over the other jurors. */
  readonly panelCommonestShare: number | null;
  readonly flags: readonly JurorFlag[];
}

type Figures = Omit<JurorLine, 'flags'>;

/** The lines of one rubric, jurors in the order of their ids; time grows with the sheets. */
export function jurorLines(
  sheets: ReportSheets,
  favours: readonly JurorFavour[],
  rubric: number,
): readonly JurorLine[] {
  const spreads = spreadsOf(sheets);
  const agreements = agreementsOf(sheets);
  const repetitions = repetitionsOf(sheets);
  const { fit } = sheets.rubric;
  const usualCorrelation = mediansOfOthers(
    agreements.map(({ compared, correlation }) => (compared < enoughSheets ? null : correlation)),
  );
  const usualCommonest = mediansOfOthers(
    repetitions.map(({ commonestShare }, juror) =>
      (spreads[juror]?.sheets ?? 0) < enoughSheets ? null : commonestShare,
    ),
  );
  return sheets.jurors.map((juror, index) => {
    const favour = favours[index] ?? { ownRegion: null, otherRegions: null, favour: null };
    const figures: Figures = {
      juror,
      rubric,
      sheets: spreads[index]?.sheets ?? 0,
      severity: fit === null ? null : at(sheets.severity, index),
      severityError: fit === null ? null : at(sheets.severityError, index),
      spread: spreads[index]?.spread ?? null,
      panelSpread: spreads[index]?.panelSpread ?? null,
      compared: agreements[index]?.compared ?? 0,
      correlation: agreements[index]?.correlation ?? null,
      panelCorrelation: usualCorrelation[index] ?? null,
      identicalShare: repetitions[index]?.identicalShare ?? 0,
      commonestShare: repetitions[index]?.commonestShare ?? 0,
      panelCommonestShare: usualCommonest[index] ?? null,
      ...favour,
    };
    return { ...figures, flags: flagsOf(figures, Math.sqrt(fit?.varSubmission ?? 0)) };
  });
}

/** `usual`: the standard deviation between submissions. */
function flagsOf(line: Figures, usual: number): readonly JurorFlag[] {
  if (line.sheets < enoughSheets) return ['few-sheets'];
  return [severityFlag(line, usual), spreadFlag(line), agreementFlag(line), repetitionFlag(line)]
    .concat(favourFlag(line))
    .filter((flag) => flag !== null);
}

function severityFlag({ severity, severityError }: Figures, usual: number): JurorFlag | null {
  if (severity === null || severityError === null || severity === 0) return null;
  const size = Math.abs(severity);
  if (size < clearlyBeyond * severityError || size < notableSeverity * usual) return null;
  return severity < 0 ? 'stricter' : 'milder';
}

function spreadFlag({ spread, panelSpread }: Figures): JurorFlag | null {
  if (spread === null || panelSpread === null || panelSpread === 0) return null;
  if (spread * notableSpread <= panelSpread) return 'narrow';
  return spread >= panelSpread * notableSpread ? 'wide' : null;
}

/** Fisher's z makes correlations comparable: its standard error is 1 / √(n − 3). */
function agreementFlag({ compared, correlation, panelCorrelation }: Figures): JurorFlag | null {
  if (correlation === null || panelCorrelation === null || compared < enoughSheets) return null;
  const upper = Math.atanh(correlation) + clearlyBeyond / Math.sqrt(compared - 3);
  return upper < Math.atanh(panelCorrelation) ? 'apart' : null;
}

function repetitionFlag({ commonestShare, panelCommonestShare }: Figures): JurorFlag | null {
  if (commonestShare < notableRepetition || panelCommonestShare === null) return null;
  return commonestShare >= 2 * panelCommonestShare ? 'repeats' : null;
}

function favourFlag({ ownRegion, favour }: Figures): JurorFlag | null {
  if (favour === null || (ownRegion?.sheets ?? 0) < enoughOwnSheets || favour.points === 0)
    return null;
  if (Math.abs(favour.points) < clearlyBeyond * favour.error) return null;
  return favour.points > 0 ? 'own-region-higher' : 'own-region-lower';
}

interface Spread {
  readonly sheets: number;
  readonly spread: number | null;
  readonly panelSpread: number | null;
}

function spreadsOf({ jurors, juror, score }: ReportSheets): readonly Spread[] {
  const count = new Float64Array(jurors.length);
  const mean = new Float64Array(jurors.length);
  const squares = new Float64Array(jurors.length);
  // Welford's way: sums of squares lose their digits where scores are great and alike.
  for (let row = 0; row < score.length; row += 1) {
    const who = intAt(juror, row);
    count[who] = at(count, who) + 1;
    const step = at(score, row) - at(mean, who);
    mean[who] = at(mean, who) + step / at(count, who);
    squares[who] = at(squares, who) + step * (at(score, row) - at(mean, who));
  }
  let [allSquares, allFreedom] = [0, 0];
  for (let who = 0; who < jurors.length; who += 1) {
    allSquares += at(squares, who);
    allFreedom += Math.max(0, at(count, who) - 1);
  }
  return jurors.map((_, who) => {
    const freedom = Math.max(0, at(count, who) - 1);
    const restFreedom = allFreedom - freedom;
    const restSquares = Math.max(0, allSquares - at(squares, who));
    return {
      sheets: at(count, who),
      spread: freedom === 0 ? null : Math.sqrt(at(squares, who) / freedom),
      panelSpread: restFreedom === 0 ? null : Math.sqrt(restSquares / restFreedom),
    };
  });
}

interface Agreement {
  readonly compared: number;
  readonly correlation: number | null;
}

function agreementsOf(sheets: ReportSheets): readonly Agreement[] {
  const { jurors, submissions, start, juror, score, severity } = sheets;
  const sums = jurors.map(() => ({ count: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 }));
  for (let index = 0; index < submissions.length; index += 1) {
    const [first, end] = [intAt(start, index), intAt(start, index + 1)];
    if (end - first < 2) continue;
    let total = 0;
    for (let row = first; row < end; row += 1)
      total += at(score, row) - at(severity, intAt(juror, row));
    for (let row = first; row < end; row += 1) {
      const who = intAt(juror, row);
      const sum = sums[who];
      if (sum === undefined) continue;
      const x = at(score, row);
      const y = (total - (x - at(severity, who))) / (end - first - 1);
      // Again by Welford: means so far, and sums of products around them.
      sum.count += 1;
      const [dx, dy] = [x - sum.x, y - sum.y];
      sum.x += dx / sum.count;
      sum.y += dy / sum.count;
      sum.xx += dx * (x - sum.x);
      sum.yy += dy * (y - sum.y);
      sum.xy += dx * (y - sum.y);
    }
  }
  return sums.map(({ count, xx, yy, xy, x, y }) => {
    const noise = 1e-18 * count * Math.max(1, x * x, y * y);
    const known = count >= 3 && xx > noise && yy > noise;
    const correlation = known ? xy / Math.sqrt(xx * yy) : null;
    return {
      compared: count,
      correlation: correlation === null ? null : Math.max(-1, Math.min(1, correlation)),
    };
  });
}

interface Repetition {
  readonly identicalShare: number;
  readonly commonestShare: number;
}

/** Equal fractions are equal doubles, and different ones on the scales of sheets are not. */
function repetitionsOf({ jurors, juror, score }: ReportSheets): readonly Repetition[] {
  const totals = jurors.map(() => new Map<number, number>());
  for (let row = 0; row < score.length; row += 1) {
    const own = totals[intAt(juror, row)];
    own?.set(at(score, row), (own.get(at(score, row)) ?? 0) + 1);
  }
  return totals.map((own) => {
    let [sheets, identical, commonest] = [0, 0, 0];
    for (const count of own.values()) {
      sheets += count;
      if (count > 1) identical += count;
      if (count > commonest) commonest = count;
    }
    return { identicalShare: identical / sheets, commonestShare: commonest / sheets };
  });
}

/** For each value the median of all others that are known; null without any. */
function mediansOfOthers(values: readonly (number | null)[]): readonly (number | null)[] {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const positions = new Map(sorted.map((value, index) => [value, index]));
  return values.map((own) => {
    const left = own === null ? null : (positions.get(own) ?? null);
    const count = sorted.length - (left === null ? 0 : 1);
    if (count === 0) return null;
    const nth = (index: number): number =>
      sorted[left !== null && index >= left ? index + 1 : index] ?? 0;
    return (nth((count - 1) >> 1) + nth(count >> 1)) / 2;
  });
}
