import { assert } from '../basics/assert.ts';
import type { Rational } from '../basics/rational.ts';
import { inexactScore } from './inexact-score.ts';
import { type Ballot, ballotsOf } from './pairwise-scores.ts';
import type { PanelSheet, PanelSubmission } from './panel.ts';

/** Duels as columns: entry `first` against `second`, and the share that the first took (1, ½ or 0). */
interface Duels {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Float64Array;
}

/** How many duels the sheets of a group hold: every pair on one juror's desk is one. */
export function countDuels(members: readonly PanelSubmission[]): number {
  const sheets = new Map<string, number>();
  for (const submission of members)
    for (const { juror } of submission.sheets) sheets.set(juror, (sheets.get(juror) ?? 0) + 1);
  let duels = 0;
  for (const count of sheets.values()) duels += (count * (count - 1)) / 2;
  return duels;
}

function duelsOf(ballots: readonly Ballot[]): Duels {
  const count = ballots.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const share = new Float64Array(count);
  let duel = 0;
  for (const ballot of ballots) {
    ballot.forEach((a, place) => {
      for (const b of ballot.slice(place + 1)) {
        first[duel] = a.member;
        second[duel] = b.member;
        share[duel] = a.level > b.level ? 1 : a.level < b.level ? 0 : 0.5;
        duel += 1;
      }
    });
  }
  return { first, second, share };
}

const chance = (difference: number): number => 1 / (1 + Math.exp(-difference));

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 0 ? x : 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** The penalised likelihood at given strengths: its negative logarithm, its slope, and the chances it rests on. */
interface Point {
  readonly strengths: Float64Array;
  readonly loss: number;
  readonly gradient: Float64Array;
  /** p(1 − p) of each duel. */
  readonly curvature: Float64Array;
  /** p(1 − p) of each entry's own duel with an average one. */
  readonly own: Float64Array;
}

function pointAt({ first, second, share }: Duels, strengths: Float64Array): Point {
  const gradient = new Float64Array(strengths.length);
  const own = new Float64Array(strengths.length);
  const curvature = new Float64Array(first.length);
  let loss = 0;
  for (let duel = 0; duel < first.length; duel += 1) {
    const [a, b, won] = [first[duel] ?? 0, second[duel] ?? 0, share[duel] ?? 0];
    const difference = (strengths[a] ?? 0) - (strengths[b] ?? 0);
    const p = chance(difference);
    loss += softplus(difference) - won * difference;
    gradient[a] = (gradient[a] ?? 0) + p - won;
    gradient[b] = (gradient[b] ?? 0) - p + won;
    curvature[duel] = p * (1 - p);
  }
  strengths.forEach((strength, entry) => {
    const p = chance(strength);
    loss += softplus(strength) - strength / 2;
    gradient[entry] = (gradient[entry] ?? 0) + p - 0.5;
    own[entry] = p * (1 - p);
  });
  return { strengths, loss, gradient, curvature, own };
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
};

/** The second derivative times a direction, without ever writing the matrix down. */
function curved({ first, second }: Duels, point: Point, direction: Float64Array): Float64Array {
  const result = Float64Array.from(direction, (step, entry) => step * (point.own[entry] ?? 0));
  for (let duel = 0; duel < first.length; duel += 1) {
    const [a, b] = [first[duel] ?? 0, second[duel] ?? 0];
    const pull = (point.curvature[duel] ?? 0) * ((direction[a] ?? 0) - (direction[b] ?? 0));
    result[a] = (result[a] ?? 0) + pull;
    result[b] = (result[b] ?? 0) - pull;
  }
  return result;
}

/** Newton's step by conjugate gradients: the curvature is positive, since every entry has a duel of its own. */
function newtonStep(duels: Duels, point: Point): Float64Array {
  const size = point.strengths.length;
  const step = new Float64Array(size);
  const residual = Float64Array.from(point.gradient, (value) => -value);
  const direction = Float64Array.from(residual);
  let remaining = dot(residual, residual);
  const enough = remaining * 1e-20;
  for (let round = 0; round < 4 * size + 20 && remaining > enough; round += 1) {
    const image = curved(duels, point, direction);
    const length = remaining / dot(direction, image);
    for (let entry = 0; entry < size; entry += 1) {
      step[entry] = (step[entry] ?? 0) + length * (direction[entry] ?? 0);
      residual[entry] = (residual[entry] ?? 0) - length * (image[entry] ?? 0);
    }
    const next = dot(residual, residual);
    const turn = next / remaining;
    for (let entry = 0; entry < size; entry += 1)
      direction[entry] = (residual[entry] ?? 0) + turn * (direction[entry] ?? 0);
    remaining = next;
  }
  return step;
}

const moved = (from: Float64Array, step: Float64Array, length: number): Float64Array =>
  Float64Array.from(from, (strength, entry) => strength + length * (step[entry] ?? 0));

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Small enough for scores that are kept to nine decimals. */
const settled = 1e-12;

/** The strengths of greatest penalised likelihood: Newton's method, halving a step that would not improve. */
function strengthsOf(duels: Duels, size: number): Float64Array {
  let point = pointAt(duels, new Float64Array(size));
  for (let round = 0; round < 100; round += 1) {
    const step = newtonStep(duels, point);
    if (largest(step) < settled) return point.strengths;
    // A loss that is no worse but for its last digits: strengths are told much more finely by their slope.
    const enough = point.loss + 1e-13 * Math.max(1, point.loss);
    let length = 1;
    let next = pointAt(duels, moved(point.strengths, step, length));
    while (next.loss > enough && length > 1e-9) {
      length /= 2;
      next = pointAt(duels, moved(point.strengths, step, length));
    }
    // Within what doubles can tell, this is the best there is.
    if (next.loss > enough) return point.strengths;
    point = next;
  }
  assert(largest(point.gradient) < 1e-6, 'a strictly convex loss has its least value');
  return point.strengths;
}

/**
 * Bradley and Terry's method for finals in pairs: every pair of submissions on one juror's desk is a duel, which the
 * one with the higher sheet wins; equal sheets count half for either. The chance that i beats j is
 * π_i / (π_i + π_j), and the strengths π are those of greatest likelihood, where every submission has, besides its
 * own duels, half a duel won and half a duel lost against an average one (π = 1): so one that nobody beats, or that
 * never wins, keeps a finite strength, and the answer is unique. The score is the share of the other submissions of
 * the group that it would beat, which keeps the order of strengths; 1/2 where it is alone. Null without a sheet.
 * Duels say nothing across parts of a jury that share no submission: callers refuse those.
 */
export function bradleyTerryScores(
  members: readonly PanelSubmission[],
  levels: ReadonlyMap<PanelSheet, number>,
): readonly (Rational | null)[] {
  const strengths = strengthsOf(duelsOf(ballotsOf(members, levels)), members.length);
  const judged = members.map(({ sheets }) => sheets.length > 0);
  const others = judged.filter(Boolean).length - 1;
  // Equal strengths come out equal only up to the last digits of a double.
  const told = strengths.map((strength) => Math.round(strength * 1e10) / 1e10);
  const byStrength = new Map<number, Rational>();
  return members.map((_, member) => {
    if (judged[member] !== true) return null;
    const own = told[member] ?? 0;
    const known = byStrength.get(own);
    if (known !== undefined) return known;
    let beaten = 0;
    told.forEach((strength, other) => {
      if (judged[other] === true && other !== member) beaten += chance(own - strength);
    });
    const score = inexactScore(others < 1 ? 0.5 : beaten / others);
    byStrength.set(own, score);
    return score;
  });
}
