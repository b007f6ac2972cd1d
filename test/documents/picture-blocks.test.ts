import { expect, test } from 'vitest';

import { markupText, markupToHtml } from '../../shared/documents/markup.ts';
import { barsMarkup, photosMarkup } from '../../shared/documents/picture-blocks.ts';

const said = (text: string) => [{ language: 'kk' as const, text }];
const bars = (...shares: readonly number[]) => ({
  type: 'bars' as const,
  id: 'bars',
  legend: [said('Бөлінгені'), said('Төленгені')],
  items: [
    {
      label: said('<Ақтөбе>'),
      bars: shares.map((share) => ({ share, text: said(`${share * 100} ₸`) })),
    },
  ],
});

/** Lengths of the bars behind the legend's, in thousandths of their room. */
const lengthsOf = (html: string): readonly number[] =>
  [...html.matchAll(/<rect x="0" y="1" width="(\d+)"/g)].map((found) => Number(found[1])).slice(2);

test('bars are as long as their shares, something is always seen, and nothing is nothing', () => {
  const html = markupToHtml(barsMarkup(bars(1, 0.5, 0.000_01, 0, 7)));
  expect(lengthsOf(html)).toEqual([1000, 500, 4, 0, 1000]);
});

test('bars are told apart by pattern, and their figures stand beside them as text', () => {
  const markup = barsMarkup(bars(1, 0.5));
  const html = markupToHtml(markup);
  expect(html).toContain('paper-bar-solid');
  expect(html).toContain('paper-bar-hatched');
  expect(markupText(markup)).toContain('50 ₸');
  expect(html).toContain('&lt;Ақтөбе&gt;');
  expect(html).not.toContain('style=');
});

test('of a photo whose bytes are missing, or are no picture, the words alone are shown', () => {
  const hash = 'a'.repeat(64);
  const block = {
    type: 'photos' as const,
    id: 'photos',
    photos: [{ hash, caption: said('Цех "1"') }],
  };
  expect(markupToHtml(photosMarkup(block, new Map()))).not.toContain('<img');
  const page = new Map([[hash, new TextEncoder().encode('<script>alert(1)</script>')]]);
  expect(markupToHtml(photosMarkup(block, page))).not.toContain('<img');
  const gif = new Map([[hash, new TextEncoder().encode('GIF89a')]]);
  expect(markupToHtml(photosMarkup(block, gif))).toContain(
    '<img src="data:image/gif;base64,R0lGODlh" alt="Цех &quot;1&quot;">',
  );
});
