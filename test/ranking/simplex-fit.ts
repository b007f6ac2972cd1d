import { minimise } from '../../shared/ranking/minimise.ts';
import {
  factorEquations,
  type MixedEquations,
  type VarianceRatios,
} from '../../shared/ranking/mixed-equations.ts';

const logLimit = 18;

const ratioOf = (logRatio: number): number =>
  Math.exp(Math.max(-logLimit, Math.min(logLimit, logRatio)));

const penalty = (x: number): number => Math.max(0, Math.abs(x) - logLimit) ** 2;

/**
 * The ratios of variances that maximise the restricted likelihood, by function values alone, from several places and
 * along both boundaries: slow, and without a derivative that could be wrong.
 */
export function simplexFit(equations: MixedEquations): {
  readonly ratios: VarianceRatios;
  readonly criterion: number;
} {
  const { jurors, score } = equations.observations;
  const repeat = score.length > jurors;
  const criterionAt = (submission: number, juror: number): number =>
    factorEquations(equations, { submission, juror: repeat ? juror : 0 }).criterion;
  const tried: { ratios: VarianceRatios; criterion: number }[] = [];
  const add = (submission: number, juror: number): void => {
    const ratios = { submission, juror: repeat ? juror : 0 };
    tried.push({ ratios, criterion: criterionAt(submission, juror) });
  };
  for (const [x, y] of [
    [0, -1],
    [2, 2],
    [-4, 1],
    [1, -4],
  ] as const) {
    const free = minimise((a, b) => criterionAt(ratioOf(a), ratioOf(b)) + penalty(a) + penalty(b), {
      x,
      y,
      step: 1,
    });
    add(ratioOf(free.x), ratioOf(free.y));
  }
  const submissionsAlone = minimise((a, b) => criterionAt(ratioOf(a), 0) + penalty(a) + b * b, {
    x: 0,
    y: 0,
    step: 1,
  });
  add(ratioOf(submissionsAlone.x), 0);
  const jurorsAlone = minimise((a, b) => criterionAt(0, ratioOf(b)) + penalty(b) + a * a, {
    x: 0,
    y: 0,
    step: 1,
  });
  add(0, ratioOf(jurorsAlone.y));
  add(0, 0);
  return tried.reduce((best, each) => (each.criterion < best.criterion ? each : best));
}
