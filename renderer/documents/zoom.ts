/** How large a page is shown: as wide as its place, or in percent of its size on paper. */
export type Zoom =
  | { readonly type: 'fit' }
  | { readonly type: 'percent'; readonly percent: number };

export const fitWidth: Zoom = { type: 'fit' };

const steps: readonly number[] = [25, 50, 75, 100, 125, 150, 200, 300, 400];
const [least = 25] = steps;
const most = steps.at(-1) ?? 400;

/** The nearest step above or below what is shown now (in percent, also between two steps). */
export function stepFrom(shown: number, direction: 1 | -1): Zoom {
  // A page fitted to its place is rarely shown at exactly a step: what looks nearly the same is passed over.
  const isBeyond = (step: number) => (direction === 1 ? step > shown * 1.1 : step < shown / 1.1);
  const percent =
    direction === 1 ? (steps.find(isBeyond) ?? most) : (steps.findLast(isBeyond) ?? least);
  return { type: 'percent', percent };
}

export const isLargest = (shown: number): boolean => shown >= most;
export const isSmallest = (shown: number): boolean => shown <= least;
