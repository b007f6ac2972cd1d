import { expect, test } from 'vitest';
import { isOwnAddress, pageAddress } from '../../electron/page-address.ts';

test.each([pageAddress, `${pageAddress}#/ranking`, 'app://qazylar/', 'APP://qazylar/index.html'])(
  '%j is the own page',
  (address) => {
    expect(isOwnAddress(address)).toBe(true);
  },
);

test.each([
  '',
  'about:blank',
  'app:',
  'app://',
  'app:qazylar',
  'app://other/index.html',
  'app://qazylar.evil.example/',
  'app://qazylar@evil.example/',
  'app://evil@qazylar/',
  'app://qazylar:80/',
  'https://qazylar/index.html',
  'file:///qazylar/index.html',
  'data:text/html,app://qazylar/',
  'javascript:alert(1)',
  '\\\\server\\share\\index.html',
])('%j is not', (address) => {
  expect(isOwnAddress(address)).toBe(false);
});
