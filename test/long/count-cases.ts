import { appendFileSync } from 'node:fs';
import fc from 'fast-check';

/** True in `npm run test:long`; `npm test` runs the short form of everything here. */
export const isLong = process.env['QAZYLAR_LONG'] === '1';

/** How many cases a test tries; QAZYLAR_RUNS per cent of the long form where somebody wants more or fewer of them. */
export const casesOf = (short: number, long: number): number =>
  isLong ? Math.ceil((long * Number(process.env['QAZYLAR_SHARE'] ?? '100')) / 100) : short;

/** Tells `npm run test:long` what a test went through, for its closing table. */
export function countCases(name: string, cases: number, note = ''): void {
  const file = process.env['QAZYLAR_CASES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, cases, note })}\n`);
}

/** Properties over random cases; counts how many of them were really tried. */
export async function holds<T>(
  names: readonly string[],
  runs: { readonly short: number; readonly long: number },
  cases: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
): Promise<void> {
  let tried = 0;
  const property = fc.asyncProperty(cases, async (value) => {
    tried += 1;
    await check(value);
  });
  try {
    await fc.assert(property, { numRuns: casesOf(runs.short, runs.long) });
  } finally {
    for (const name of names) countCases(name, tried);
  }
}
