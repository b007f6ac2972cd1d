import { expect, test } from 'vitest';

import { fileCode } from '../../shared/bundle/file-code.ts';

test('the code of a file is the beginning of its SHA-256, in groups to read aloud', () => {
  // SHA-256 of "abc" begins with ba7816bf 8f01cfea (FIPS 180-2, appendix B.1).
  expect(fileCode(new TextEncoder().encode('abc'))).toBe('BA78 16BF 8F01 CFEA');
});

test('one changed byte changes the code', () => {
  expect(fileCode(Uint8Array.of(1, 2, 3))).not.toBe(fileCode(Uint8Array.of(1, 2, 4)));
});
