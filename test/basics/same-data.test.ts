import { expect, test } from 'vitest';

import { sameData } from '../../shared/basics/same-data.ts';

const sheet = (score: number): object => ({
  scores: { a: { value: score }, b: null },
  heads: new Map([['a', new Uint8Array([1, 2])]]),
  notes: ['x', 2n],
});

test('data made twice is the same, however deep', () => {
  expect(sameData(sheet(1), sheet(1))).toBe(true);
});

test.each<[string, unknown, unknown]>([
  ['a number inside', sheet(1), sheet(2)],
  ['a byte', new Uint8Array([1]), new Uint8Array([2])],
  ['bytes and a list', new Uint8Array([1]), [1]],
  ['a list and bytes', [1], new Uint8Array([1])],
  ['a longer list', [1], [1, 2]],
  ['a list and an object', [], {}],
  ['an object and a list', {}, []],
  ['a map and an object', new Map(), {}],
  ['an object and a map', {}, new Map()],
  ['a key of a map', new Map([['a', 1]]), new Map([['b', 1]])],
  ['a larger map', new Map([['a', 1]]), new Map([...new Map([['a', 1]]), ['b', 1]])],
  ['a field that is missing and one that says undefined', {}, { a: undefined }],
  ['a field that says undefined and one that is missing', { a: undefined }, {}],
  ['nothing and an object', null, {}],
  ['text and number', '1', 1],
])('%s makes a difference', (_, a, b) => {
  expect(sameData(a, b)).toBe(false);
});
