import { expect, test } from 'vitest';

import { knownDocxHash, knownHash } from './known-docx.ts';

test('gives in Node the bytes that it gives everywhere', async () => {
  expect(await knownDocxHash()).toBe(knownHash);
});
