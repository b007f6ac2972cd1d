import { expect, test } from 'vitest';

import { expectations } from './expectations.ts';

test.each(expectations)('$name comes out as $expected', ({ actual, expected }) => {
  expect(actual()).toBe(expected);
});
