import { expect, test } from 'vitest';

import { knownDocxHash, knownHash } from './known-docx.ts';

test('gives in a browser the bytes that it gives everywhere', async () => {
  expect(await knownDocxHash()).toBe(knownHash);
});
