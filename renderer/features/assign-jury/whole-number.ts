/** A whole number as typed; null where the field is empty, undefined where it is none or out of bounds. */
export function readWhole(text: string, least: number, most: number): number | null | undefined {
  const digits = text.trim();
  if (digits === '') return null;
  if (!/^\d{1,7}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value >= least && value <= most ? value : undefined;
}
