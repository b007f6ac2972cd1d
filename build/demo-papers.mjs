import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from './chromium.mjs';

/**
 * Prints the papers that applications of a practice contest have, from the pages in `build/demo-papers/`: plans as PDF with
 * embedded letters of Tinos, schemes as PNG. The results are in the repository; this runs only when a page was changed:
 *
 *     node build/demo-papers.mjs
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'build', 'demo-papers');
const target = join(root, 'shared', 'demo', 'papers');
const fonts = join(root, 'node_modules', '@fontsource', 'tinos', 'files');

/** @type {Readonly<Record<string, string>>} */
const ranges = {
  latin: 'U+0000-00FF, U+2000-206F',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  'cyrillic-ext': 'U+0460-048F, U+0492-04AF, U+04B2-052F',
};

/** @param {string} subset @param {number} weight */
function fontFace(subset, weight) {
  const file = join(fonts, `tinos-${subset}-${weight}-normal.woff2`);
  const bytes = readFileSync(file).toString('base64');
  return `@font-face { font-family: Tinos; font-weight: ${weight}; src: url(data:font/woff2;base64,${bytes}) format('woff2'); unicode-range: ${ranges[subset]}; }`;
}

const faces = Object.keys(ranges)
  .flatMap((subset) => [400, 700].map((weight) => fontFace(subset, weight)))
  .join('\n');

mkdirSync(target, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 720, height: 448 } });
  for (const language of ['kk', 'ru']) {
    for (const name of ['plan', 'scheme']) {
      const source = join(sources, `${name}-${language}.html`);
      await page.goto(pathToFileURL(source).href);
      await page.addStyleTag({ content: faces });
      await page.evaluate(() => document.fonts.ready);
      const path = join(target, `${name}-${language}.${name === 'plan' ? 'pdf' : 'png'}`);
      const bytes =
        name === 'plan'
          ? await page.pdf({ preferCSSPageSize: true })
          : await page.locator('.scheme').screenshot();
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      process.stdout.write(`${path}: ${bytes.length} bytes\n`);
    }
  }
} finally {
  await browser.close();
}
