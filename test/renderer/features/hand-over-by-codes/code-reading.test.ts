import { expect, test } from 'vitest';

import {
  addTexts,
  codeLines,
  nothingRead,
  type Reading,
  wholeTransfers,
} from '../../../../renderer/features/hand-over-by-codes/code-reading.ts';
import { writeCodes } from '../../../../shared/bundle/codes.ts';

/** Bytes that do not compress, from a seed. */
const noise = (length: number, seed: number): Uint8Array => {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
};
const codesOf = (length: number, seed = 1): readonly string[] =>
  writeCodes([noise(length, seed)]) ?? [];
const read = (texts: readonly string[]): Reading =>
  texts.reduce((reading, text) => addTexts(reading, [text]), nothingRead);

test('codes are complete in any order and with repeats, and say which are missing until then', () => {
  const codes = codesOf(5000);
  expect(codes).toHaveLength(3);
  const [first = '', second = '', third = ''] = codes;
  const half = read([third, third, first]);
  expect(half.transfers.map(({ state }) => state)).toEqual([{ status: 'waiting', missing: [2] }]);
  expect(wholeTransfers(half)).toEqual([]);
  const [file, ...more] = wholeTransfers(addTexts(half, [second]));
  expect(more).toEqual([]);
  expect(file?.bytes).toEqual(wholeTransfers(read(codes))[0]?.bytes);
});

test('two people’s codes are kept apart', () => {
  const [a, b] = [codesOf(3000, 1), codesOf(100, 2)];
  const reading = read([a[0] ?? '', b[0] ?? '']);
  expect(reading.transfers.map(({ of, held }) => [of, held])).toEqual([
    [2, [1]],
    [1, [1]],
  ]);
  expect(wholeTransfers(reading)).toHaveLength(1);
});

test('a foreign code is told of, changes nothing, and is forgotten with the next good one', () => {
  const codes = codesOf(100);
  const before = read(codes);
  const foreign = addTexts(before, ['https://example.org/']);
  expect(foreign.refused).toEqual({ type: 'CodeUnknown' });
  expect(wholeTransfers(foreign)).toEqual(wholeTransfers(before));
  expect(addTexts(foreign, codes).refused).toBeNull();
});

test('no code begins or ends with a space, which a messenger would drop', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const [code = ''] = codesOf(60 + (seed % 2), seed);
    expect(code.trim()).toBe(code);
  }
});

test('codes are found among the words of a message', () => {
  const codes = codesOf(5000);
  const text = `Сәлеметсіз бе!\r\n  ${codes.join(' \r\n')}\r\n\r\nОспанова`;
  expect(codeLines(text)).toEqual(codes);
  expect(codeLines('Сәлеметсіз бе!')).toEqual([]);
});
