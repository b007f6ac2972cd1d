import type { Observations } from '../../../shared/ranking/mixed-equations.ts';
import { createNormalDraws } from '../../../shared/ranking/normal-draws.ts';

/** A contest drawn from the model, `sheets` random jurors to each submission. */
export function simulatedPanel(submissions: number, jurors: number, sheets: number): Observations {
  const normal = createNormalDraws(11);
  const severity = Float64Array.from({ length: jurors }, () => 0.7 * normal());
  const count = submissions * sheets;
  const panel: Observations = {
    submissions,
    jurors,
    submission: new Int32Array(count),
    juror: new Int32Array(count),
    score: new Float64Array(count),
  };
  let [row, state] = [0, 12_345];
  for (let submission = 0; submission < submissions; submission += 1) {
    const quality = normal();
    const own = new Set<number>();
    while (own.size < sheets) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      own.add(Math.floor((state / 2 ** 32) * jurors));
    }
    for (const juror of [...own].sort((a, b) => a - b)) {
      panel.submission[row] = submission;
      panel.juror[row] = juror;
      panel.score[row] = 6 + quality + (severity[juror] ?? 0) + 0.9 * normal();
      row += 1;
    }
  }
  return panel;
}
