import { build } from 'vite';

/**
 * Builds TypeScript of the project's tests for Node, which runs none; its libraries stay where they are.
 *
 * @param {{ readonly home: string, readonly files: readonly string[], readonly out: string, readonly beside?: boolean }} program
 *   `home` = the folder in which its sources lie, `out` = where it goes, both absolute; with `beside` what lies there
 *   already stays
 */
export async function buildForNode({ home, files, out, beside = false }) {
  await build({
    root: home,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: out,
      emptyOutDir: !beside,
      rolldownOptions: { input: [...files] },
    },
  });
}
