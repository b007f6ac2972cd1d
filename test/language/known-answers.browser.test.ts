import { expect, test } from 'vitest';

import { expectations } from './expectations.ts';

test('this browser has no Kazakh of its own, so Intl cannot be what gives the answers', () => {
  expect(Intl.Collator.supportedLocalesOf('kk')).toEqual([]);
});

test.each(expectations)('$name comes out as $expected', ({ actual, expected }) => {
  expect(actual()).toBe(expected);
});
