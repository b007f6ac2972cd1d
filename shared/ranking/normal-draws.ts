import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { at } from '../assigning/dense-matrix.ts';

/** An endless, reproducible row of standard normal numbers for a seed (Marsaglia's polar method). */
export function createNormalDraws(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  for (let skip = 0; skip < 16; skip += 1) generator.next();
  // A variable of its own would be put away anew for every number.
  const spare = new Float64Array(1);
  let hasSpare = false;
  return () => {
    if (hasSpare) {
      hasSpare = false;
      return at(spare, 0);
    }
    for (;;) {
      const u = 2 * uniformFloat64(generator) - 1;
      const v = 2 * uniformFloat64(generator) - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare[0] = v * factor;
      hasSpare = true;
      return u * factor;
    }
  };
}
