import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayMove, readPictureContent } from '../../../renderer/documents/picture-content.ts';
import { readTextContent, shownTextBytes } from '../../../renderer/documents/text-content.ts';
import { pngHeader } from './hostile-documents.ts';

const textOf = (bytes: Uint8Array): string | null => {
  const content = readTextContent(bytes);
  return content === null ? null : content.pieces.join('\n');
};

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((letter) => {
      const unit = letter.charCodeAt(0);
      return [unit & 0xff, unit >> 8];
    }),
  ]);

describe('a text', () => {
  test('is read in UTF-8, UTF-16 and windows-1251', () => {
    expect(textOf(strToU8('Құрметті қазылар!'))).toBe('Құрметті қазылар!');
    expect(textOf(utf16('Құрметті қазылар!'))).toBe('Құрметті қазылар!');
    expect(textOf(Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))).toBe('Привет');
  });

  test('keeps its markup as letters and shows a mark for what has no look', () => {
    expect(textOf(strToU8('<script>1</script>\r\na\u0000b'))).toBe(null);
    expect(textOf(strToU8('<script>1</script>\r\na\u0007b'))).toBe('<script>1</script>\na\uFFFDb');
  });

  test.each([
    ['a PDF', strToU8('%PDF-1.7 text')],
    ['a PNG', pngHeader(10, 10)],
    ['a program', Uint8Array.from([77, 90, 0, 1, 0, 0, 3])],
  ])('%s is none', (_what, bytes) => {
    expect(readTextContent(bytes)).toBe(null);
  });

  test('beyond a mebibyte is cut between two letters, and says so', () => {
    for (const before of ['a', 'ab']) {
      const content = readTextContent(strToU8(before + '€'.repeat(400_000)));
      expect(content?.isCut).toBe(true);
      const text = content?.pieces.join('') ?? '';
      expect(text).not.toContain('\uFFFD');
      expect(strToU8(text).length).toBeGreaterThan(shownTextBytes - 4);
    }
    const wide = readTextContent(utf16('ә'.repeat(600_000)));
    expect(wide?.isCut).toBe(true);
    expect(wide?.pieces.join('')).toMatch(/^ә+$/);
  });

  test('a line without an end comes in pieces that no window chokes on', () => {
    const content = readTextContent(strToU8('x'.repeat(100_000)));
    expect(content?.pieces.join('')).toBe('x'.repeat(100_000));
    expect(Math.max(...(content?.pieces ?? []).map((piece) => piece.length))).toBeLessThan(10_000);
  });

  test('any bytes are a text or none, never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const content = readTextContent(bytes);
        expect(content === null || content.pieces.every((piece) => !piece.includes('\u0000'))).toBe(
          true,
        );
      }),
    );
  });
});

describe('a picture', () => {
  test('is known by its header, before anything is decoded', () => {
    expect(readPictureContent(pngHeader(1600, 1200))).toEqual({
      type: 'picture',
      format: 'png',
      size: { width: 1600, height: 1200 },
    });
    expect(readPictureContent(pngHeader(10_000, 5000)).type).toBe('picture');
    expect(readPictureContent(pngHeader(60_000, 60_000))).toEqual({
      type: 'too-large',
      megapixels: 3600,
    });
  });

  test.each([
    ['SVG', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', strToU8('<!doctype html>')],
    ['nothing', new Uint8Array(0)],
    ['a PNG without a size', pngHeader(0, 10)],
  ])('%s is none', (_what, bytes) => {
    expect(readPictureContent(bytes)).toEqual({ type: 'none' });
  });

  test('that may move is shown as a still', () => {
    const moving = new Uint8Array([...pngHeader(10, 10), 0, 0, 0, 8, ...strToU8('acTL')]);
    expect([mayMove(moving, 'png'), mayMove(pngHeader(10, 10), 'png')]).toEqual([true, false]);
    expect([mayMove(new Uint8Array(40), 'gif'), mayMove(new Uint8Array(40), 'jpeg')]).toEqual([
      true,
      false,
    ]);
    const webp = (flags: number) =>
      new Uint8Array([...strToU8('RIFF0000WEBPVP8X0000'), flags, 0, 0, 0]);
    expect([mayMove(webp(0x02), 'webp'), mayMove(webp(0x08), 'webp')]).toEqual([true, false]);
  });
});
