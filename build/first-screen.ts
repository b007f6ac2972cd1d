import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { z } from 'zod';
import { type Language, languages } from '../shared/basics/localized.ts';

/** What everybody waits for before the first screen is there, in bytes as a server would pack them. */
const mostFirstBytes = 250_000;

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

function sourceOf(output: Bundle[string] | undefined): string | Uint8Array {
  if (output === undefined) return '';
  return output.type === 'chunk' ? output.code : output.source;
}

const filesSchema = z.record(z.enum(languages), z.array(z.string()).readonly()).readonly();

/** Names of the files that the first screens wait for, by language. */
type FirstFiles = z.infer<typeof filesSchema>;

/**
 * Scripts and styles that the first screens wait for in each language: what the page reads before it draws them. The
 * contest's worker reads beside it and is not among them, nor what is fetched ahead once there is nothing else to do.
 * `renderer` is the folder of the sources. Throws where a module that they begin with is not in the build at all.
 */
export function firstScreenFiles(bundle: Bundle, renderer: string): FirstFiles {
  const filesIn = (language: Language): readonly string[] => [
    ...filesWith(
      bundle,
      [...firstModules, `language/first-${language}.ts`].map((each) => join(renderer, each)),
    ),
  ];
  return { kk: filesIn('kk'), ru: filesIn('ru'), en: filesIn('en') };
}

/** Bytes of files as a server would pack them, in the language that has most to say. `read` gives a file of the build. */
export function firstScreenBytes(
  files: FirstFiles,
  read: (name: string) => string | Uint8Array,
): number {
  const sizes = languages.map((language) =>
    files[language].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0),
  );
  return Math.max(...sizes);
}

/** Where a build leaves the names for whoever measures it: beside the folder that it wrote the page into. */
const listIn = (folder: string): string => join(folder, '..', 'first-screen.json');

/** The same figure of a page that was built into a folder, and the names that stand for it. */
export function firstScreenOf(folder: string): {
  readonly files: FirstFiles;
  readonly bytes: number;
} {
  const files = filesSchema.parse(JSON.parse(readFileSync(listIn(folder), 'utf8')));
  return { files, bytes: firstScreenBytes(files, (name) => readFileSync(join(folder, name))) };
}

/** Ends a build whose first screen grew too heavy: something imports now what should be fetched when it is needed. */
export function firstScreenLimit(): Plugin {
  let renderer = '';
  return {
    name: 'qazylar-first-screen',
    apply: 'build',
    configResolved: ({ root }) => void (renderer = root),
    writeBundle({ dir = '' }, bundle) {
      // A page of a test is built in the same way, and has no first screen.
      if (!firstModules.some((each) => existsSync(join(renderer, each)))) return;
      const files = firstScreenFiles(bundle, renderer);
      const bytes = firstScreenBytes(files, (name) => sourceOf(bundle[name]));
      if (bytes > mostFirstBytes)
        this.error(
          `the first screen waits for ${bytes} packed bytes, ${mostFirstBytes} at most: an import of what is heavy belongs behind a dynamic one`,
        );
      writeFileSync(listIn(dir), JSON.stringify(files));
      this.info(`the first screen waits for ${bytes} packed bytes`);
    },
  };
}
