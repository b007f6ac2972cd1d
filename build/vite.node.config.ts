import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { verifierPlugin } from './verifier-page.mjs';

const entriesByMode: Readonly<Record<string, readonly string[]>> = {
  main: ['main'],
  preload: ['preload'],
  command: ['cli', 'page-server'],
};

/** Puts the keys whose updates the program takes beside the main process, as the data that they are. */
const releaseKeys: Plugin = {
  name: 'release-keys',
  generateBundle() {
    const source = readFileSync(
      new URL('../shared/host/release-keys.json', import.meta.url),
      'utf8',
    );
    this.emitFile({ type: 'asset', fileName: 'release-keys.json', source });
  },
};

/**
 * What the clients of an exchange bring along for programs that give them no credentials (they would ask the network, run
 * programs and read the account's files) or that run where there are no streams. Ours never comes to it.
 */
const neverReached: readonly RegExp[] = [
  /^@aws-sdk\/credential-provider-node$/,
  /\/getInstanceMetadataRegion$/,
  /^web-streams-polyfill\//,
];

/** Puts an error in the place of what is never reached. */
const leftOut: Plugin = {
  name: 'left-out',
  enforce: 'pre',
  resolveId: (name) => (neverReached.some((each) => each.test(name)) ? `\0left-out:${name}` : null),
  load: (id) =>
    id.startsWith('\0left-out:')
      ? `const leftOut = () => { throw new Error("left out of this program"); };
         export { leftOut as defaultProvider, leftOut as getInstanceMetadataRegion };`
      : null,
};

/**
 * The parts that run in Node or in Electron's main process. Everything but Electron itself is bundled, so the
 * package carries no node_modules. `--mode preload` builds the preload: a sandboxed one has to be a single CommonJS file;
 * `--mode command` what runs in plain Node and is in no package.
 */
export default defineConfig(({ mode }) => {
  const preload = mode === 'preload';
  const entries = entriesByMode[mode] ?? [];
  return {
    plugins: [verifierPlugin(), leftOut, ...(mode === 'main' ? [releaseKeys] : [])],
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: mode === 'command' ? 'dist/command' : 'dist/electron',
      emptyOutDir: !preload,
      minify: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((name) => [name, `electron/${name}.ts`])),
        output: preload
          ? { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
          : {
              format: 'esm',
              entryFileNames: '[name].js',
              chunkFileNames: 'parts/[name]-[hash].js',
            },
      },
    },
  };
});
