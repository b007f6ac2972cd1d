/** A point of the plane with the value of the function there. */
interface Vertex {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

export interface Minimum extends Vertex {
  readonly evaluations: number;
}

/**
 * Smallest value of a smooth function of two variables near `start` (Nelder and Mead's simplex, restarted once so
 * that a collapsed simplex is not taken for a minimum). Deterministic.
 */
export function minimise(
  f: (x: number, y: number) => number,
  start: { readonly x: number; readonly y: number; readonly step: number },
): Minimum {
  let evaluations = 0;
  const at = (x: number, y: number): Vertex => {
    evaluations += 1;
    return { x, y, value: f(x, y) };
  };
  const first = descend(at, start.x, start.y, start.step);
  const second = descend(at, first.x, first.y, start.step / 16);
  return { ...(second.value <= first.value ? second : first), evaluations };
}

function descend(at: (x: number, y: number) => Vertex, x: number, y: number, step: number): Vertex {
  let simplex = byValue([at(x, y), at(x + step, y), at(x, y + step)]);
  for (let round = 0; round < 300; round += 1) {
    const [best, middle, worst] = simplex;
    const size =
      Math.hypot(worst.x - best.x, worst.y - best.y) +
      Math.hypot(middle.x - best.x, middle.y - best.y);
    if (
      size < 1e-7 ||
      (size < 1e-4 && worst.value - best.value < 1e-12 * (1 + Math.abs(best.value)))
    )
      break;
    simplex = byValue(stepFrom(at, best, middle, worst));
  }
  return simplex[0];
}

type Simplex = readonly [Vertex, Vertex, Vertex];

const byValue = (vertices: Simplex): Simplex => {
  const [a, b, c] = [...vertices].sort((p, q) => p.value - q.value);
  return a === undefined || b === undefined || c === undefined ? vertices : [a, b, c];
};

function stepFrom(
  at: (x: number, y: number) => Vertex,
  best: Vertex,
  middle: Vertex,
  worst: Vertex,
): Simplex {
  const [cx, cy] = [(best.x + middle.x) / 2, (best.y + middle.y) / 2];
  const along = (t: number): Vertex => at(cx + t * (worst.x - cx), cy + t * (worst.y - cy));
  const reflected = along(-1);
  if (reflected.value < best.value) {
    const expanded = along(-2);
    return [best, middle, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < middle.value) return [best, middle, reflected];
  const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
  if (contracted.value < Math.min(reflected.value, worst.value)) return [best, middle, contracted];
  const shrink = (vertex: Vertex): Vertex =>
    at(best.x + (vertex.x - best.x) / 2, best.y + (vertex.y - best.y) / 2);
  return [best, shrink(middle), shrink(worst)];
}
