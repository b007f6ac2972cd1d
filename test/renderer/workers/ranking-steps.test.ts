import { describe, expect, it } from 'vitest';

import type { RankingAnswer } from '../../../renderer/workers/ranking-messages.ts';
import { rankInSteps } from '../../../renderer/workers/ranking-steps.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import { settingsWith, stateWith } from '../../ranking/stage-state.ts';

const names = Array.from({ length: 12 }, (_, i) => `S${i}`);
const state = stateWith(
  settingsWith({ method: 'mean' }),
  Object.fromEntries(names.map((name) => [name, 'prose'])),
  names.flatMap((submission, i) => [
    { submission, juror: `J${i % 3}`, points: [4 + (i % 5), 6] },
    { submission, juror: `J${(i + 1) % 3}`, points: [5 - (i % 2), 7] },
  ]),
);

const request = { state, stage: 'written', options: { draws: 40 } } as const;

/** Answers while a clock goes on by `tick` milliseconds at each look; cancelled in the pause of that number. */
async function answers(tick: number, cancelledIn = Infinity): Promise<readonly RankingAnswer[]> {
  const told: RankingAnswer[] = [];
  let [time, pauses] = [0, 0];
  await rankInSteps(7, request, {
    tell: (answer) => told.push(answer),
    now: () => (time += tick),
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
    isCancelled: () => pauses >= cancelledIn,
  });
  return told;
}

describe('ranking in a worker', () => {
  it('tells the list, how far it is, never backwards, and the whole at the end', async () => {
    const told = await answers(1000);
    expect(told[0]).toMatchObject({ id: 7, type: 'listed' });
    expect(told.at(-1)).toEqual({
      id: 7,
      type: 'ranked',
      ranking: rankStage(state, 'written', { draws: 40 }),
    });
    const progress = told.flatMap((answer) => (answer.type === 'progress' ? [answer.done] : []));
    expect(progress.length).toBeGreaterThan(40);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.every((done) => done > 0 && done <= 1)).toBe(true);
  });

  it('does not pause where it is quick', async () => {
    expect((await answers(0)).map(({ type }) => type)).toEqual(['listed', 'ranked']);
  });

  it('stops in the pause in which it is cancelled', async () => {
    const told = await answers(1000, 5);
    expect(told.at(-1)).toEqual({ id: 7, type: 'cancelled' });
    expect(told.length).toBeLessThanOrEqual(6);
  });

  it('tells of what it cannot rank', async () => {
    const told: RankingAnswer[] = [];
    await rankInSteps(
      1,
      { ...request, stage: 'nowhere' },
      {
        tell: (answer) => told.push(answer),
        now: () => 0,
        pause: () => Promise.resolve(),
        isCancelled: () => false,
      },
    );
    expect(told.map(({ type }) => type)).toEqual(['failed']);
  });
});
