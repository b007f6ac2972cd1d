import { concatBytes, utf8ToBytes } from '../../../shared/basics/bytes.ts';

/** Bytes of a PDF object: text where it is text, bytes where a stream is inside. */
type Part = string | Uint8Array;

const bytesOf = (part: Part): Uint8Array => (typeof part === 'string' ? utf8ToBytes(part) : part);
const join = (...parts: readonly Part[]): Uint8Array => concatBytes(...parts.map(bytesOf));

/** A stream object with its length. */
export const stream = (content: Part, entries = ''): Uint8Array => {
  const bytes = bytesOf(content);
  return join(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, bytes, '\nendstream');
};

/** A whole file of numbered objects (the first is 1), with its table of places. The catalogue is object 1. */
export function pdfFile(objects: readonly Part[], trailer = ''): Uint8Array {
  const head = '%PDF-1.7\n%\u00e9\n';
  const written = objects.map((object, index) =>
    join(`${index + 1} 0 obj\n`, object, '\nendobj\n'),
  );
  let place = bytesOf(head).length;
  const places = written.map((bytes) => {
    const own = place;
    place += bytes.length;
    return `${String(own).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return join(
    head,
    ...written,
    `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`,
    `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${place}\n%%EOF\n`,
  );
}

/** Each letter of the text as one byte that means it, where a font has its own code for every letter. */
interface Lettering {
  readonly codes: ReadonlyMap<string, number>;
  readonly names: string;
  readonly toUnicode: string;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A code for every letter of a text, Kazakh ones as well, with the glyph's name and the letter it stands for. */
function letteringOf(text: string): Lettering {
  const letters = [...new Set(text)].slice(0, 200);
  const codes = new Map(letters.map((letter, index) => [letter, 33 + index]));
  const pairs = [...codes].map(
    ([letter, code]) => `<${hex(code, 2)}> <${hex(letter.codePointAt(0) ?? 32, 4)}>`,
  );
  return {
    codes,
    names: [...codes.keys()]
      .map((letter) => `/uni${hex(letter.codePointAt(0) ?? 32, 4).toUpperCase()}`)
      .join(' '),
    toUnicode: [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /letters def',
      '1 begincodespacerange <00> <ff> endcodespacerange',
      ...Array.from({ length: Math.ceil(pairs.length / 100) }, (_, at) => {
        const part = pairs.slice(at * 100, at * 100 + 100);
        return `${part.length} beginbfchar ${part.join(' ')} endbfchar`;
      }),
      'endcmap end end',
    ].join('\n'),
  };
}

export interface SmallPdf {
  /** Lines of each page. */
  readonly pages: readonly (readonly string[])[];
  readonly size?: readonly [width: number, height: number];
  /** More entries of the catalogue and of each page, and objects from `extraFrom` on that they name. */
  readonly catalogue?: string;
  readonly page?: string;
  readonly extra?: readonly Part[];
  readonly trailer?: string;
}

/** Number of the first object of `extra` in a PDF with so many pages. */
export const extraFrom = (pages: number): number => 5 + pages * 2;

/** A valid PDF of pages of text in any letters; the font is not inside, the letters' names and meanings are. */
export function smallPdf({
  pages,
  size = [595, 842],
  catalogue = '',
  page = '',
  extra = [],
  trailer = '',
}: SmallPdf): Uint8Array {
  const { codes, names, toUnicode } = letteringOf(pages.flat().join(''));
  const last = 32 + codes.size;
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ');
  const font = [
    '<< /Type /Font /Subtype /TrueType /BaseFont /Arial /ToUnicode 4 0 R',
    `/FirstChar 33 /LastChar ${last} /Widths [${'560 '.repeat(codes.size)}]`,
    `/Encoding << /Type /Encoding /Differences [33 ${names}] >>`,
    '/FontDescriptor << /Type /FontDescriptor /FontName /Arial /Flags 32 /ItalicAngle 0 /Ascent 905 /Descent -212',
    '/CapHeight 716 /StemV 80 /FontBBox [-665 -325 2000 1006] >> >>',
  ].join(' ');
  const lines = (texts: readonly string[]): string =>
    texts
      .map((line, index) => {
        const shown = [...line].map((letter) => hex(codes.get(letter) ?? 33, 2)).join('');
        return `BT /F 16 Tf 60 ${size[1] - 80 - index * 24} Td <${shown}> Tj ET`;
      })
      .join('\n');
  return pdfFile(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
      font,
      stream(toUnicode),
      ...pages.flatMap((texts, index) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size[0]} ${size[1]}] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + index * 2} 0 R ${page} >>`,
        stream(lines(texts)),
      ]),
      ...extra,
    ],
    trailer,
  );
}

const two = (value: number): readonly number[] => [value >> 8, value & 0xff];
const four = (value: number): readonly number[] => [...two(value >> 16), ...two(value & 0xffff)];

/**
 * A JPEG 2000 picture of one even grey: every coefficient is zero, so its only packet is one empty byte. What needs a decoder
 * to be seen, in a few dozen bytes.
 */
export function greyJpeg2000(side: number): Uint8Array {
  const size = [...four(side), ...four(side), ...four(0), ...four(0)];
  return Uint8Array.from([
    // Beginning, size of the picture and of its only tile, coding, quantization, the tile with its one packet, end.
    0xff,
    0x4f,
    0xff,
    0x51,
    ...two(41),
    0,
    0,
    ...size,
    ...size,
    0,
    1,
    7,
    1,
    1,
    0xff,
    0x52,
    ...two(12),
    0,
    0,
    0,
    1,
    0,
    0,
    4,
    4,
    0,
    1,
    0xff,
    0x5c,
    ...two(4),
    0x40,
    0x40,
    0xff,
    0x90,
    ...two(10),
    0,
    0,
    ...four(15),
    0,
    1,
    0xff,
    0x93,
    0x00,
    0xff,
    0xd9,
  ]);
}

/** A page that is one picture, as a scanner makes it. */
export const scannedPdf = (picture: Uint8Array, side: number): Uint8Array =>
  pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
    stream('400 0 0 400 0 0 cm /P Do'),
    stream(
      picture,
      `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode`,
    ),
  ]);
