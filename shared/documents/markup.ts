/** The elements a document is made of; nothing else can be written, so nothing else has to be filtered. */
export type MarkupTag =
  | 'article'
  | 'section'
  | 'header'
  | 'footer'
  | 'div'
  | 'p'
  | 'span'
  | 'b'
  | 'i'
  | 'code'
  | 'u'
  | 'br'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'ol'
  | 'ul'
  | 'li'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'svg'
  | 'g'
  | 'path'
  | 'img'
  | 'main'
  | 'nav'
  | 'label'
  | 'input'
  | 'details'
  | 'summary'
  | 'a'
  | 'output'
  | 'button'
  | 'rect';

/** A piece of a page: text, which is always escaped, or an element. `style` and event attributes are never set. */
export type Markup = string | MarkupElement;

export interface MarkupElement {
  readonly tag: MarkupTag;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}

/** Builds an element; `null` children stand for what a page leaves out. */
export const element = (
  tag: MarkupTag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Markup | null)[]
): MarkupElement => ({ tag, attributes, children: children.filter((child) => child !== null) });

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Elements that have no end and hold nothing. */
export const voidTags: ReadonlySet<MarkupTag> = new Set(['br', 'img', 'input']);

/** HTML of a piece; every text and attribute value in it is escaped. */
export function markupToHtml(markup: Markup): string {
  if (typeof markup === 'string') return escapeHtml(markup);
  const { tag, attributes, children } = markup;
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  const open = `<${tag}${written.join('')}>`;
  return voidTags.has(tag) ? open : `${open}${children.map(markupToHtml).join('')}</${tag}>`;
}

/** Every text of a piece, for choosing fonts and for tests. */
export const markupText = (markup: Markup): string =>
  typeof markup === 'string' ? markup : markup.children.map(markupText).join(' ');
