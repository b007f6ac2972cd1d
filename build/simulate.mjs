import { join } from 'node:path';
import { buildForNode } from './node-program.mjs';
import { root, run } from './run.mjs';

/**
 * `npm run simulate [-- coverage|departures|table|mailbox] [--share PER CENT] [--seed S] [--size TIMES]`: contests whose truth is known,
 * assigned and ranked by the product, beside what its design promises; see test/simulation.
 */

const home = join(root, 'test', 'simulation');
const out = join(root, 'dist', 'simulation');

await buildForNode({ home, files: [join(home, 'simulate.ts')], out });
process.exitCode = await run([join(out, 'simulate.js'), ...process.argv.slice(2)]);
