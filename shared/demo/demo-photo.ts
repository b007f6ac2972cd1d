import { zlibSync } from 'fflate';

import { concatBytes, utf8ToBytes } from '../basics/bytes.ts';
import { crc32 } from '../bundle/crc32.ts';
import { createDraw } from './draw.ts';

const width = 480;
const height = 320;

const number32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = concatBytes(utf8ToBytes(name), content);
  return concatBytes(number32(content.length), named, number32(crc32(named)));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly color: readonly [number, number, number];
}

/** A yard under the sky with some halls in it, their windows and gates: plain enough to be told from a real photo. */
function sceneOf(seed: number, at: number): readonly Box[] {
  const draw = createDraw(seed, `photo ${at}`);
  const ground = 200 + draw.below(40);
  const halls = Array.from({ length: 2 + draw.below(3) }, (_, place): Box[] => {
    const left = 20 + place * 115 + draw.below(30);
    const right = left + 70 + draw.below(60);
    const top = ground - 60 - draw.below(70);
    const shade = 110 + draw.below(90);
    const windows = Array.from({ length: 3 }, (__, column): Box => ({
      left: left + 8 + column * 22,
      right: left + 20 + column * 22,
      top: top + 12,
      bottom: top + 28,
      color: [70, 110, 130],
    }));
    return [
      { left, right, top, bottom: ground, color: [shade, shade - 6, shade - 14] },
      ...windows,
      { left: right - 26, right: right - 6, top: ground - 34, bottom: ground, color: [90, 70, 50] },
    ];
  });
  return [
    { left: 0, right: width, top: ground, bottom: height, color: [150, 140, 112] },
    ...halls.flat(),
  ];
}

/** How many shades the sky has from the top of the picture down. */
const skyShades = height >> 2;

/** The picture of a site as PNG, drawn by a seed: the same on every machine, and no two alike. */
export function demoPhoto(seed: number, at: number): Uint8Array {
  const boxes = sceneOf(seed, at);
  const sky = Array.from({ length: skyShades }, (_, step) => [175 - step, 215 - step, 235 - step]);
  const palette = [...sky, ...boxes.map(({ color }) => color)];
  const stride = 1 + width;
  const pixels = new Uint8Array(height * stride);
  for (let y = 0; y < height; y += 1) {
    pixels.fill(y >> 2, y * stride + 1, (y + 1) * stride);
    for (const [place, { left, top, right, bottom }] of boxes.entries()) {
      if (y < top || y >= bottom) continue;
      const start = y * stride + 1;
      pixels.fill(skyShades + place, start + left, start + Math.min(right, width));
    }
  }
  // Eight bits for each pixel, a number in the palette.
  const header = concatBytes(number32(width), number32(height), new Uint8Array([8, 3, 0, 0, 0]));
  return concatBytes(
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', new Uint8Array(palette.flat())),
    chunk('IDAT', zlibSync(pixels)),
    chunk('IEND', new Uint8Array(0)),
  );
}
