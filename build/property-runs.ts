import fc from 'fast-check';

/** How many cases a property tries that names no number itself; `npm run test:long` multiplies it. */
fc.configureGlobal({ numRuns: 100 * Number(process.env['QAZYLAR_RUNS'] ?? '1') });
