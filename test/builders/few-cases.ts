/**
 * True where mutants are counted (`npm run test:mutation`), each of which runs the tests again: a test that takes
 * seconds is left out there, since quicker ones beside it look at the same lines.
 */
export const fewCases = Number(process.env['QAZYLAR_RUNS'] ?? '1') < 1;
