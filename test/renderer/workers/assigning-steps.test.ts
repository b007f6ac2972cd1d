import { describe, expect, it } from 'vitest';

import type { AssigningAnswer } from '../../../renderer/workers/assigning-messages.ts';
import { assignInSteps } from '../../../renderer/workers/assigning-steps.ts';
import { assignBalanced } from '../../../shared/assigning/assign-balanced.ts';
import { contestOf } from '../../assigning/contest.ts';

const request = {
  ...contestOf({ submissions: 60, jurors: 12, regions: 4 }),
  swaps: 'raise',
} as const;

/** Answers while a clock goes on by this many milliseconds at each look. */
function answers(tick: number): readonly AssigningAnswer[] {
  const told: AssigningAnswer[] = [];
  let time = 0;
  assignInSteps(
    request,
    (answer) => told.push(answer),
    () => (time += tick),
  );
  return told;
}

describe('assigning in a worker', () => {
  it('tells how far it is, never backwards, and answers at the end', () => {
    const told = answers(1000);
    expect(told.at(-1)).toEqual({ type: 'assigned', assignment: assignBalanced(request) });
    const progress = told.flatMap((answer) =>
      answer.type === 'progress' ? [answer.progress] : [],
    );
    expect(progress).toHaveLength(told.length - 1);
    const placing = progress.filter(({ step }) => step === 'placing').map(({ done }) => done);
    expect(placing.length).toBeGreaterThan(5);
    expect(placing).toEqual(placing.toSorted((a, b) => a - b));
    expect(placing.at(-1)).toBe(180);
    expect(progress.at(-1)).toMatchObject({ step: 'swapping' });
    expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
  });

  it('does not tell more often than a person sees', () => {
    expect(answers(0).length).toBeLessThan(answers(1000).length);
    // The beginning and the end of either step, and the answer.
    expect(answers(0).length).toBeLessThanOrEqual(5);
  });

  it('says where it fails', () => {
    const told: AssigningAnswer[] = [];
    const broken = { ...request, seed: Symbol('none') as never };
    assignInSteps(
      broken,
      (answer) => told.push(answer),
      () => 0,
    );
    expect(told).toMatchObject([{ type: 'failed' }]);
  });
});
