import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

import { present } from '../basics/assert.ts';
import { sha256, utf8ToBytes } from '../basics/bytes.ts';

/** Reproducible choices of one purpose; another purpose of the same seed draws independently. */
export interface Draw {
  /** A whole number from 0 up to `count` − 1. */
  readonly below: (count: number) => number;
  /** True in about `percent` of 100 calls. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly shuffle: <T>(items: readonly T[]) => T[];
  /**
   * A bell-shaped number in thousandths of its standard deviation: the sum of twelve even ones, so that only whole
   * numbers are involved and every machine draws the same.
   */
  readonly bell: () => number;
}

/** Bytes that follow from a seed and a purpose: keys, log ids and salts of the demo. At most 32. */
export const drawBytes = (seed: number, purpose: string, length: number): Uint8Array =>
  sha256(utf8ToBytes(`qazylar demo ${seed} ${purpose}`)).slice(0, length);

export function createDraw(seed: number, purpose: string): Draw {
  const state = drawBytes(seed, purpose, 16);
  const view = new DataView(state.buffer);
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => view.getInt32(at)));
  const below = (count: number): number => uniformInt(generator, 0, count - 1);
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (items) => present(items[below(items.length)], 'something to pick from'),
    shuffle: (items) => {
      const rest = [...items];
      return items.map(() => present(rest.splice(below(rest.length), 1)[0], 'one is left'));
    },
    bell: () => {
      let sum = 0;
      for (let part = 0; part < 12; part += 1) sum += below(1001);
      return sum - 6000;
    },
  };
}
