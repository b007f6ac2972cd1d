import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { languages } from '../shared/basics/localized.ts';

/** What everybody waits for before the first screen is there, in bytes as a server would pack them. */
export const mostFirstBytes = 250_000;

/** Modules that stand before the first screens, and these, below `renderer/`. */
const firstModules = [
  'app/main.tsx',
  'app/window.tsx',
  'features/start-here/start-here-screen.tsx',
  'features/start-here/unlock-screen.tsx',
];

type Bundle = Rolldown.OutputBundle;

/** Names of the files in which modules lie, with all that these import before they run, and their styles. */
function filesWith(bundle: Bundle, modules: readonly string[]): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const files = new Set(
    modules.map((id) => {
      const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id));
      if (chunk === undefined) throw new Error(`${id} is in no file of the build`);
      return chunk.fileName;
    }),
  );
  for (const file of files) {
    const output = bundle[file];
    if (output?.type !== 'chunk') continue;
    for (const each of [...output.imports, ...(output.viteMetadata?.importedCss ?? [])])
      files.add(each);
  }
  return files;
}

function packedSize(output: Bundle[string] | undefined): number {
  if (output === undefined) return 0;
  return gzipSync(output.type === 'chunk' ? output.code : output.source, { level: 9 }).length;
}

/**
 * Bytes, packed, of scripts and styles that the first screens wait for, in the language that has most to say. `renderer`
 * is the folder of the sources. Throws where a module that they begin with is not in the build at all.
 */
export function firstScreenBytes(bundle: Bundle, renderer: string): number {
  const sizes = languages.map((language) => {
    const modules = [...firstModules, `language/first-${language}.ts`];
    const files = filesWith(
      bundle,
      modules.map((each) => join(renderer, each)),
    );
    return [...files].reduce((sum, file) => sum + packedSize(bundle[file]), 0);
  });
  return Math.max(...sizes);
}

/** Ends a build whose first screen grew too heavy: something imports now what should be fetched when it is needed. */
export function firstScreenLimit(): Plugin {
  let renderer = '';
  return {
    name: 'qazylar-first-screen',
    apply: 'build',
    configResolved: ({ root }) => void (renderer = root),
    writeBundle(_options, bundle) {
      // A page of a test is built in the same way, and has no first screen.
      if (!firstModules.some((each) => existsSync(join(renderer, each)))) return;
      const bytes = firstScreenBytes(bundle, renderer);
      if (bytes > mostFirstBytes)
        this.error(
          `the first screen waits for ${bytes} packed bytes, ${mostFirstBytes} at most: an import of what is heavy belongs behind a dynamic one`,
        );
      this.info(`the first screen waits for ${bytes} packed bytes`);
    },
  };
}
