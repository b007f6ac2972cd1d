import { createDraw } from '../../shared/demo/draw.ts';

/**
 * Who wins when two teams meet, from a number: the nth meeting of two teams has an outcome of its own, whichever
 * program asks for it.
 */
export function refereeOf(seed: number): (a: string, b: string) => string {
  const meetings = new Map<string, number>();
  return (a, b) => {
    const [first, second] = a < b ? [a, b] : [b, a];
    const pair = `${first}/${second}`;
    const turn = (meetings.get(pair) ?? 0) + 1;
    meetings.set(pair, turn);
    return createDraw(seed, `${pair} ${turn}`).chance(50) ? first : second;
  };
}

/** "t01", "t02", …: names whose order is that of their numbers. */
export const teamsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `t${String(index + 1).padStart(2, '0')}`);
