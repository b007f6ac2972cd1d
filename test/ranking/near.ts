/** True where both figures are unknown, or equal but for digits after the given one. */
export const near = (a: number | null, b: number | null, digits = 6): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 10 ** -digits;
