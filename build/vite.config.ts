import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { z } from 'zod';
import { pagePlugins, workerPlugins } from './page-plugins.mjs';
import { firstScreenLimit } from './first-screen.ts';
import { fetchedBeside, filesOfWindow } from './window-files.ts';
import { languages } from '../shared/basics/localized.ts';
import { firstTexts } from '../shared/host/first-texts.ts';
import { showPage } from '../shared/host/show-page.ts';

const policy = z
  .array(z.string())
  .parse(
    JSON.parse(
      readFileSync(new URL('../shared/host/content-policy.json', import.meta.url), 'utf8'),
    ),
  );

/** Writes the content policy into the built page too, for a host that sends no headers. */
function contentPolicyTag(): Plugin {
  return {
    name: 'qazylar-content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          // A page may say everything about itself except who may frame it.
          content: policy.filter((part) => !part.startsWith('frame-ancestors')).join('; '),
        },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** The pages that lie in the root: the window's and a ceremony's public one, or the single one of a test. */
function pagesOfRoot(): Plugin {
  return {
    name: 'qazylar-pages',
    config: ({ root = '.' }) => ({
      build: {
        rolldownOptions: {
          input: ['index.html', showPage]
            .map((page) => resolve(root, page))
            .filter((page) => existsSync(page)),
        },
      },
    }),
  };
}

/** A file of what the first screens say for each language, and one of its other texts: `renderer/language/resources.ts`. */
const textFiles = languages.flatMap((language) => [
  {
    name: `texts-first-${language}`,
    test: new RegExp(`[\\\\/]locales[\\\\/]${language}[\\\\/](?:${firstTexts.join('|')})\\.json`),
    priority: 6,
  },
  {
    name: `texts-${language}`,
    test: new RegExp(`[\\\\/]locales[\\\\/]${language}[\\\\/]`),
    priority: 5,
  },
]);

/** The window, and a ceremony's public one beside it: two pages with their workers and fonts as files beside it, nothing inline, nothing from elsewhere. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [
    ...pagePlugins(),
    contentPolicyTag(),
    pagesOfRoot(),
    fetchedBeside(),
    firstScreenLimit(),
  ],
  worker: { format: 'es', plugins: workerPlugins },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [...textFiles, ...filesOfWindow()],
        },
      },
    },
  },
});
