const digits = /^\d{1,15}$/;

/** Order of ids as people read them: numbers by value ("9" before "10") and first, then text by code unit. */
export function compareIds(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [digits.test(a), digits.test(b)];
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  const difference = aIsNumber ? Number(a) - Number(b) : 0;
  if (difference !== 0) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}
