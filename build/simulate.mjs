import { join } from 'node:path';
import { build } from 'vite';
import { root, run } from './run.mjs';

/**
 * `npm run simulate [-- coverage|departures|table|mailbox] [--share PER CENT] [--seed S] [--size TIMES]`: contests whose truth is known,
 * assigned and ranked by the product, beside what its design promises; see test/simulation.
 */

const home = join(root, 'test', 'simulation');
const out = join(root, 'dist', 'simulation');

await build({
  root: home,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: out,
    emptyOutDir: true,
    rolldownOptions: { input: [join(home, 'simulate.ts')] },
  },
});
process.exitCode = await run([join(out, 'simulate.js'), ...process.argv.slice(2)]);
