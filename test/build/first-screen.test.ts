import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { firstScreenBytes, firstScreenFiles } from '../../build/first-screen.ts';

interface File {
  readonly modules: readonly string[];
  readonly code: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly styles?: readonly string[];
}

/** As much of a build as the sum looks at. */
const bundleOf = (
  files: Readonly<Record<string, File>>,
  styles: Readonly<Record<string, string>> = {},
): Rolldown.OutputBundle =>
  Object.fromEntries([
    ...Object.entries(files).map(([fileName, { modules, styles: own = [], ...file }]) => [
      fileName,
      {
        type: 'chunk',
        fileName,
        imports: [],
        dynamicImports: [],
        ...file,
        moduleIds: modules.map((each) => `/sources/${each}`),
        viteMetadata: { importedCss: new Set(own), importedAssets: new Set() },
      },
    ]),
    ...Object.entries(styles).map(([fileName, source]) => [
      fileName,
      { type: 'asset', fileName, source },
    ]),
  ]) as Rolldown.OutputBundle;

const begins = {
  'main.js': { modules: ['app/main.tsx'], code: 'main();', dynamicImports: ['window.js'] },
  'window.js': { modules: ['app/window.tsx'], code: 'drawn();', imports: ['frame.js'] },
  'frame.js': { modules: ['ui/button.tsx'], code: 'frame();', dynamicImports: ['later.js'] },
  'start.js': {
    modules: ['features/start-here/start-here-screen.tsx', 'features/start-here/unlock-screen.tsx'],
    code: 'start();',
    imports: ['frame.js'],
    styles: ['start.css'],
  },
  'kk.js': { modules: ['language/first-kk.ts'], code: 'kk();' },
  'ru.js': { modules: ['language/first-ru.ts'], code: `${'ru();'.repeat(3)}more` },
  'en.js': { modules: ['language/first-en.ts'], code: 'en();' },
  'later.js': { modules: ['ranking.ts'], code: randomBytes(1 << 19).toString('hex') },
} as const satisfies Readonly<Record<string, File>>;

const styles = { 'start.css': '.start { color: red }' };
const packed = (text: string): number => gzipSync(text, { level: 9 }).length;

const bytesOf = (bundle: Rolldown.OutputBundle): number =>
  firstScreenBytes(firstScreenFiles(bundle, '/sources'), (name) => {
    const output = bundle[name];
    return output?.type === 'chunk' ? output.code : (output?.source ?? '');
  });

describe('what the first screen waits for', () => {
  test('is every file with what it imports once, its styles, and the longest of three languages', () => {
    const waited = ['main.js', 'window.js', 'frame.js', 'start.js', 'ru.js'] as const;
    const expected = waited.reduce(
      (sum, name) => sum + packed(begins[name].code),
      packed(styles['start.css']),
    );
    expect(bytesOf(bundleOf(begins, styles))).toBe(expected);
  });

  test('grows by all of what a file of it imports at once', () => {
    const heavy = { ...begins, 'frame.js': { ...begins['frame.js'], imports: ['later.js'] } };
    expect(bytesOf(bundleOf(heavy, styles))).toBeGreaterThan(250_000);
  });

  test('is not said of a build without its screens', () => {
    const { 'start.js': _, ...others } = begins;
    expect(() => bytesOf(bundleOf(others, styles))).toThrow('start-here-screen.tsx is in no file');
  });
});
