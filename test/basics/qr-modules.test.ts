import jsQR from 'jsqr';
import { expect, test } from 'vitest';

import { sha256, utf8ToBytes } from '../../shared/basics/bytes.ts';
import {
  type QrModules,
  qrModules,
  qrPath,
  qrStrokes,
  quietZone,
} from '../../shared/basics/qr-modules.ts';

const scale = 3;

/** What a scanner gets from the squares, each drawn `scale` dots wide. */
function readBack(modules: QrModules): string | undefined {
  const side = (modules.length + 2 * quietZone) * scale;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const dark = modules[Math.floor(y / scale) - quietZone]?.[Math.floor(x / scale) - quietZone];
      if (dark === true) dots.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  return jsQR(dots, side, side, { inversionAttempts: 'dontInvert' })?.data;
}

test.each([
  ['capitals and digits', 'QZ1/7F3A/2-3/ABC %*+.$:'],
  ['a fingerprint', '12345 67890 12345 67890'],
  ['small letters', 'qazylar:key:abcdef'],
  ['Kazakh', 'Әділ қазылар алқасы – Ұлытау'],
])('%s are read as they were written', (_, text) => {
  expect(readBack(qrModules(text))).toBe(text);
});

test.each([600, 1500, 2679])('a code of %i letters is read by the reader we ship', (length) => {
  const letters = '0123456789ABCDEF/:';
  const text = Array.from({ length }, (_, at) => letters[(at * at * 7) % letters.length]).join('');
  const modules = qrModules(text, 'L');
  expect(modules.length).not.toBe(109);
  expect(readBack(modules)).toBe(text);
});

test('hashes in a code without a weighed mask are read at every length a proof has', () => {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  for (let length = 300; length <= 1200; length += 75) {
    const text = Array.from(
      { length },
      (_, at) => letters[(sha256(utf8ToBytes(`${length}/${at}`))[0] ?? 0) % letters.length],
    ).join('');
    expect(readBack(qrModules(text, 'L', 'any'))).toBe(text);
  }
});

test('capitals and digits take fewer squares than the same text in small letters', () => {
  expect(qrModules('A'.repeat(400)).length).toBeLessThan(qrModules('a'.repeat(400)).length);
});

test('more than a code can hold is a bug of the caller', () => {
  expect(() => qrModules('a'.repeat(3000))).toThrow();
});

test('the path draws every dark square once, behind the light edge', () => {
  const path = qrPath([
    [true, true, false, true],
    [false, false, false, false],
    [false, true, true, true],
  ]);
  expect(path).toBe('M4 4h2v1h-2zM7 4h1v1h-1zM5 6h3v1h-3z');
});

test('the strokes draw every dark square once, along the middle of its row', () => {
  const strokes = qrStrokes([
    [true, true, false, true],
    [false, false, false, false],
    [false, true, true, true],
  ]);
  expect(strokes).toBe('M4 4.5h2m1 0h1M5 6.5h3');
});
