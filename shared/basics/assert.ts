/** Throws when a condition that the code itself guarantees does not hold: a bug, never bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** Returns the value, or throws when a lookup that cannot miss has missed: a bug, never bad input. */
export function present<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message);
  return value;
}

/** Marks the branch of an exhaustive switch that no value can reach. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
