import { present } from '../basics/assert.ts';
import { element, type Markup, type MarkupElement, type MarkupTag, voidTags } from './markup.ts';

/** A page taken apart again, to be shown in a window that takes no HTML. */
export interface ReadPage {
  /** Style of the sheets. */
  readonly css: string;
  /** Rules that hold for the printed page as a whole, and cannot be confined to a part of a window. */
  readonly pageCss: string;
  readonly body: readonly Markup[];
}

const unescapes: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const unescapeHtml = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (written) => unescapes[written] ?? written);

const readAttributes = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...written.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescapeHtml(value),
    ]),
  );

interface OpenElement {
  readonly tag: MarkupTag;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Markup[];
}

/** The pieces that `markupToHtml` wrote; nothing else can be read. */
export function readMarkup(html: string): readonly Markup[] {
  const root: Markup[] = [];
  const open: OpenElement[] = [];
  const into = (): Markup[] => open.at(-1)?.children ?? root;
  for (const [, text, closing, tag, attributes = ''] of html.matchAll(
    /([^<]+)|<(\/?)([a-z][a-z0-9]*)((?: [\w:-]+="[^"]*")*)>/g,
  )) {
    if (text !== undefined) {
      into().push(unescapeHtml(text));
    } else if (closing === '/') {
      const ended = present(open.pop(), 'an element that ends has begun');
      into().push(element(ended.tag, ended.attributes, ...ended.children));
    } else {
      // Only what `element` wrote is read, so its tags are those of markup.
      const begun = { tag: tag as MarkupTag, attributes: readAttributes(attributes), children: [] };
      if (voidTags.has(begun.tag)) into().push(element(begun.tag, begun.attributes));
      else open.push(begun);
    }
  }
  return root;
}

/** Top-level rules of a style sheet, each with its braces. */
function rulesOf(css: string): readonly string[] {
  const rules: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < css.length; at += 1) {
    const letter = css[at];
    if (letter === '"') at = css.indexOf('"', at + 1);
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) {
        rules.push(css.slice(from, at + 1).trim());
        from = at + 1;
      }
    }
  }
  return rules;
}

const between = (text: string, start: string, end: string): string => {
  const from = text.indexOf(start);
  return from < 0 ? '' : text.slice(from + start.length, text.indexOf(end, from));
};

/** Takes a page of `htmlPage` apart; fonts are left out, because a window has its own. */
export function readPage(html: string): ReadPage {
  const rules = rulesOf(between(html, '<style>', '</style>'));
  const ofPage = (rule: string): boolean => rule.startsWith('@page');
  const body = between(html, '<body>\n', '\n</body>').split('\n<script>')[0] ?? '';
  return {
    css: rules.filter((rule) => !ofPage(rule) && !rule.startsWith('@font-face')).join('\n'),
    pageCss: rules.filter(ofPage).join('\n'),
    body: readMarkup(body).filter((piece) => typeof piece !== 'string'),
  };
}

/** The sheets among the pieces of a body. */
export const sheetsOfBody = (body: readonly Markup[]): readonly MarkupElement[] =>
  body.filter((piece) => typeof piece !== 'string').filter(({ tag }) => tag === 'article');
