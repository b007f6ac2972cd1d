import { sha256, utf8ToBytes } from '../basics/bytes.ts';
import type { Language } from '../basics/localized.ts';
import { escapeHtml, markupToHtml, type Markup } from './markup.ts';

/** A whole page in one file. Style and script are the program's own; nothing a person typed is in them. */
export interface HtmlPage {
  readonly title: string;
  readonly language: Language;
  readonly css: string;
  readonly script?: string;
  /** True where pictures stand in the file itself. */
  readonly pictures?: boolean;
  /** True where search engines must not keep it. */
  readonly unlisted?: boolean;
  readonly body: readonly Markup[];
  /** JSON that the script finds in the element of this id; no browser runs it. */
  readonly data?: { readonly id: string; readonly json: string };
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64 with its padding. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = Math.min(4, Math.ceil(((bytes.length - at) * 8) / 6));
    for (let letter = 0; letter < 4; letter += 1) {
      text += letter < letters ? (base64Letters[(group >> (18 - 6 * letter)) & 63] ?? '') : '=';
    }
  }
  return text;
}

const sourceHash = (text: string): string => `'sha256-${base64(sha256(utf8ToBytes(text)))}'`;

/** Text in JSON may have "</script>" in it: written as an escape it ends nothing, and JSON reads the same. */
const dataElement = ({ id, json }: NonNullable<HtmlPage['data']>): string =>
  `<script type="application/json" id="${escapeHtml(id)}">${json.replaceAll('<', String.raw`\u003c`)}</script>`;

/**
 * The page as HTML text. Its own content policy allows exactly this style and this script by their hashes, fonts and, where
 * it has any, pictures from inside the file and nothing else, so that no name in it could ever run or load anything.
 */
export function htmlPage(page: HtmlPage): string {
  const { title, language, css, script, unlisted = false, pictures = false, body, data } = page;
  const policy = [
    "default-src 'none'",
    `style-src ${sourceHash(css)}`,
    'font-src data:',
    ...(pictures ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    ...(script === undefined ? [] : [`script-src ${sourceHash(script)}`]),
  ].join('; ');
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...(unlisted ? ['<meta name="robots" content="noindex, nofollow">'] : []),
    `<title>${escapeHtml(title)}</title>`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    ...body.map(markupToHtml),
    ...(data === undefined ? [] : [dataElement(data)]),
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
