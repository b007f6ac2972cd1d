import { at, intAt } from '../assigning/dense-matrix.ts';
import type { RankingContext } from './ranking-context.ts';
import type { ReportSheets } from './report-sheets.ts';

/**
 * How a juror's sheets of some submissions lie above (+) or below (−) the other jurors' of the same submissions, in
 * points, each juror's severity taken out.
 */
export interface RegionResidual {
  /** Sheets that could be compared. */
  readonly sheets: number;
  readonly residual: number;
  readonly error: number;
}

/** A difference in points with its standard error. */
export interface Favour {
  readonly points: number;
  readonly error: number;
}

export interface JurorFavour {
  readonly ownRegion: RegionResidual | null;
  readonly otherRegions: RegionResidual | null;
  /** Own region against others; free of the juror's severity, which is in both. Null where either is missing. */
  readonly favour: Favour | null;
}

/** Sums over the sheets of one juror in one kind of region. */
interface Side {
  sheets: number;
  weight: number;
  residual: number;
  /** Weight of each other juror in what the sheets are compared with. */
  readonly against: Map<number, number>;
}

const emptySide = (): Side => ({ sheets: 0, weight: 0, residual: 0, against: new Map() });

/**
 * Residuals by number of the juror. The obvious y − (μ + q̂ + b̂) would hide what is looked for: a sheet pulls its own q̂
 * towards itself; q̂ is shrunk, so that a region that truly does better looks favoured by everyone; and others of the
 * same region may favour it as well. So a sheet is compared with the plain mean of the OTHER jurors' sheets of the same
 * submission, of those only who are not of the submission's region, every score less its juror's b̂. A sheet without
 * such a neighbour says nothing. b̂ of the juror holds a part of the favour itself, so the honest figure is the
 * difference of both sides, in which it cancels. A sheet compared with m others has the weight m / (m + 1), the inverse
 * of its variance. Empty without a model.
 */
export function regionFavours(
  context: RankingContext,
  sheets: ReportSheets,
): readonly JurorFavour[] {
  const { fit } = sheets.rubric;
  if (fit === null) return [];
  const sides = collectSides(context, sheets);
  return sides.map(({ own, others }, juror) => {
    const error = Math.abs(at(sheets.severityError, juror));
    return {
      ownRegion: residualOf(own, { sheets, variance: fit.varResidual, error }),
      otherRegions: residualOf(others, { sheets, variance: fit.varResidual, error }),
      favour: favourOf(own, others, { sheets, variance: fit.varResidual }),
    };
  });
}

function collectSides(
  { input }: RankingContext,
  { submissions, jurors, start, juror, score, severity }: ReportSheets,
): readonly { readonly own: Side; readonly others: Side }[] {
  const regionOfSubmission = new Map(
    input.submissions.map(({ submission, region }) => [submission, region]),
  );
  const regionOfJuror = new Map(input.jurors.map(({ juror: id, region }) => [id, region]));
  const regions = jurors.map((id) => regionOfJuror.get(id) ?? null);
  const sides = jurors.map(() => ({ own: emptySide(), others: emptySide() }));
  submissions.forEach(({ submission }, index) => {
    const region = regionOfSubmission.get(submission) ?? null;
    if (region === null) return;
    const [first, end] = [intAt(start, index), intAt(start, index + 1)];
    const neutral: number[] = [];
    let total = 0;
    for (let row = first; row < end; row += 1) {
      const who = intAt(juror, row);
      if (regions[who] === region) continue;
      neutral.push(who);
      total += at(score, row) - at(severity, who);
    }
    for (let row = first; row < end; row += 1) {
      const who = intAt(juror, row);
      const home = regions[who] ?? null;
      if (home === null) continue;
      const value = at(score, row) - at(severity, who);
      const own = home === region;
      const count = own ? neutral.length : neutral.length - 1;
      if (count < 1) continue;
      const side = own ? sides[who]?.own : sides[who]?.others;
      if (side === undefined) continue;
      const mean = (own ? total : total - value) / count;
      addSheet(side, { value: value - mean, against: neutral, count, except: who });
    }
  });
  return sides;
}

function addSheet(
  side: Side,
  sheet: {
    readonly value: number;
    readonly against: readonly number[];
    readonly count: number;
    readonly except: number;
  },
): void {
  const weight = sheet.count / (sheet.count + 1);
  side.sheets += 1;
  side.weight += weight;
  side.residual += weight * sheet.value;
  for (const other of sheet.against) {
    if (other === sheet.except) continue;
    side.against.set(other, (side.against.get(other) ?? 0) + weight / sheet.count);
  }
}

interface Noise {
  readonly sheets: ReportSheets;
  /** Of one sheet. */
  readonly variance: number;
}

function residualOf(
  side: Side,
  { error, ...noise }: Noise & { readonly error: number },
): RegionResidual | null {
  if (side.sheets === 0) return null;
  const variance = noise.variance / side.weight + error ** 2 + varianceOfOthers(side, null, noise);
  return {
    sheets: side.sheets,
    residual: side.residual / side.weight,
    error: Math.sqrt(variance),
  };
}

function favourOf(own: Side, others: Side, noise: Noise): Favour | null {
  if (own.sheets === 0 || others.sheets === 0) return null;
  const variance =
    noise.variance / own.weight +
    noise.variance / others.weight +
    varianceOfOthers(own, others, noise);
  return {
    points: own.residual / own.weight - others.residual / others.weight,
    error: Math.sqrt(variance),
  };
}

/** What the others' severities, which are estimates too, add to the variance; those in both sides cancel. */
function varianceOfOthers(side: Side, other: Side | null, { sheets }: Noise): number {
  let variance = 0;
  const share = (of: Side | null, juror: number): number =>
    of === null ? 0 : (of.against.get(juror) ?? 0) / of.weight;
  for (const juror of new Set([...side.against.keys(), ...(other?.against.keys() ?? [])])) {
    variance += ((share(side, juror) - share(other, juror)) * at(sheets.severityError, juror)) ** 2;
  }
  return variance;
}

/** What several jurors' figures say together, each by its precision; null where there is none with an error. */
export function pooledFavour(favours: readonly JurorFavour[]): Favour | null {
  let [weights, sum] = [0, 0];
  for (const { favour } of favours) {
    if (favour === null || favour.error === 0) continue;
    const weight = 1 / favour.error ** 2;
    weights += weight;
    sum += weight * favour.points;
  }
  return weights === 0 ? null : { points: sum / weights, error: 1 / Math.sqrt(weights) };
}
