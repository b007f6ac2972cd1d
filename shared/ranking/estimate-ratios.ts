import { present } from '../basics/assert.ts';
import { minimise } from './minimise.ts';
import {
  factorEquationsSteps,
  type MixedEquations,
  type Side,
  type SideRatios,
} from './mixed-equations.ts';
import {
  type InverseCells,
  inverseSteps,
  type LikelihoodPoint,
  pointSteps,
  type Slopes,
  slopesAt,
} from './restricted-likelihood.ts';
import { between, finish, type Steps } from './steps.ts';

/** Ratios beyond e^±18 of the residual variance are not told apart. */
const logLimit = 18;
const least = Math.exp(-logLimit);
const most = Math.exp(logLimit);
/** Log ratio below which it is asked whether the variance is better taken as 0. */
const nearBoundary = -7;
/** A ratio is found when the next step would change it by less than this part of itself: a tenth of what is promised. */
const tolerance = 1e-5;
const mostRounds = 40;
/** Up to so many sheets a fit costs next to nothing. */
const fewSheets = 500;
/** Few sheets may be likely in two ways, one of them without a variance: there, it is begun at several places. */
const fewStarts: readonly SideRatios[] = [
  { kept: 1, away: 1 },
  { kept: 30, away: 30 },
  { kept: 1e-3, away: 3 },
];
const sides = ['kept', 'away'] as const;

export interface Estimate {
  readonly point: LikelihoodPoint;
  readonly inverse: InverseCells;
}

/** True for a side whose variance can be told from the residual: not every entry of it has one sheet alone. */
type Free = Readonly<Record<keyof SideRatios, boolean>>;

/**
 * The ratios of variances that maximise the restricted likelihood, the boundary of zero variances included: from
 * moments by steps of average information, each shortened until the likelihood grows; where these do not arrive, by
 * the simplex.
 */
export function* estimateSteps(equations: MixedEquations): Steps<Estimate> {
  const count = equations.observations.score.length;
  const free = { kept: count > equations.kept.size, away: count > equations.away.size };
  const isFew = count <= fewSheets;
  let found: Found | null = null;
  const starts = isFew ? [moments(equations), ...fewStarts] : [moments(equations)];
  for (const start of starts) {
    const climbed = yield* climb(equations, { start, free });
    if (climbed !== null) found = likelier(found, climbed);
  }
  for (const x of isFew ? [-0.5, 12] : [-0.5]) {
    if (found !== null && !isFew) break;
    const ratios = bySimplex(equations, x, free);
    found = likelier(found, { point: yield* pointSteps(equations, ratios), inverse: null });
  }
  found = present(found, 'the simplex always ends');
  const simplest = yield* simplestSteps(equations, found.point);
  if (simplest === found.point && found.inverse !== null)
    return { point: simplest, inverse: found.inverse };
  const rest = { from: 0.95, to: 1 };
  return { point: simplest, inverse: yield* between(rest, inverseSteps(equations, simplest)) };
}

interface Found {
  readonly point: LikelihoodPoint;
  readonly inverse: InverseCells | null;
}

/** The first, unless the second is likelier by more than rounding. */
const likelier = (first: Found | null, second: Found): Found =>
  first !== null && first.point.factored.criterion <= second.point.factored.criterion + 1e-7
    ? first
    : second;

/** Steps of average information until they are small; null where they do not become so. */
function* climb(
  equations: MixedEquations,
  { start, free }: { readonly start: SideRatios; readonly free: Free },
): Steps<Estimate | null> {
  const first = { kept: free.kept ? start.kept : 0, away: free.away ? start.away : 0 };
  const nearEnough = equations.observations.score.length > fewSheets ? tolerance : tolerance / 100;
  let point = yield* between({ from: 0, to: 0.15 }, pointSteps(equations, first));
  for (let round = 0; round < mostRounds; round += 1) {
    // Three rounds are the rule, and nobody knows how many are left.
    const [from, middle, to] = [0.15, 0.65, 1].map((x) => 0.15 + 0.8 * (1 - 0.5 ** (round + x)));
    const invert = inverseSteps(equations, point);
    const inverse = yield* between({ from: from ?? 0, to: middle ?? 0 }, invert);
    const slopes = slopesAt(equations, point, inverse);
    const step = stepFrom(point.ratios, slopes, free);
    if (!Number.isFinite(step.kept + step.away)) return null;
    if (sides.every((side) => Math.abs(step[side]) <= nearEnough * point.ratios[side]))
      return { point, inverse };
    const shorten = shortenedSteps(equations, point, { step, slopes });
    const next = yield* between({ from: middle ?? 0, to: to ?? 0 }, shorten);
    if (next === null) return null;
    point = next;
  }
  return null;
}

/**
 * Where the likelihood should be highest, as seen from here: −information⁻¹ · slopes, no ratio below the least nor
 * more than ten times as large at once.
 */
function stepFrom(ratios: SideRatios, slopes: Slopes, free: Free): SideRatios {
  const { information } = slopes;
  const alone = (side: keyof SideRatios, other: number): number =>
    -(slopes[side] + information.both * other) / information[side];
  const within = (side: keyof SideRatios, step: number): number =>
    Math.max(least, Math.min(ratios[side] + step, 10 * ratios[side] + 1e-3, most)) - ratios[side];
  const heldKept = (kept: number): SideRatios => ({
    kept,
    away: free.away ? within('away', alone('away', kept)) : 0,
  });
  const heldAway = (away: number): SideRatios => ({
    kept: free.kept ? within('kept', alone('kept', away)) : 0,
    away,
  });
  if (!free.kept) return heldKept(0);
  if (!free.away) return heldAway(0);
  const determinant = information.kept * information.away - information.both ** 2;
  const kept = (information.both * slopes.away - information.away * slopes.kept) / determinant;
  const away = (information.both * slopes.kept - information.kept * slopes.away) / determinant;
  const [keptWithin, awayWithin] = [within('kept', kept), within('away', away)];
  if (keptWithin === kept && awayWithin === away) return { kept, away };
  // Where one of them is held, the other goes as far as is best beside it.
  const gain = (step: SideRatios): number =>
    slopes.kept * step.kept +
    slopes.away * step.away +
    (information.kept * step.kept ** 2 + information.away * step.away ** 2) / 2 +
    information.both * step.kept * step.away;
  const [first, second] = [heldKept(keptWithin), heldAway(awayWithin)];
  return gain(first) <= gain(second) ? first : second;
}

/** The point after the step, or after a half, a quarter … of it: the first that is likelier; null where none is. */
function* shortenedSteps(
  equations: MixedEquations,
  point: LikelihoodPoint,
  { step, slopes }: { readonly step: SideRatios; readonly slopes: Slopes },
): Steps<LikelihoodPoint | null> {
  const { ratios, factored } = point;
  const falls = slopes.kept * step.kept + slopes.away * step.away;
  const noise = 1e-11 * (1 + Math.abs(factored.criterion));
  for (let part = 1; part > 1e-4; part /= 2) {
    const tried = yield* pointSteps(equations, {
      kept: ratios.kept + part * step.kept,
      away: ratios.away + part * step.away,
    });
    const wanted = factored.criterion + 1e-4 * part * Math.min(0, falls) + noise;
    if (tried.factored.criterion <= wanted) return tried;
  }
  return null;
}

/** Ratios from sums of squares alone (Henderson's first method, 1953): near the truth where there are many sheets. */
function moments({ kept, away, observations, sumOfSquares }: MixedEquations): SideRatios {
  const count = observations.score.length;
  const between = ({ sheets, totals }: Side): { squares: number; repeated: number } => {
    let [squares, repeated] = [0, 0];
    for (const [index, each] of sheets.entries()) {
      squares += (totals[index] ?? 0) ** 2 / each;
      repeated += each ** 2 / count;
    }
    return { squares, repeated };
  };
  const [ofKept, ofAway] = [between(kept), between(away)];
  // Expected: total = Σ (n − repeated)·σ² of both sides + (n − 1)·σ²; a side's own squares likewise.
  const total = sumOfSquares / (count - 1);
  const gainKept = ofKept.squares - (kept.size - 1) * total;
  const gainAway = ofAway.squares - (away.size - 1) * total;
  const rows = [
    equationOf(count, kept.size, { own: ofKept.repeated, other: ofAway.repeated }),
    equationOf(count, away.size, { own: ofAway.repeated, other: ofKept.repeated }),
  ] as const;
  const determinant = rows[0].own * rows[1].own - rows[0].other * rows[1].other;
  const varKept = (gainKept * rows[1].own - rows[0].other * gainAway) / determinant;
  const varAway = (gainAway * rows[0].own - rows[1].other * gainKept) / determinant;
  const residual =
    total -
    (varKept * (count - ofKept.repeated) + varAway * (count - ofAway.repeated)) / (count - 1);
  const ratio = (variance: number): number => {
    const value = variance / Math.max(residual, 0.05 * total);
    return Number.isFinite(value) ? Math.max(0.01, Math.min(100, value)) : 1;
  };
  return { kept: ratio(varKept), away: ratio(varAway) };
}

/** What a side's squares gain over the residual by its own variance and by the other side's. */
function equationOf(
  count: number,
  size: number,
  repeated: { readonly own: number; readonly other: number },
): { readonly own: number; readonly other: number } {
  const share = (size - 1) / (count - 1);
  return {
    own: count - repeated.own - share * (count - repeated.own),
    other: size - repeated.other - share * (count - repeated.other),
  };
}

const ratioOf = (logRatio: number): number =>
  Math.exp(Math.max(-logLimit, Math.min(logLimit, logRatio)));

/** The same by function values alone: many more of them, but sure to end. */
function bySimplex(equations: MixedEquations, start: number, free: Free): SideRatios {
  const ratiosAt = (x: number, y: number): SideRatios => ({
    kept: free.kept ? ratioOf(x) : 0,
    away: free.away ? ratioOf(y) : 0,
  });
  const penalty = (x: number, isFree: boolean): number =>
    isFree ? Math.max(0, Math.abs(x) - logLimit) ** 2 : x * x;
  const { x, y } = minimise(
    (a, b) =>
      finish(factorEquationsSteps(equations, ratiosAt(a, b))).criterion +
      penalty(a, free.kept) +
      penalty(b, free.away),
    { x: free.kept ? start : 0, y: free.away ? start : 0, step: 1 },
  );
  return ratiosAt(x, y);
}

/** The point itself, or with a variance near 0 taken as 0 where the data are as likely then. */
function* simplestSteps(equations: MixedEquations, point: LikelihoodPoint): Steps<LikelihoodPoint> {
  let simplest = point;
  const worst = point.factored.criterion + 1e-6;
  for (const side of sides) {
    const { ratios } = simplest;
    if (ratios[side] === 0 || ratios[side] >= Math.exp(nearBoundary)) continue;
    const tried = yield* pointSteps(equations, { ...ratios, [side]: 0 });
    if (tried.factored.criterion <= worst) simplest = tried;
  }
  return simplest;
}
