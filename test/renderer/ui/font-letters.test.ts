import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));

interface Face {
  readonly name: string;
  readonly file: string;
  readonly holds: (point: number) => boolean;
}

/** Every letter that Kazakh and Russian texts need, in both cases, and the signs of papers. */
const kazakh = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const needed = `${kazakh}${kazakh.toUpperCase()}0123456789₸№«»—–\u00a0…%`;

function inRange(range: string): (point: number) => boolean {
  const spans = [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(
    ([, first = '', last = first]) => [parseInt(first, 16), parseInt(last, 16)] as const,
  );
  return (point) => spans.some(([first, last]) => first <= point && point <= last);
}

/** Every face of every style file, in the order they are declared. */
function declaredFaces(): Face[] {
  const styles = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(renderer, file), 'utf8'));
  return styles.flatMap((css) =>
    [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, body = '']) => {
      const value = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(body)?.[1] ?? '';
      return {
        name: [value('font-family'), value('font-weight'), value('font-style')].join(' '),
        file: /url\('([^']+)'\)/.exec(body)?.[1] ?? '',
        holds: inRange(value('unicode-range')),
      };
    }),
  );
}

/** Reads a number of the kind WOFF2 keeps lengths in; what follows it comes back too. */
function readBase128(bytes: Buffer, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let next = at; next < at + 5; next += 1) {
    const byte = bytes.readUInt8(next);
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, next + 1];
  }
  throw new Error('a number of more than five bytes');
}

/** The number WOFF2 gives to tables that are not named in full: `cmap`, then the two it keeps in a form of its own. */
const known = { cmap: 0, glyf: 10, loca: 11 };

/** The table of a WOFF2 file that says which characters it has a shape for. */
function cmapOf(bytes: Buffer): Buffer {
  let at = 48;
  let offset = 0;
  let found: readonly [from: number, to: number] | null = null;
  for (let table = bytes.readUInt16BE(12); table > 0; table -= 1) {
    const flags = bytes.readUInt8(at);
    const tag = flags & 63;
    at += tag === 63 ? 5 : 1;
    const [original, afterOriginal] = readBase128(bytes, at);
    at = afterOriginal;
    const outlines = tag === known.glyf || tag === known.loca;
    const transformed = outlines ? flags >> 6 === 0 : flags >> 6 !== 0;
    let length = original;
    if (transformed) [length, at] = readBase128(bytes, at);
    if (tag === known.cmap) found = [offset, offset + length];
    offset += length;
  }
  if (found === null) throw new Error('no cmap');
  return brotliDecompressSync(bytes.subarray(at, at + bytes.readUInt32BE(20))).subarray(...found);
}

/** Characters of a cmap's subtable of format 4, which every font of letters has. */
function charactersOf(cmap: Buffer): ReadonlySet<number> {
  const characters = new Set<number>();
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + record * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const double = table.readUInt16BE(6);
    for (let segment = 0; segment < double; segment += 2) {
      const last = table.readUInt16BE(14 + segment);
      const first = table.readUInt16BE(16 + double + segment);
      for (let point = first; point <= last && point < 0xffff; point += 1) characters.add(point);
    }
  }
  return characters;
}

const faces = declaredFaces();
const shapes = new Map(
  [...new Set(faces.map(({ file }) => file))].map((file) => [
    file,
    charactersOf(cmapOf(readFileSync(require.resolve(file)))),
  ]),
);

it('has a screen font and three cuts of the paper’s', () => {
  expect(new Set(faces.map(({ name }) => name)).size).toBeGreaterThanOrEqual(4);
});

it.each([...new Set(faces.map(({ name }) => name))])(
  'finds every Kazakh letter, ₸, №, quotes and the dash in %s',
  (name) => {
    const missing = [...needed].filter((character) => {
      const point = character.codePointAt(0) ?? 0;
      // A browser asks the face that was declared last.
      const face = faces.findLast((each) => each.name === name && each.holds(point));
      return face === undefined || shapes.get(face.file)?.has(point) !== true;
    });
    expect(missing).toEqual([]);
  },
);
