import type { Markup } from '../../../shared/documents/markup.ts';

const svgTags: ReadonlySet<string> = new Set(['svg', 'path', 'rect', 'g']);

/** Nodes of a piece of a page, attribute for attribute what its HTML would give. */
export function toNode(markup: Markup): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const { tag, attributes, children } = markup;
  const node = svgTags.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map(toNode));
  return node;
}

/**
 * Shows a page with its own style inside the window: a shadow root keeps the two styles apart, and a constructed sheet is
 * what the window's content policy allows.
 */
export function showInShadow(host: HTMLElement, page: Markup, css: string): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(toNode(page));
  return root;
}
