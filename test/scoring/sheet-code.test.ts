import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ok } from '../../shared/basics/result.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import {
  parseSheetCode,
  refereeSheetCode,
  type SheetCode,
  sheetCode,
  sheetCodeAlphabet,
  sheetsByCode,
  showSheetCode,
} from '../../shared/scoring/sheet-code.ts';

const contest = 'contest' as ContestId;
const ref = (submission: string, juror = 'j-01') => ({ stage: 'written', submission, juror });
const ids = fc.nat({ max: 9999 }).map(String);
const codes = fc
  .tuple(ids, ids)
  .map(([submission, juror]) => sheetCode(contest, ref(submission, juror)));
const replaced = (code: string, at: number, sign: string) =>
  code.slice(0, at) + sign + code.slice(at + 1);

test('a code is the same on every computer of a contest', () => {
  expect(showSheetCode(sheetCode(contest, ref('147')))).toBe('MMTY-T4EPA');
});

test('contest, stage, application and juror all make the code', () => {
  const all = [
    sheetCode(contest, ref('147')),
    sheetCode('another' as ContestId, ref('147')),
    sheetCode(contest, { ...ref('147'), stage: 'final' }),
    sheetCode(contest, ref('148')),
    sheetCode(contest, ref('147', 'j-02')),
  ];
  expect(new Set(all).size).toBe(5);
});

test('stage, nomination and match make the code of a referee’s sheet, which is no juror’s', () => {
  const sheet = { stage: 'matches', nomination: 'sumo', match: 'r1-1' };
  const all = [
    refereeSheetCode(contest, sheet),
    refereeSheetCode('another' as ContestId, sheet),
    refereeSheetCode(contest, { ...sheet, stage: 'final' }),
    refereeSheetCode(contest, { ...sheet, nomination: 'football' }),
    refereeSheetCode(contest, { ...sheet, match: 'r1-2' }),
    sheetCode(contest, { stage: 'matches', submission: 'sumo', juror: 'r1-1' }),
  ];
  expect(new Set(all).size).toBe(6);
  for (const code of all) expect(parseSheetCode(showSheetCode(code))).toEqual(ok(code));
});

test('what is printed is read again, however it is typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const shown = showSheetCode(code);
      for (const typed of [
        code,
        shown,
        shown.toLowerCase(),
        shown.replace('-', ' — '),
        ` ${[...code].join(' ')} `,
      ])
        expect(parseSheetCode(typed)).toEqual({ ok: true, value: code });
    }),
  );
});

test('Cyrillic letters that look alike, and letters taken for digits, are read as what was meant', () => {
  const cyrillic: Readonly<Record<string, string>> = {
    A: 'а',
    E: 'е',
    H: 'н',
    K: 'к',
    M: 'м',
    P: 'р',
    T: 'т',
    X: 'х',
    Y: 'у',
    '0': 'о',
    '1': 'і',
    '3': 'з',
  };
  fc.assert(
    fc.property(codes, (code) => {
      const typed = [...code].map((sign) => cyrillic[sign] ?? sign).join('');
      expect(parseSheetCode(typed)).toEqual({ ok: true, value: code });
    }),
  );
});

test('one wrong sign is always noticed', () => {
  const wrong = fc.tuple(codes, fc.nat(8), fc.constantFrom(...sheetCodeAlphabet));
  fc.assert(
    fc.property(wrong, ([code, at, sign]) => {
      fc.pre(code[at] !== sign);
      expect(parseSheetCode(replaced(code, at, sign))).toEqual({
        ok: false,
        error: { type: 'check' },
      });
    }),
  );
});

test('two signs that changed places are always noticed, neighbours or not', () => {
  fc.assert(
    fc.property(codes, fc.nat(8), fc.nat(8), (code, a, b) => {
      fc.pre(code[a] !== code[b]);
      const swapped = replaced(replaced(code, a, code[b] ?? ''), b, code[a] ?? '');
      expect(parseSheetCode(swapped)).toEqual({ ok: false, error: { type: 'check' } });
    }),
  );
});

test.each([
  ['', { type: 'length', signs: 0 }],
  ['K7M2', { type: 'length', signs: 4 }],
  ['K7M2 9TX4E 1', { type: 'length', signs: 10 }],
  ['K7M2-9TX4Ж', { type: 'sign', sign: 'Ж' }],
  ['<b>7M2</b>', { type: 'sign', sign: '<' }],
  ['１２３４５６７８９', { type: 'sign', sign: '１' }],
])('%j is no code', (text, error) => {
  expect(parseSheetCode(text)).toEqual({ ok: false, error });
});

test('no sign of the alphabet is taken for another one', () => {
  expect(new Set(sheetCodeAlphabet).size).toBe(19);
  expect(sheetCodeAlphabet).not.toMatch(/[BCDFGIJLNOQRSUVWZ]/);
});

test('the codes of a large contest lead to their sheets, and sheets that share one all stand under it', () => {
  const sheets = Array.from({ length: 3000 }, (_, index) =>
    ref(String(index % 600), `j-${Math.floor(index / 600)}`),
  );
  const found = sheetsByCode(contest, sheets);
  expect([...found.values()].flat()).toHaveLength(3000);
  expect(found.get(sheetCode(contest, ref('77', 'j-3')))).toContainEqual(ref('77', 'j-3'));
  const twice = sheetsByCode(contest, [ref('1'), ref('2'), ref('1')]);
  expect(twice.get(sheetCode(contest, ref('1')))).toEqual([ref('1'), ref('1')]);
  expect(twice.get('000000000' as SheetCode)).toBeUndefined();
});
