import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A row of fair shuffles, the same for the same seed. */
export function createShuffle(seed: number): <T>(items: readonly T[]) => readonly T[] {
  const generator = xoroshiro128plus(seed);
  for (let skip = 0; skip < 16; skip += 1) generator.next();
  return <T>(items: readonly T[]): readonly T[] => {
    const order = items.map((_, index) => index);
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = uniformInt(generator, 0, last);
      const [a = last, b = other] = [order[last], order[other]];
      order[last] = b;
      order[other] = a;
    }
    return order.flatMap((index) => {
      const item = items[index];
      return item === undefined ? [] : [item];
    });
  };
}
