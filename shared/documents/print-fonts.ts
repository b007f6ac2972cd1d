import boldCyrillicExt from '@fontsource/tinos/files/tinos-cyrillic-ext-700-normal.woff2?inline';
import boldCyrillic from '@fontsource/tinos/files/tinos-cyrillic-700-normal.woff2?inline';
import boldLatinExt from '@fontsource/tinos/files/tinos-latin-ext-700-normal.woff2?inline';
import boldLatin from '@fontsource/tinos/files/tinos-latin-700-normal.woff2?inline';
import italicCyrillicExt from '@fontsource/tinos/files/tinos-cyrillic-ext-400-italic.woff2?inline';
import italicCyrillic from '@fontsource/tinos/files/tinos-cyrillic-400-italic.woff2?inline';
import italicLatinExt from '@fontsource/tinos/files/tinos-latin-ext-400-italic.woff2?inline';
import italicLatin from '@fontsource/tinos/files/tinos-latin-400-italic.woff2?inline';
import regularCyrillicExt from '@fontsource/tinos/files/tinos-cyrillic-ext-400-normal.woff2?inline';
import regularCyrillic from '@fontsource/tinos/files/tinos-cyrillic-400-normal.woff2?inline';
import regularLatinExt from '@fontsource/tinos/files/tinos-latin-ext-400-normal.woff2?inline';
import regularLatin from '@fontsource/tinos/files/tinos-latin-400-normal.woff2?inline';

import type { FontFile } from './font-face.ts';

/** Which letters each subset of the family holds, as the package states it. */
const ranges = {
  cyrillicExt: 'U+0460-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  latinExt:
    'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, ' +
    'U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, ' +
    'U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
} as const;

const file = (
  weight: FontFile['weight'],
  style: FontFile['style'],
  subset: keyof typeof ranges,
  source: string,
): FontFile => ({ family: 'Tinos', weight, style, range: ranges[subset], source });

/**
 * Tinos as data URIs: static files, because variable fonts become Type 3 in a PDF. They weigh some 600 kB, so this module
 * is loaded only where a document is made.
 */
export const printFonts: readonly FontFile[] = [
  file(400, 'normal', 'latin', regularLatin),
  file(400, 'normal', 'latinExt', regularLatinExt),
  file(400, 'normal', 'cyrillic', regularCyrillic),
  file(400, 'normal', 'cyrillicExt', regularCyrillicExt),
  file(400, 'italic', 'latin', italicLatin),
  file(400, 'italic', 'latinExt', italicLatinExt),
  file(400, 'italic', 'cyrillic', italicCyrillic),
  file(400, 'italic', 'cyrillicExt', italicCyrillicExt),
  file(700, 'normal', 'latin', boldLatin),
  file(700, 'normal', 'latinExt', boldLatinExt),
  file(700, 'normal', 'cyrillic', boldCyrillic),
  file(700, 'normal', 'cyrillicExt', boldCyrillicExt),
];
