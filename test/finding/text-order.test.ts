import fc from 'fast-check';
import { expect, test } from 'vitest';

import { TextOrder } from '../../shared/finding/text-order.ts';
import { compareText } from '../../shared/language/sort-key.ts';

function ranksOf(texts: readonly string[]): readonly number[] {
  const order = new TextOrder();
  for (const [ordinal, each] of texts.entries()) order.set(ordinal, each);
  return [...order.ranks()];
}

test('ranks are the order of the texts, and equal texts share one', () => {
  const text = fc.string({ unit: fc.constantFrom(...'аәбвгғqwЖж1'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
      const expected = texts.map(
        (each) => texts.filter((other) => compareText(other, each) < 0).length,
      );
      expect(ranksOf(texts)).toEqual(expected);
    }),
  );
});

test('empty texts come last, and a text that is set again takes its new place', () => {
  expect(ranksOf(['Ә', '', 'А'])).toEqual([1, 2, 0]);
  const order = new TextOrder();
  for (const [ordinal, each] of ['Ә', 'Б', 'А', ''].entries()) order.set(ordinal, each);
  expect([...order.ranks()]).toEqual([1, 2, 0, 3]);
  order.set(2, 'В');
  expect([...order.ranks()]).toEqual([0, 1, 2, 3]);
});
