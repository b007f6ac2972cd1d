import { rational } from '../../shared/basics/rational.ts';
import type { Format } from '../language/format.ts';

/** A measured number with exactly `places` digits, so that figures under one another align. */
export const fixed = (format: Format, value: number, places = 2): string =>
  format.rational(rational(Math.round(value * 10 ** places), 10 ** places), places);

/** The same with its sign: +0,42. */
export function signed(format: Format, value: number, places = 2): string {
  const text = fixed(format, value, places);
  return Math.round(value * 10 ** places) > 0 ? `+${text}` : text;
}
