import { at, intAt } from '../assigning/dense-matrix.ts';
import { connectedParts } from '../assigning/juror-graph.ts';
import { createNormalDraws } from './normal-draws.ts';
import type { RankingContext } from './ranking-context.ts';
import type { ReportSheets } from './report-sheets.ts';
import {
  centred,
  dot,
  solveWithin,
  spreadOut,
  summed,
  weightsOf,
  type WithinEquations,
  withinEquations,
  type WithinSubmissions,
} from './within-submissions.ts';

/** How a juror scores submissions of one kind: points above (+) or below (−) the jury away from home. */
interface RegionLevel {
  readonly sheets: number;
  readonly level: number;
}

/** A difference in points with its standard error. */
interface Favour {
  readonly points: number;
  readonly error: number;
}

export interface JurorFavour {
  readonly ownRegion: RegionLevel | null;
  /** Everywhere else; where a region is not known, too. */
  readonly otherRegions: RegionLevel | null;
  /** How much higher the juror scores the own region than other regions, severity aside; null where nobody can tell. */
  readonly favour: Favour | null;
}

export interface RegionFavours {
  /** By number of the juror. */
  readonly jurors: readonly JurorFavour[];
  /** What jurors do on the whole, were it the same for all. */
  readonly all: (Favour & { readonly jurors: number; readonly sheets: number }) | null;
}

/** Up to so many jurors the errors are counted; beyond, they are measured on random sheets, to within a sixth. */
const mostCounted = 100;
const probes = 20;
/** Of a random sheet's length: far below what so few of them leave to chance. */
const probeTolerance = 1e-2;

/**
 * The obvious y − (μ + q̂ + b̂) would hide what is looked for. A sheet pulls its own q̂ towards itself; q̂ is shrunk, so that
 * a region which truly does better looks favoured by everyone who judges it; b̂ takes in a part of the favour; and the
 * others who judged the same may be of the region as well. So every juror is taken for two, one at home and one away, and
 * scores are compared only inside submissions, whose worth may be anything: y = q + p(juror at home or away) + ε by least
 * squares. The favour is p(home) − p(away). It is known where both hang together through common submissions, which the
 * rule "two of the own region and one of another" brings about; never where a region is judged by its own jurors alone.
 */
export function regionFavours(context: RankingContext, sheets: ReportSheets): RegionFavours {
  const { jurors } = sheets;
  const home = homeSheets(context, sheets);
  const personas: WithinSubmissions = {
    start: sheets.start,
    group: sheets.juror.map((who, row) => who + (home[row] === 1 ? jurors.length : 0)),
    size: 2 * jurors.length,
  };
  const equations = withinEquations(personas);
  const solution = solveWithin(equations, summed(personas, centred(personas, sheets.score)));
  const parts = partsOf(personas);
  const variance = residualVariance(personas, { solution, parts, score: sheets.score });
  const levels = levelsOf(personas, solution, parts);
  const isKnown = jurors.map((_, who) => {
    const [away, own] = [parts[who] ?? null, parts[who + jurors.length] ?? null];
    return variance !== null && away !== null && away === own;
  });
  const spreads = favourVariances(personas, equations, isKnown);
  return {
    jurors: jurors.map((_, who): JurorFavour => {
      const [otherRegions, ownRegion] = [levels[who] ?? null, levels[who + jurors.length] ?? null];
      const favour =
        isKnown[who] === true && ownRegion !== null && otherRegions !== null
          ? {
              points: ownRegion.level - otherRegions.level,
              error: Math.sqrt((variance ?? 0) * at(spreads, who)),
            }
          : null;
      return { ownRegion, otherRegions, favour };
    }),
    all: commonFavour(sheets, home, variance),
  };
}

/** 1 by sheet where the juror is of the submission's region. */
function homeSheets({ input }: RankingContext, sheets: ReportSheets): Float64Array {
  const { submissions, jurors, start, juror } = sheets;
  const regionOf = new Map(input.submissions.map((each) => [each.submission, each.region]));
  const homeOf = new Map(input.jurors.map((each) => [each.juror, each.region]));
  const homes = jurors.map((id) => homeOf.get(id) ?? null);
  const result = new Float64Array(juror.length);
  submissions.forEach(({ submission }, index) => {
    const region = regionOf.get(submission) ?? null;
    if (region === null) return;
    for (let row = intAt(start, index); row < intAt(start, index + 1); row += 1)
      if (homes[intAt(juror, row)] === region) result[row] = 1;
  });
  return result;
}

/** The connected part of each group; null for one without a sheet beside another's. */
function partsOf(within: WithinSubmissions): readonly (number | null)[] {
  const { start, group, size } = within;
  const panels: Int32Array[] = [];
  for (let i = 0; i + 1 < start.length; i += 1)
    panels.push(group.subarray(intAt(start, i), intAt(start, i + 1)));
  const weights = weightsOf(within);
  return connectedParts(size, panels).map((part, index) => (at(weights, index) > 0 ? part : null));
}

interface Solved {
  readonly solution: Float64Array;
  readonly parts: readonly (number | null)[];
  readonly score: Float64Array;
}

/** Of one sheet; null where as many figures are fitted as there are sheets. */
function residualVariance(within: WithinSubmissions, { solution, parts, score }: Solved) {
  const { start } = within;
  const fitted = spreadOut(within, solution);
  const rest = centred(
    within,
    score.map((value, row) => value - at(fitted, row)),
  );
  const known = parts.filter((part) => part !== null);
  const freedom = score.length - (start.length - 1) - known.length + new Set(known).size;
  return freedom < 1 ? null : dot(rest, rest) / freedom;
}

/** Groups less the mean of the away groups of their part, each by its weight. */
function levelsOf(
  within: WithinSubmissions,
  solution: Float64Array,
  parts: readonly (number | null)[],
): readonly (RegionLevel | null)[] {
  const weights = weightsOf(within);
  const counts = summed(within, new Float64Array(within.group.length).fill(1));
  const sums = new Map<number, { weight: number; sum: number }>();
  parts.slice(0, within.size / 2).forEach((part, index) => {
    if (part === null) return;
    const own = sums.get(part) ?? { weight: 0, sum: 0 };
    own.weight += at(weights, index);
    own.sum += at(weights, index) * at(solution, index);
    sums.set(part, own);
  });
  return parts.map((part, index) => {
    const away = part === null ? undefined : sums.get(part);
    return away === undefined
      ? null
      : { sheets: at(counts, index), level: at(solution, index) - away.sum / away.weight };
  });
}

/** Variance of each known favour as a multiple of that of one sheet. */
function favourVariances(
  within: WithinSubmissions,
  equations: WithinEquations,
  isKnown: readonly boolean[],
): Float64Array {
  const jurors = isKnown.length;
  const variances = new Float64Array(jurors);
  const difference = (values: Float64Array, who: number): number =>
    at(values, who + jurors) - at(values, who);
  if (isKnown.filter(Boolean).length <= mostCounted) {
    isKnown.forEach((known, who) => {
      if (!known) return;
      const contrast = new Float64Array(within.size);
      contrast[who + jurors] = 1;
      contrast[who] = -1;
      variances[who] = difference(solveWithin(equations, contrast), who);
    });
    return variances;
  }
  const normal = createNormalDraws(1);
  for (let probe = 0; probe < probes; probe += 1) {
    const random = Float64Array.from(within.group, normal);
    const solution = solveWithin(
      equations,
      summed(within, centred(within, random)),
      probeTolerance,
    );
    for (let who = 0; who < jurors; who += 1)
      variances[who] = at(variances, who) + difference(solution, who) ** 2 / probes;
  }
  return variances;
}

/** One favour for all jurors, y = q + b + δ·home + ε: δ from what of `home` neither q nor b can tell. */
function commonFavour(
  { start, juror, jurors, score }: ReportSheets,
  home: Float64Array,
  variance: number | null,
): RegionFavours['all'] {
  const within: WithinSubmissions = { start, group: juror, size: jurors.length };
  const own = centred(within, home);
  const severity = spreadOut(within, solveWithin(withinEquations(within), summed(within, own)));
  const told = centred(
    within,
    own.map((value, row) => value - at(severity, row)),
  );
  const weight = dot(told, told);
  if (variance === null || weight < 1e-9 * home.length) return null;
  const rows = Array.from(juror.keys()).filter((row) => home[row] === 1 && at(own, row) !== 0);
  return {
    points: dot(told, score) / weight,
    error: Math.sqrt(variance / weight),
    jurors: new Set(rows.map((row) => juror[row])).size,
    sheets: rows.length,
  };
}
