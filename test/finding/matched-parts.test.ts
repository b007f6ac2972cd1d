import { expect, test } from 'vitest';

import { createMarker } from '../../shared/finding/matched-parts.ts';

const marked = (text: string, query: string): string =>
  createMarker(query)(text).reduceRight(
    (shown, { start, end }) =>
      `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`,
    text,
  );

test.each([
  ['Қайрат Әлиев', 'кайр', '[Қайр]ат Әлиев'],
  ['Қайрат Әлиев', 'qairat aliev', '[Қайрат] [Әлиев]'],
  ['«Жұлдыз» ЖШС', 'zhul', '«[Жұл]дыз» ЖШС'],
  ['Zhuldyz', 'жұл', '[Zhul]dyz'],
  ["A'sem S'a'kenova", 'әсем', "[A'sem] S'a'kenova"],
  ["A'sem S’a’kenova", 'шәк', "A'sem [S’a’k]enova"],
  ['Әсем Шәкенова', "a's s'", '[Әс]ем [Ш]әкенова'],
  ["'Jas' urpaq", 'jas', "'[Jas]' urpaq"],
  ['Шымкент', 'sh', '[Ш]ымкент'],
  ['Алматы қаласы', 'алмаиы', '[Алматы] қаласы'],
  ['140140012345', '14014', '[14014]0012345'],
  ['Су және жел', 'жел су', '[Су] және [жел]'],
  ['Су және жел', '', 'Су және жел'],
  ['', 'су', ''],
])('in %s the query %s marks %s', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});
