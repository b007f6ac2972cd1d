/** What a scan tells, in the order of the text. Names come without their prefix. */
export interface XmlListener {
  /** `tag`: the whole tag, for `attribute`. An empty element is opened and closed. */
  readonly open: (name: string, tag: string) => void;
  readonly close: (name: string) => void;
  /** Text between tags as it stands there; `xmlText` decodes it, a CDATA section is told as `cdata`. */
  readonly text: (text: string, cdata: boolean) => void;
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? whole;
  const hexadecimal = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Text between tags with its entities as letters. */
export const xmlText = (text: string): string =>
  text.includes('&') ? text.replace(/&(#?\w+);/g, entity) : text;

/** Patterns of attributes by name: a sheet asks for the same few a million times. */
const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

/** An attribute of a tag, whatever its prefix; "" where it has none. */
export function attribute(tag: string, name: string): string {
  const value = patternOf(name).exec(tag);
  return value === null ? '' : xmlText(value[1] ?? value[2] ?? '');
}

/** Where the tag that begins at `from` ends; a `>` inside quotes belongs to the tag. */
function tagEnd(xml: string, from: number): number {
  for (let end = xml.indexOf('>', from); end >= 0; end = xml.indexOf('>', end + 1)) {
    let quote = '';
    for (let at = from; at < end; at++) {
      const letter = xml[at] ?? '';
      if (quote === '' ? letter === '"' || letter === "'" : letter === quote)
        quote = quote === '' ? letter : '';
    }
    if (quote === '') return end;
  }
  return -1;
}

/** The name that begins at `from`, without its prefix. */
function nameAt(xml: string, from: number, end: number): string {
  let [start, at] = [from, from];
  for (; at < end; at++) {
    const code = xml.charCodeAt(at);
    if (code === 58) start = at + 1;
    else if (code <= 32 || code === 47) break;
  }
  return xml.slice(start, at);
}

/** The end of a comment, a declaration or a CDATA section that begins at `from`; the text's end where it has none. */
function skipFrom(xml: string, from: number, listener: XmlListener): number {
  const [start, mark] = xml.startsWith('<!--', from)
    ? [4, '-->']
    : xml.startsWith('<![CDATA[', from)
      ? [9, ']]>']
      : [2, '>'];
  const end = xml.indexOf(mark, from + start);
  if (mark === ']]>' && end >= 0) listener.text(xml.slice(from + start, end), true);
  return end < 0 ? xml.length : end + mark.length;
}

/**
 * Reads XML from its beginning to its end without building a tree, so that a sheet of 50,000 rows costs no more than
 * its cells. Nothing outside the text is ever fetched or expanded; what is no XML tells little or nothing.
 */
export function scanXml(xml: string, listener: XmlListener): void {
  let at = 0;
  for (;;) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) listener.text(xml.slice(at, open), false);
    const next = xml[open + 1];
    if (next === '!' || next === '?') {
      at = skipFrom(xml, open, listener);
      continue;
    }
    const end = tagEnd(xml, open);
    if (end < 0) return;
    at = end + 1;
    if (next === '/') {
      listener.close(nameAt(xml, open + 2, end));
      continue;
    }
    const name = nameAt(xml, open + 1, end);
    listener.open(name, xml.slice(open, end));
    if (xml[end - 1] === '/') listener.close(name);
  }
}
