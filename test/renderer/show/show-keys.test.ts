import { expect, test } from 'vitest';

import { ceremonyAct } from '../../../renderer/features/hold-ceremony/ceremony-keys.ts';
import { isPlainKey, publicKey } from '../../../renderer/show/show-keys.ts';

const codes = ['ArrowRight', 'Space', 'PageDown', 'ArrowLeft', 'PageUp', 'KeyB', 'Escape'];

test.each(codes)('the public window hands on %s, which leads a ceremony', (code) => {
  expect(ceremonyAct(code)).not.toBeNull();
  expect(publicKey(code)).toBe('hand-on');
});

test('the public window fills the screen itself, and leaves other keys alone', () => {
  expect(publicKey('F5')).toBe('full-screen');
  expect(publicKey('KeyF')).toBe('full-screen');
  expect(publicKey('KeyX')).toBeNull();
  expect(publicKey('Tab')).toBeNull();
});

test('a key with the browser’s or the system’s key is not the presenter’s', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  expect(isPlainKey(plain)).toBe(true);
  for (const key of ['ctrlKey', 'metaKey', 'altKey'])
    expect(isPlainKey({ ...plain, [key]: true }), key).toBe(false);
});
