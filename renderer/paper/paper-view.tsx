import { createElement, type ReactNode, useLayoutEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';

import type { Markup } from '../../shared/documents/markup.ts';
import { DataPicture } from './data-picture.tsx';
import './print-copy.css';
import './print-fonts.css';

/** React's names of attributes that HTML spells otherwise. */
const reactNames: Readonly<Record<string, string>> = {
  class: 'className',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
};

function toNode(markup: Markup, key: number): ReactNode {
  if (typeof markup === 'string') return markup;
  const { tag, attributes, children } = markup;
  if (tag === 'img')
    return <DataPicture key={key} src={attributes['src'] ?? ''} alt={attributes['alt'] ?? ''} />;
  const props = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [reactNames[name] ?? name, value]),
  );
  return createElement(tag, { ...props, key }, ...children.map(toNode));
}

/**
 * Gives the document the style of the paper while it is shown. A constructed sheet may carry page margins, and the content
 * policy, which forbids inline styles, allows it.
 */
function useStyleSheet(css: string): void {
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [css]);
}

/** Sheets that are printed and not shown, alone on the page. Keep `markup` stable between renderings. */
export function PrintCopy({ markup }: { readonly markup: readonly Markup[] }) {
  const sheets = useMemo(() => markup.map(toNode), [markup]);
  return createPortal(<div className="print-copy">{sheets}</div>, document.body);
}

/**
 * The sheets of a document on the screen, and, while it is being printed, the same sheets alone on the page: the markup
 * and the style of the issued HTML file, so that what is seen is what is printed. Keep `markup` stable between renderings.
 */
export function PaperView({
  markup,
  css,
  printing,
}: {
  readonly markup: readonly Markup[];
  readonly css: string;
  readonly printing: boolean;
}) {
  useStyleSheet(css);
  const sheets = useMemo(() => markup.map(toNode), [markup]);
  return (
    <>
      {sheets}
      {printing && <PrintCopy markup={markup} />}
    </>
  );
}
