/** Beyond this the place changes nothing that can be told: the function falls for ever. */
const farthest = 5000;

/**
 * Where a smooth function of two numbers, neither below 0, is lowest: a grid, then ever smaller steps of a simplex, then
 * Newton's steps with differences, which tell the place far better than the values do.
 *
 * @param {(s: number, t: number) => number} height
 * @returns {readonly [number, number]}
 */
export function lowest(height) {
  /** @param {readonly [number, number]} at */
  const of = ([s, t]) => {
    const value = height(s, t);
    return Number.isNaN(value) ? Infinity : value;
  };
  const grid = [0, 0.2, 0.5, 1, 2, 5, 20, 200, farthest];
  const starts = grid
    .flatMap((s) => grid.map((t) => /** @type {const} */ ([s, t])))
    .map((at) => ({ at, height: of(at) }))
    .sort((a, b) => a.height - b.height)
    .slice(0, 2);
  const ends = starts.map(({ at }) => polished(of, descended(of, at)));
  return ends.reduce((best, end) => (of(end) < of(best) - 1e-12 ? end : best));
}

/** @typedef {readonly [number, number]} Point */
/** @typedef {(at: Point) => number} Height */

/**
 * Goes down by a pattern of eight directions, whose steps are halved where none leads lower.
 *
 * @param {Height} of
 * @param {Point} start
 * @returns {Point}
 */
function descended(of, start) {
  let [best, value, step] = [start, of(start), 0.25];
  while (step > 1e-3) {
    let moved = false;
    for (const [ds, dt] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, -1],
      [1, -1],
      [-1, 1],
    ]) {
      const width = step * Math.max(0.1, ...best);
      const next = /** @type {Point} */ ([
        within(best[0] + width * (ds ?? 0)),
        within(best[1] + width * (dt ?? 0)),
      ]);
      const there = of(next);
      if (there < value) [best, value, moved] = [next, there, true];
    }
    step = moved ? Math.min(1, step * 1.5) : step / 2;
  }
  return best;
}

/**
 * Newton's steps in those directions that do not lie on the edge.
 *
 * @param {Height} of
 * @param {Point} start
 * @returns {Point}
 */
function polished(of, start) {
  // Nearer to the edge than this the edge itself is tried: there the function has no slope.
  const edge = 1e-3;
  /** @type {Point} */
  let at = [start[0] < edge ? 0 : start[0], start[1] < edge ? 0 : start[1]];
  if (of(at) > of(start) + 1e-10) at = start;
  for (let round = 0; round < 8; round += 1) {
    const width = at.map((part) => Math.max(1e-3, part * 3e-3));
    const [h = 1, k = 1] = width;
    /** @param {number} a @param {number} b */
    const near = (a, b) => of([Math.abs(at[0] + a * h), Math.abs(at[1] + b * k)]);
    // Differences of fourth order.
    const s1 = (8 * (near(1, 0) - near(-1, 0)) - near(2, 0) + near(-2, 0)) / (12 * h);
    const t1 = (8 * (near(0, 1) - near(0, -1)) - near(0, 2) + near(0, -2)) / (12 * k);
    const s2 =
      (16 * (near(1, 0) + near(-1, 0)) - near(2, 0) - near(-2, 0) - 30 * of(at)) / (12 * h * h);
    const t2 =
      (16 * (near(0, 1) + near(0, -1)) - near(0, 2) - near(0, -2) - 30 * of(at)) / (12 * k * k);
    const st = (near(1, 1) - near(1, -1) - near(-1, 1) + near(-1, -1)) / (4 * h * k);
    const inner = at.map((part) => part > 0);
    const determinant = s2 * t2 - st * st;
    if (inner[0] && inner[1] && determinant > 0)
      at = moved(at, [(t2 * s1 - st * t1) / determinant, (s2 * t1 - st * s1) / determinant]);
    else at = moved(at, [inner[0] && s2 > 0 ? s1 / s2 : 0, inner[1] && t2 > 0 ? t1 / t2 : 0]);
  }
  return of(at) <= of(start) + 1e-9 ? at : start;
}

/** @param {Point} at @param {Point} step @returns {Point} */
const moved = (at, step) => [within(at[0] - step[0]), within(at[1] - step[1])];

/** @param {number} part */
const within = (part) => Math.min(farthest, Math.max(0, part));
