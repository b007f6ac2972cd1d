import { milli, milliLimit, type Milli } from '../basics/points.ts';
import { err, ok, type Result } from '../basics/result.ts';

/** Bounds and step of a score in thousandths: allowed are `min + n·step` up to `max`. */
export interface ScoreScale {
  readonly min: Milli;
  readonly max: Milli;
  readonly step: Milli;
}

/** Why a typed score was not taken. An empty field is never 0. */
export type ScoreError =
  | { readonly type: 'ScoreEmpty' }
  | { readonly type: 'ScoreText'; readonly text: string }
  | { readonly type: 'ScoreRange'; readonly min: Milli; readonly max: Milli }
  | {
      readonly type: 'ScoreStep';
      readonly step: Milli;
      readonly below: Milli;
      readonly above: Milli;
    };

const scorePattern = /^([-−]?)(\d+)(?:[.,](\d+))?$/;

/** Thousandths of the typed digits rounded down, and whether something was cut off. */
function digitsToMilli(
  whole: string,
  fraction: string,
): { readonly value: number; readonly exact: boolean } {
  const value = Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { value, exact: /^0*$/.test(fraction.slice(3)) };
}

const stepsBelow = (value: number, scale: ScoreScale): Milli =>
  milli(scale.min + Math.floor((value - scale.min) / scale.step) * scale.step);

/**
 * Reads a typed score: ASCII digits with a comma or a point ("7,5", "7.5"), spaces around are ignored.
 * Everything else that JavaScript would take for a number (exponents, "0x10", digits of other scripts) is refused.
 */
export function parseScore(text: string, scale: ScoreScale): Result<Milli, ScoreError> {
  const trimmed = text.trim();
  if (trimmed === '') return err({ type: 'ScoreEmpty' });
  const match = scorePattern.exec(trimmed);
  if (match === null) return err({ type: 'ScoreText', text: trimmed });
  const [, sign = '', whole = '', fraction = ''] = match;
  const { value: magnitude, exact } = digitsToMilli(whole, fraction);
  const value = sign === '' || magnitude === 0 ? magnitude : -magnitude;
  const outside = value < scale.min || value > scale.max || (value === scale.max && !exact);
  if (outside || magnitude > milliLimit)
    return err({ type: 'ScoreRange', min: scale.min, max: scale.max });
  if (!exact || (value - scale.min) % scale.step !== 0) {
    const below = stepsBelow(value, scale);
    const above = milli(Math.min(below + scale.step, scale.max));
    return err({ type: 'ScoreStep', step: scale.step, below, above });
  }
  return ok(milli(value));
}
