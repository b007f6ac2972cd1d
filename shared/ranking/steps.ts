/**
 * Work cut into steps, so that whoever runs it may tell how far it is, or leave it: each step yields how much is done,
 * from 0 to 1 and never less than before. How the work is cut never changes its result.
 */
export type Steps<T> = Generator<number, T>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The steps as a part of larger work, which has done `from` of itself before them and `to` after them. */
export function* between<T>(
  { from, to }: { readonly from: number; readonly to: number },
  steps: Steps<T>,
): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield from + value * (to - from);
  }
}
