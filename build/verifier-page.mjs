import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The whole program as one classic script, in the form in which a page may hold it. */
async function script() {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      lib: { entry: 'renderer/verifier/main.ts', formats: ['iife'], name: 'qazylarVerifier' },
      target: 'es2022',
      write: false,
      copyPublicDir: false,
      reportCompressedSize: false,
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const outputs = first !== undefined && 'output' in first ? first.output : [];
  const chunk = outputs.find((each) => each.type === 'chunk');
  if (chunk?.type !== 'chunk' || outputs.length !== 1)
    throw new Error('the verifier is one script');
  const code = chunk.code.trim();
  if (/<\/script|<!--/i.test(code)) throw new Error('the verifier’s script would end its page');
  return code;
}

/** @param {'kk' | 'ru' | 'en'} language */
const noScript = (language) => {
  const texts = JSON.parse(readFileSync(`${root}locales/${language}/verifier.json`, 'utf8'));
  return `<p lang="${language}">${escapeHtml(texts.page.noScript)}</p>`;
};

/**
 * The verifier as one page that opens from a disk: its policy allows this very script and style by their hashes, the
 * worker that the script makes of itself, and nothing from anywhere.
 */
export async function verifierPage() {
  const code = await script();
  const style = ['renderer/ui/tokens.css', 'renderer/verifier/verifier.css']
    .map((file) => readFileSync(`${root}${file}`, 'utf8').replace(/\/\*[^]*?\*\//g, ''))
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types qazylar-verifier',
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="kk">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Qazylar</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="verifier"></div>',
    `<noscript>${noScript('kk')}${noScript('ru')}${noScript('en')}</noscript>`,
    `<script>${code}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The name by which the program takes the page in. */
export const verifierModule = 'virtual:verifier-page';

/** @type {Promise<string> | null} */
let made = null;

/** Gives whoever imports `virtual:verifier-page` the page as text, made once in a process for all that is built there. */
export function verifierPlugin() {
  return {
    name: 'qazylar-verifier-page',
    /** @param {string} id */
    resolveId: (id) => (id === verifierModule ? `\0${verifierModule}` : null),
    /** @param {string} id */
    load: async (id) => {
      if (id !== `\0${verifierModule}`) return null;
      made ??= verifierPage();
      return `export default ${JSON.stringify(await made)};`;
    },
  };
}
