/** Places of a bracket: the smallest power of two that holds all teams, at least 2. */
export function bracketSize(teams: number): number {
  let size = 2;
  while (size < teams) size *= 2;
  return size;
}

/**
 * Draw numbers in the order of a bracket's places: the first meets the last, and the first two meet in the final at the
 * earliest; numbers beyond the teams are byes, which so fall to the first numbers. 8 → 1 8 4 5 2 7 3 6.
 */
export function bracketOrder(size: number): readonly number[] {
  let order: readonly number[] = [1];
  while (order.length < size) {
    const sum = 2 * order.length + 1;
    order = order.flatMap((number) => [number, sum - number]);
  }
  return order;
}
