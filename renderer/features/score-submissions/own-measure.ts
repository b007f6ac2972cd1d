import { type Rational, rationalToNumber } from '../../../shared/basics/rational.ts';
import type { OwnSheets } from '../../../shared/scoring/own-sheets.ts';
import type { Format } from '../../language/format.ts';

const digitsOf = ({ denominator }: Rational): number =>
  denominator === 1n ? 0 : 10n % denominator === 0n ? 1 : 2;

/** A total with as many digits as it needs, at most two: 8, 20,5, 7,67. */
export const shownTotal = (format: Format, total: Rational): string =>
  format.rational(total, digitsOf(total));

/** A measure as a total, or as a share of the scale where totals of nominations do not compare. */
export const shownMeasure = (format: Format, unit: OwnSheets['unit'], value: Rational): string =>
  unit === 'points' ? shownTotal(format, value) : format.percent(rationalToNumber(value), 0);
