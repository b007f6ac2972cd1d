export type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * The digit on a key by `KeyboardEvent.code`, or null. Codes name places on the keyboard: in the Kazakh layout the top row
 * gives ә і ң ғ ү ұ қ ө һ, so `event.key` would not find a single digit there.
 */
export function digitOfCode(code: string): Digit | null {
  const match = /^(?:Digit|Numpad)(\d)$/.exec(code);
  return match === null ? null : (Number(match[1]) as Digit);
}

/**
 * Keys that stand for the decimal mark: comma and point of the Latin layout, of the number pad (a comma there on some
 * keyboards), and the key beside the right Shift, where the Russian layout has its point and comma.
 */
const decimalCodes: ReadonlySet<string> = new Set([
  'Comma',
  'Period',
  'Slash',
  'NumpadDecimal',
  'NumpadComma',
]);

export const isDecimalCode = (code: string): boolean => decimalCodes.has(code);

const longestTypedScore = 11;

/**
 * The typed text of a score after a key: digits and one decimal comma are added, Backspace takes one away.
 * Null means the key has nothing to do with the score, so the caller leaves the event alone.
 */
export function scoreTextAfterKey(text: string, code: string): string | null {
  if (code === 'Backspace') return text.slice(0, -1);
  const digit = digitOfCode(code);
  if (digit !== null) return text.length < longestTypedScore ? `${text}${digit}` : text;
  if (!isDecimalCode(code)) return null;
  return text === '' || /[.,]/.test(text) ? text : `${text},`;
}
