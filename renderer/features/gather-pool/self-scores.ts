import { milli, type Milli } from '../../../shared/basics/points.ts';
import type { Scale } from '../../../shared/contest/contest.ts';
import { stepsOfScale } from '../../../shared/scoring/score-sheet.ts';

/** More scores than this are no list to choose from. */
const mostScores = 101;

/**
 * The scores of a scale as a list to choose from: all of a usual one; of a finer one scores at equal distances, with its
 * end and the score that was recorded.
 */
export function selfScores(scale: Scale, recorded: Milli | undefined): readonly Milli[] {
  const { min, max, step } = scale;
  const stride = Math.max(1, Math.ceil((max - min) / step / (mostScores - 1)));
  const listed = stepsOfScale({ ...scale, step: milli(step * stride) });
  return [...new Set([...listed, max, recorded ?? max])].toSorted((a, b) => a - b);
}
