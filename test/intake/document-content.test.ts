import fc from 'fast-check';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { concatBytes } from '../../shared/basics/bytes.ts';
import { documentLimits } from '../../shared/contest/document.ts';
import { examineDocument } from '../../shared/intake/document-content.ts';
import { documentName } from '../../shared/intake/document-name.ts';
import { planDocuments } from '../../shared/intake/plan-documents.ts';
import { crc32 } from '../../shared/bundle/crc32.ts';

const text = (value: string): Uint8Array => strToU8(value);
const latin = (value: string): Uint8Array => strToU8(value, true);
const big16 = (value: number) => [value >> 8, value & 255];
const big32 = (value: number) => [value >>> 24, (value >>> 16) & 255, ...big16(value & 0xffff)];
const little32 = (value: number) => big32(value).toReversed();

const chunk = (name: string, content: Uint8Array): Uint8Array => {
  const body = concatBytes(latin(name), content);
  return concatBytes(
    new Uint8Array(big32(content.length)),
    body,
    new Uint8Array(big32(crc32(body))),
  );
};
const pngMark = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const png = (width: number, height: number, told: readonly Uint8Array[] = []): Uint8Array =>
  concatBytes(
    pngMark,
    chunk('IHDR', new Uint8Array([...big32(width), ...big32(height), 8, 0, 0, 0, 0])),
    ...told,
    chunk('IDAT', zlibSync(new Uint8Array(4))),
    chunk('IEND', new Uint8Array(0)),
  );

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  concatBytes(new Uint8Array([0xff, marker, ...big16(content.length + 2)]), content);
const exif = (orientation: number, secret: string): Uint8Array =>
  concatBytes(
    latin('Exif\0\0II*\0'),
    new Uint8Array([8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    new Uint8Array(4),
    latin(secret),
  );
const jpeg = (told: readonly Uint8Array[], behind: Uint8Array = new Uint8Array(0)): Uint8Array =>
  concatBytes(
    new Uint8Array([0xff, 0xd8]),
    segment(0xe0, latin('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    ...told,
    segment(0xc0, new Uint8Array([8, ...big16(20), ...big16(30), 1, 1, 0x11, 0])),
    segment(0xda, new Uint8Array([1, 1, 0, 0, 63, 0])),
    new Uint8Array([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
    new Uint8Array([0xff, 0xd9]),
    behind,
  );

const webpChunk = (name: string, content: Uint8Array): Uint8Array =>
  concatBytes(
    latin(name),
    new Uint8Array(little32(content.length)),
    content,
    new Uint8Array(content.length % 2),
  );
const webp = (chunks: readonly Uint8Array[]): Uint8Array => {
  const body = concatBytes(latin('WEBP'), ...chunks);
  return concatBytes(latin('RIFF'), new Uint8Array(little32(body.length)), body);
};
const canvas = (flags: number, width: number, height: number): Uint8Array =>
  webpChunk(
    'VP8X',
    new Uint8Array([
      flags,
      0,
      0,
      0,
      ...little32(width - 1).slice(0, 3),
      ...little32(height - 1).slice(0, 3),
    ]),
  );
const lossless = webpChunk('VP8L', new Uint8Array([0x2f, 29, 0xc0, 4, 0, 0, 0, 0]));

const gif = (width: number): Uint8Array =>
  concatBytes(
    latin('GIF89a'),
    new Uint8Array([width & 255, width >> 8, 2, 0, 0, 0, 0]),
    new Uint8Array([0x21, 0xfe, 6]),
    latin('secret'),
    new Uint8Array([0]),
    new Uint8Array([0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x4c, 1, 0, 0x3b]),
  );

const typeOf = (bytes: Uint8Array): string => {
  const read = examineDocument(bytes);
  return read.ok ? read.value.kind : read.error.type;
};
const has = (bytes: Uint8Array, words: string): boolean =>
  String.fromCharCode(...bytes).includes(words);
const kept = (bytes: Uint8Array): Uint8Array => {
  const read = examineDocument(bytes);
  if (!read.ok || read.value.kind === 'film') throw new Error('not taken');
  return read.value.bytes;
};

describe('a file that shall become a document', () => {
  it.each<[string, Uint8Array, string]>([
    ['a PDF', text('%PDF-1.7\n%äöü\n1 0 obj'), 'pdf'],
    ['a PDF behind a few other bytes', text(`\r\n${' '.repeat(500)}%PDF-1.4`), 'pdf'],
    ['a PNG', png(30, 20), 'image'],
    ['a JPEG', jpeg([]), 'image'],
    ['a lossless WebP', webp([lossless]), 'image'],
    ['a GIF', gif(2), 'image'],
    ['Kazakh words in UTF-8', text('Құрметті қазылар алқасы!'), 'text'],
    ['words in windows-1251', new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), 'text'],
    ['words in UTF-16', new Uint8Array([0xff, 0xfe, 0x9b, 4, 0x30, 4]), 'text'],
    ['an MP4', concatBytes(new Uint8Array([0, 0, 0, 24]), latin('ftypisom')), 'film'],
    ['a QuickTime film', concatBytes(new Uint8Array([0, 0, 0, 24]), latin('ftypqt  ')), 'film'],
    ['a WebM', new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1]), 'film'],
    ['an AVI', latin('RIFF\0\0\0\0AVI LIST'), 'film'],
    ['nothing', new Uint8Array(0), 'DocumentEmpty'],
    ['more than the limit', new Uint8Array(documentLimits.bytes + 1), 'DocumentTooLarge'],
    ['a picture of 51 megapixels', png(10_200, 5000), 'DocumentTooManyPixels'],
    ['a WebP of a billion pixels', webp([canvas(0, 1e5, 1e5), lossless]), 'DocumentTooManyPixels'],
    ['a PNG without its header', concatBytes(pngMark, new Uint8Array(40)), 'DocumentUnreadable'],
    [
      'a JPEG that ends at once',
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
      'DocumentUnreadable',
    ],
    ['a picture without height', png(10, 0), 'DocumentUnreadable'],
    ['a Word file', zipSync({ '[Content_Types].xml': text('<x/>') }), 'DocumentOffice'],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), 'DocumentOffice'],
    ['an RTF file', text('{\\rtf1 x}'), 'DocumentOffice'],
    ['a packed folder', zipSync({ 'a.txt': text('a') }), 'DocumentPacked'],
    ['a RAR', latin('Rar!\u001a\u0007'), 'DocumentPacked'],
    ['a program', latin('MZ\u0090\0\u0003'), 'DocumentProgram'],
    ['a script', text('#!/bin/sh\nrm -r x'), 'DocumentProgram'],
    ['a drawing of instructions', text('<svg onload="x()">'), 'DocumentActive'],
    ['one behind a comment', text('<?xml version="1.0"?><!-- a --><svg>'), 'DocumentActive'],
    ['a page', text('\n <!DOCTYPE html><script>x()</script>'), 'DocumentActive'],
    [
      'a photo of an iPhone',
      concatBytes(new Uint8Array([0, 0, 0, 24]), latin('ftypheic\0\0')),
      'DocumentUnknown',
    ],
    ['bytes of no meaning', new Uint8Array([1, 2, 3, 0, 5, 6, 7]), 'DocumentUnknown'],
  ])('is told by its bytes: %s', (_, bytes, expected) => {
    expect(typeOf(bytes)).toBe(expected);
  });

  it('takes bytes of any kind without failing', () => {
    const heads = [
      pngMark,
      jpeg([]).subarray(0, 8),
      webp([canvas(0, 9, 9)]),
      gif(2),
      latin('%PDF-'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        const bytes = concatBytes(head, rest);
        const read = examineDocument(bytes);
        const length = read.ok && read.value.kind !== 'film' ? read.value.bytes.length : 0;
        expect(length).toBeLessThanOrEqual(bytes.length + 64);
      }),
    );
  });

  it('hands texts on as UTF-8', () => {
    expect(kept(new Uint8Array([0xff, 0xfe, 0x9b, 4, 0x30, 4]))).toEqual(text('қа'));
    expect(kept(new Uint8Array([0xcf, 0xf0, 0xe8]))).toEqual(text('При'));
  });
});

describe('what a picture tells beside itself', () => {
  const secret = 'GPS 51.1801 71.446';

  it('is taken out of a JPEG, the way it is turned excepted', () => {
    const plain = jpeg([]);
    const told = jpeg(
      [segment(0xe1, exif(1, secret)), segment(0xed, latin(secret)), segment(0xfe, latin(secret))],
      latin(secret),
    );
    expect(kept(told)).toEqual(plain);
    const turned = kept(jpeg([segment(0xe1, exif(6, secret))]));
    expect(has(turned, secret)).toBe(false);
    expect(has(turned, 'Exif\0\0MM')).toBe(true);
    expect(kept(turned)).toEqual(turned);
  });

  it('leaves colours in a JPEG', () => {
    const coloured = jpeg([
      segment(0xe2, latin('ICC_PROFILE\0\u0001\u0001x')),
      segment(0xee, latin('Adobe\0d\0\0\0\0\u0001')),
    ]);
    expect(kept(coloured)).toEqual(coloured);
  });

  it('is taken out of a PNG', () => {
    const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].map((name) => chunk(name, latin(secret)));
    expect(kept(concatBytes(png(30, 20, told), latin(secret)))).toEqual(png(30, 20));
    const coloured = png(30, 20, [
      chunk('gAMA', new Uint8Array(4)),
      chunk('pHYs', new Uint8Array(9)),
    ]);
    expect(kept(coloured)).toEqual(coloured);
  });

  it('is taken out of a WebP, the way it is turned excepted', () => {
    const told = [webpChunk('EXIF', exif(1, secret)), webpChunk('XMP ', latin(secret))];
    expect(kept(webp([canvas(0x0c, 30, 20), lossless, ...told]))).toEqual(
      webp([canvas(0, 30, 20), lossless]),
    );
    const turned = kept(webp([canvas(8, 30, 20), lossless, webpChunk('EXIF', exif(8, secret))]));
    expect(has(turned, secret)).toBe(false);
    expect(has(turned, 'EXIF')).toBe(true);
    expect(kept(turned)).toEqual(turned);
  });

  it('is taken out of a GIF', () => {
    const plain = kept(gif(2));
    expect(has(plain, 'secret')).toBe(false);
    expect(plain.length).toBe(gif(2).length - 10);
  });
});

describe('the name of a document', () => {
  it.each<[string, string]>([
    ['147_смета.pdf', '147_смета.pdf'],
    ['C:\\Users\\x\\Мәлімет.pdf', 'Мәлімет.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['CON.pdf', 'CON_.pdf'],
    ['lpt1', 'lpt1_'],
    ['consent.pdf', 'consent.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\u0007\u200b.txt', 'ab.txt'],
    ['a\nb.txt', 'a b.txt'],
    ['a<b>:"c|?*.pdf', 'a_b___c___.pdf'],
    ['...hidden. ', 'hidden'],
    ['   ', 'document'],
    ['', 'document'],
    ['folder/', 'document'],
  ])('is clean: %j', (raw, name) => {
    expect(documentName(raw)).toBe(name);
  });

  it('fits every disk and keeps its ending', () => {
    const long = documentName(`${'ә'.repeat(400)}.pdf`);
    expect(text(long).length).toBeLessThanOrEqual(255);
    expect(long).toMatch(/^ә+…\.pdf$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const name = documentName(raw);
        expect(text(name).length).toBeLessThanOrEqual(255);
        expect(name).not.toBe('');
        expect(documentName(name)).toBe(name);
      }),
    );
  });
});

describe('the files of one application', () => {
  const film = concatBytes(new Uint8Array([0, 0, 0, 24]), latin('ftypisom'));

  it('give a film by the picture of the same name', () => {
    const { documents, refused } = planDocuments([
      { name: 'Ролик.MP4', bytes: film },
      { name: 'ролик.png', bytes: png(3, 2) },
      { name: 'план.png', bytes: png(3, 3) },
    ]);
    expect(refused).toEqual([]);
    expect(documents.map(({ name, kind }) => [name, kind])).toEqual([
      ['Ролик.MP4', 'video'],
      ['план.png', 'image'],
    ]);
    expect(documents[0]?.bytes).toEqual(png(3, 2));
  });

  it('are refused one by one with a reason', () => {
    const { documents, refused } = planDocuments([
      { name: 'a.mp4', bytes: film },
      { name: 'b.docx', bytes: zipSync({ '[Content_Types].xml': text('x') }) },
      { name: 'c.txt', bytes: text('c') },
    ]);
    expect(documents.map(({ name }) => name)).toEqual(['c.txt']);
    expect(refused.map(({ name, error }) => [name, error.type])).toEqual([
      ['b.docx', 'DocumentOffice'],
      ['a.mp4', 'DocumentFilmAlone'],
    ]);
  });
});
