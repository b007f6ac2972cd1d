import { rational, rationalToNumber } from '../../shared/basics/rational.ts';
import type { Observations } from '../../shared/ranking/mixed-equations.ts';
import { createNormalDraws } from '../../shared/ranking/normal-draws.ts';
import type { Mark, RankingInput } from '../../shared/ranking/ranking.ts';
import { plainRule } from './ranking-inputs.ts';

/** A small sparse panel as the ranking takes it and as rows of the model; ids are positions. */
export interface RandomPanel {
  readonly observations: Observations;
  readonly input: RankingInput;
}

/**
 * A connected panel of 3–8 submissions and 2–6 jurors with one to all jurors a submission, from the model with
 * variances that may be large, small or 0; marks to three decimals. The same seed gives the same panel.
 */
export function randomPanel(seed: number): RandomPanel {
  const normal = createNormalDraws(seed);
  const share = (): number => Math.abs(Math.sin(7919 * normal()));
  const submissions = 3 + Math.floor(6 * share());
  const jurors = 2 + Math.floor(5 * share());
  const sizes = [0, 0.3, 1, 1, 3];
  const size = (): number => sizes[Math.floor(sizes.length * share())] ?? 1;
  const [quality, severity] = [size(), size()];
  const density = 0.2 + 0.8 * share();
  const qualities = Array.from({ length: submissions }, () => quality * normal());
  const severities = Array.from({ length: jurors }, () => severity * normal());
  const marks: Mark[] = [];
  for (let i = 0; i < submissions; i += 1) {
    for (let j = 0; j < jurors; j += 1) {
      // A chain through all jurors keeps the panel in one part; everything else is chance.
      const linked = j === i % jurors || j === (i + 1) % jurors || i === 0;
      if (!linked && share() > density) continue;
      const score = 10 + (qualities[i] ?? 0) + (severities[j] ?? 0) + 0.5 * normal();
      const exact = rational(Math.round(1000 * score), 1000);
      marks.push({ submission: `${i}`, juror: `${j}`, criterion: 'c', score: exact });
    }
  }
  return {
    observations: {
      submissions,
      jurors,
      submission: Int32Array.from(marks, (mark) => Number(mark.submission)),
      juror: Int32Array.from(marks, (mark) => Number(mark.juror)),
      score: Float64Array.from(marks, (mark) => rationalToNumber(mark.score)),
    },
    input: {
      submissions: qualities.map((_, i) => ({
        submission: `${i}`,
        nomination: 'all',
        region: null,
      })),
      jurors: severities.map((_, j) => ({ juror: `${j}`, region: null })),
      criteria: [{ criterion: 'c', weight: rational(1) }],
      marks,
      rule: { ...plainRule, method: 'adjusted' },
    },
  };
}
