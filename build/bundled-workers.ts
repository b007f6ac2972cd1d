import { build, type Plugin } from 'vite';
import { licencesPlugin } from './licences.mjs';
import { verifierPlugin } from './verifier-page.mjs';

/**
 * Workers of the tests as one file each, as in the program: from their sources a worker asks the server for hundreds of
 * files each time it is started, and each screen under test starts its own.
 */
export function bundledWorkers(): Plugin {
  const made = new Map<string, Promise<string>>();
  return {
    name: 'bundled-workers',
    apply: 'serve',
    enforce: 'pre',
    async load(id) {
      const [file = '', query = ''] = id.split('?');
      if (!file.endsWith('.worker.ts') || !query.includes('worker_file')) return null;
      const code = made.get(file) ?? bundle(file);
      made.set(file, code);
      // A file's map, and the map of the map, would be sent with each worker.
      return { code: await code, map: { mappings: '' } };
    },
  };
}

async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    plugins: [verifierPlugin(), licencesPlugin()],
    logLevel: 'warn',
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: { input: file, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`no bundle of ${file}`);
  return output.output[0].code;
}
