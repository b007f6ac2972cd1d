import type { Brand } from '../basics/brand.ts';
import { sha256, utf8ToBytes } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { Id } from '../contest/contest.ts';
import type { ContestId } from '../log/operation.ts';
import { sheetKey } from './score-operations.ts';
import type { SheetRef } from './sheet.ts';

/** The code of a paper sheet: nine signs of `sheetCodeAlphabet`, the last of which checks the others. */
export type SheetCode = Brand<string, 'SheetCode'>;

/**
 * Nineteen signs that nobody takes for one another, on paper or read aloud, in Latin and in Cyrillic: the letters are
 * those that both alphabets write alike. Nineteen is prime, which is what makes the check certain.
 */
export const sheetCodeAlphabet = '0123456789AEHKMPTXY';

const signs = sheetCodeAlphabet.length;
const dataSigns = 8;
const allSigns = dataSigns + 1;

/**
 * What people type for a sign: the Cyrillic letter that looks like it, the Latin letter whose name sounds like the
 * Cyrillic one (Н is read "эн", Р "эр"), and the letters that look like digits.
 */
const typedFor: Readonly<Record<string, string>> = {
  '0': 'OОӨQ',
  '1': 'IІLІ|',
  '2': 'Z',
  '3': 'ЗЭ',
  '4': 'Ч',
  '5': 'S',
  '6': 'БG',
  '8': 'BВ',
  A: 'АӘƏ',
  E: 'ЕЁ',
  H: 'НҢҺN',
  K: 'КҚ',
  M: 'М',
  P: 'РR',
  T: 'Т',
  X: 'ХҲ',
  Y: 'УҮҰU',
};

const signOf: ReadonlyMap<string, string> = new Map([
  ...[...sheetCodeAlphabet].map((sign) => [sign, sign] as const),
  ...Object.entries(typedFor).flatMap(([sign, letters]) =>
    [...letters].map((letter) => [letter, sign] as const),
  ),
]);

/** Spaces and every kind of dash, which group a code for the eye and mean nothing. */
const grouping = /[\s\p{Pd}−_.·]/gu;

const weightedSum = (values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (allSigns - at), 0) % signs;

/** Weights 9 … 2 and 1 are different and none a multiple of 19: one wrong sign, or two that changed places, never fit. */
const isSound = (code: string): boolean =>
  weightedSum([...code].map((sign) => sheetCodeAlphabet.indexOf(sign))) === 0;

/**
 * The code of a sheet, from names that never change, so every computer of the contest prints the same one. Two of
 * 17 thousand million codes may coincide: whoever looks a code up asks `sheetsByCode`, which gives all that bear it.
 */
export const sheetCode = (contest: ContestId, { stage, submission, juror }: SheetRef): SheetCode =>
  codeOfKey(contest, sheetKey(stage, submission, juror));

/** The code of a referee's sheet, likewise: of one match, run or extra round. */
export const refereeSheetCode = (
  contest: ContestId,
  { stage, nomination, match }: { readonly stage: Id; readonly nomination: Id; readonly match: Id },
): SheetCode => codeOfKey(contest, `match/${stage}/${nomination}/${match}`);

function codeOfKey(contest: ContestId, key: string): SheetCode {
  const name = `sheet code 1\n${contest}\n${key}`;
  const number = sha256(utf8ToBytes(name))
    .subarray(0, 8)
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const data: number[] = [];
  for (let rest = number; data.length < dataSigns; rest /= BigInt(signs))
    data.push(Number(rest % BigInt(signs)));
  const check = (signs - weightedSum(data)) % signs;
  return [...data, check].map((value) => sheetCodeAlphabet[value] ?? '').join('') as SheetCode;
}

/** A code as it is printed and read aloud, in groups of four and five: "MMTY-T4EPA". */
export const showSheetCode = (code: SheetCode): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Why a typed text is no code. `sign` is the first letter that no code has; `signs` is how many it has. */
export type SheetCodeError =
  | { readonly type: 'sign'; readonly sign: string }
  | { readonly type: 'length'; readonly signs: number }
  /** One sign is wrong, or two changed places. */
  | { readonly type: 'check' };

/** Reads a typed or scanned code: any case, with or without spaces and dashes, in Latin or Cyrillic letters. */
export function parseSheetCode(text: string): Result<SheetCode, SheetCodeError> {
  const typed = [...text.normalize('NFC').toUpperCase().replace(grouping, '')];
  const unknown = typed.find((letter) => !signOf.has(letter));
  if (unknown !== undefined) return err({ type: 'sign', sign: unknown });
  if (typed.length !== allSigns) return err({ type: 'length', signs: typed.length });
  const code = typed.map((letter) => signOf.get(letter) ?? '').join('');
  return isSound(code) ? ok(code as SheetCode) : err({ type: 'check' });
}

/** Signs of a whole code. */
export const sheetCodeLength = allSigns;

/** Sheets of a contest by their codes. More than one under a code is rare, and then a person has to choose. */
export function sheetsByCode<Ref extends SheetRef>(
  contest: ContestId,
  sheets: Iterable<Ref>,
): ReadonlyMap<SheetCode, readonly Ref[]> {
  const found = new Map<SheetCode, Ref[]>();
  for (const sheet of sheets) {
    const code = sheetCode(contest, sheet);
    const others = found.get(code);
    if (others === undefined) found.set(code, [sheet]);
    else others.push(sheet);
  }
  return found;
}
