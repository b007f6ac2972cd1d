import { fitSteps } from '../../../shared/ranking/adjusted-fit.ts';
import type { Observations } from '../../../shared/ranking/mixed-equations.ts';
import { drawSteps } from '../../../shared/ranking/rank-intervals.ts';
import type { Steps } from '../../../shared/ranking/steps.ts';

export interface ModelFigures {
  /** Seconds. */
  readonly fit: number;
  readonly draws: number;
  /** The longest time without a step, in which nothing is heard. Milliseconds. */
  readonly silence: number;
  readonly varSubmission: number;
  readonly varJuror: number;
  readonly varResidual: number;
}

/** Fits a panel and draws its rank intervals. */
export function measureModel(panel: Observations, draws: number): ModelFigures {
  let silence = 0;
  const run = <T>(steps: Steps<T>): { readonly value: T; readonly seconds: number } => {
    const start = performance.now();
    let last = start;
    for (;;) {
      const step = steps.next();
      const now = performance.now();
      silence = Math.max(silence, now - last);
      last = now;
      if (step.done === true) return { value: step.value, seconds: (now - start) / 1000 };
    }
  };
  const fit = run(fitSteps(panel));
  if (fit.value === null) throw new Error('the panel has a model');
  const positions = Int32Array.from({ length: panel.submissions }, (_, index) => index);
  const options = { draws, seed: 1, top: 50 };
  const drawn =
    draws === 0
      ? { seconds: 0 }
      : run(drawSteps([{ fit: fit.value, positions }], [[...positions]], options));
  const { varSubmission, varJuror, varResidual } = fit.value;
  return {
    fit: fit.seconds,
    draws: drawn.seconds,
    silence,
    varSubmission,
    varJuror,
    varResidual,
  };
}
