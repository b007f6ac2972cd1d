/**
 * Moves labels apart so that any two are at least `gap` from one another, each as near to its own place as that allows,
 * within the ends; order is kept. Where they do not all fit, they stand evenly from end to end. Any unit.
 */
export function spreadLabels(
  places: readonly number[],
  gap: number,
  [start, end]: readonly [number, number],
): readonly number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const narrow = order.length < 2 ? gap : Math.min(gap, (end - start) / (order.length - 1));
  /** Runs of labels that touch: where the first one wants to be, and how many there are. */
  const runs: { sum: number; count: number }[] = [];
  const firstOf = ({ sum, count }: { sum: number; count: number }): number =>
    Math.min(end - (count - 1) * narrow, Math.max(start, sum / count));
  for (const index of order) {
    let run = { sum: places[index] ?? 0, count: 1 };
    for (let before = runs.at(-1); before !== undefined; before = runs.at(-1)) {
      if (firstOf(before) + before.count * narrow <= firstOf(run) + 1e-9) break;
      runs.pop();
      // Each label of a run wants the run to begin at its own place less its position in it.
      run = {
        sum: before.sum + run.sum - run.count * before.count * narrow,
        count: before.count + run.count,
      };
    }
    runs.push(run);
  }
  const moved = new Array<number>(places.length).fill(0);
  let position = 0;
  for (const run of runs) {
    for (let step = 0; step < run.count; step += 1) {
      moved[order[position] ?? 0] = firstOf(run) + step * narrow;
      position += 1;
    }
  }
  return moved;
}
