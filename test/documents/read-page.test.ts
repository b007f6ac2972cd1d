import fc from 'fast-check';
import { expect, test } from 'vitest';

import { htmlPage } from '../../shared/documents/html-page.ts';
import { element, type Markup, markupToHtml } from '../../shared/documents/markup.ts';
import { readMarkup, readPage } from '../../shared/documents/read-page.ts';

/** Neighbouring texts are one text once they are written, and empty ones none. */
function merged(pieces: readonly Markup[]): readonly Markup[] {
  const result: Markup[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string')
      result[result.length - 1] = last + piece;
    else
      result.push(
        typeof piece === 'string' ? piece : { ...piece, children: merged(piece.children) },
      );
  }
  return result;
}

const text = fc.string({
  unit: fc.constantFrom('а', 'Ә', '<', '>', '&', '"', "'", ';', 'lt', ' ', '\n', '='),
});

const { markup } = fc.letrec<{ markup: Markup }>((tie) => ({
  markup: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.constant(element('br', { class: 'x' })),
    fc
      .tuple(
        fc.constantFrom('p', 'div', 'svg', 'td', 'h1'),
        fc.dictionary(fc.constantFrom('class', 'aria-label', 'data-id', 'viewBox'), text),
        fc.array(tie('markup'), { maxLength: 4 }),
      )
      .map(([tag, attributes, children]) => element(tag as 'p', attributes, ...children)),
  ),
}));

test('what was written as HTML is read back as the same markup', () => {
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 4 }), (pieces) => {
      expect(readMarkup(pieces.map(markupToHtml).join(''))).toEqual(merged(pieces));
    }),
  );
});

test('a page falls into its sheets, their style, and what holds for the printed page', () => {
  const css =
    '@font-face { font-family: X; src: url("data:a}b"); }\n@page { size: A4; @top-right { content: "} Черновик"; } }\n.a { color: red; }\n@media print { .a { color: black; } }\n';
  const body = [element('article', {}, 'a < b'), element('article', { class: 'x' })];
  expect(readPage(htmlPage({ title: 't', language: 'kk', css, body }))).toEqual({
    pageCss: '@page { size: A4; @top-right { content: "} Черновик"; } }',
    css: '.a { color: red; }\n@media print { .a { color: black; } }',
    body,
  });
});
