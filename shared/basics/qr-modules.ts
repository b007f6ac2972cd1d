import createQr from 'qrcode-generator';

import { utf8ToBytes } from './bytes.ts';

/** How much of a code may be spoiled and it still reads: L 7 %, M 15 %, Q 25 %. */
export type QrLevel = 'L' | 'M' | 'Q';

/** A code as squares: rows from the top, true where a square is dark, without the light edge round it. */
export type QrModules = readonly (readonly boolean[])[];

/** Light squares that have to surround a code, so that a camera finds its corners. */
export const quietZone = 4;

/** Letters a code packs two into eleven bits; everything else costs a byte each. */
const alphanumeric = /^[0-9A-Z $%*+\-./:]*$/;

/** The drawing library takes a letter for a byte: text outside Latin is given to it as the bytes of its UTF-8. */
const bytesAsLetters = (text: string): string =>
  Array.from(utf8ToBytes(text), (byte) => String.fromCharCode(byte)).join('');

/**
 * Which of the eight masks lies over a code: the one that the standard's weighing finds best, or, for what looks like
 * chance already, any. The weighing is nine tenths of the time that a code takes.
 */
export type QrMask = 'best' | 'any';

function makeCode(text: string, { level, mask }: QrLook, version: 0 | 24) {
  const code = createQr(version, level);
  if (alphanumeric.test(text)) code.addData(text, 'Alphanumeric');
  else code.addData(bytesAsLetters(text), 'Byte');
  const { getModuleCount } = code;
  // The library weighs as many squares as the code says it has: of none there is nothing to weigh.
  if (mask === 'any') code.getModuleCount = () => 0;
  code.make();
  code.getModuleCount = getModuleCount;
  return code;
}

interface QrLook {
  readonly level: QrLevel;
  readonly mask: QrMask;
}

/** Squares along a side of version 23, whose inner marks the reader we ship looks for in the wrong place. */
const unreadable = 109;

/** The smallest code that holds a text and that every reader reads. Throws where it holds more than the largest code can (2,331 bytes at level M). */
export function qrModules(text: string, level: QrLevel = 'M', mask: QrMask = 'best'): QrModules {
  const look = { level, mask };
  const smallest = makeCode(text, look, 0);
  const code = smallest.getModuleCount() === unreadable ? makeCode(text, look, 24) : smallest;
  const places = Array.from({ length: code.getModuleCount() }, (_, place) => place);
  return places.map((row) => places.map((column) => code.isDark(row, column)));
}

/** The dark squares as one SVG path, a rectangle for each run, with the light edge already counted in. */
export function qrPath(modules: QrModules): string {
  return modules
    .flatMap((row, y) =>
      runsOf(row).map(
        ({ from, length }) => `M${from + quietZone} ${y + quietZone}h${length}v1h-${length}z`,
      ),
    )
    .join('');
}

/**
 * The same as the strokes of a pen one square wide, half as long to write: from the middle of each row's first dark square,
 * over gaps and runs to the right.
 */
export function qrStrokes(modules: QrModules): string {
  return modules
    .map((row, y) => {
      let end = 0;
      return runsOf(row)
        .map(({ from, length }, at) => {
          const gap = from - end;
          end = from + length;
          return at === 0
            ? `M${from + quietZone} ${y + quietZone}.5h${length}`
            : `m${gap} 0h${length}`;
        })
        .join('');
    })
    .join('');
}

function runsOf(row: readonly boolean[]) {
  const runs: { from: number; length: number }[] = [];
  row.forEach((dark, place) => {
    if (!dark) return;
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.length === place) last.length += 1;
    else runs.push({ from: place, length: 1 });
  });
  return runs;
}
