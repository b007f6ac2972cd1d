import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { sha256 } from '../../shared/basics/bytes.ts';
import { quickHash } from '../builders/quick-hash.ts';
import { casesOf, countCases } from './count-cases.ts';
import { playJournal } from './journal-on-disk.ts';

const first = Number(process.env['QAZYLAR_SEED'] ?? '0') * 10_000_000;
const reports = join(import.meta.dirname, '../../dist/test-reports');

/** Plays seeds until some have failed; a failing seed is written down, so that it can be played again. */
async function failuresOf(seeds: number): Promise<readonly string[]> {
  const failures: string[] = [];
  const { stackTraceLimit } = Error;
  // Disks that fail make many errors, of which nobody asks where they were made.
  Error.stackTraceLimit = 0;
  for (let seed = first; seed < first + seeds && failures.length < 20; seed += 1) {
    const failure = await playJournal({ seed, sha256: seed % 16 === 0 ? sha256 : quickHash });
    if (failure !== null) failures.push(`seed ${seed}: ${failure}`);
  }
  Error.stackTraceLimit = stackTraceLimit;
  if (failures.length > 0) {
    mkdirSync(reports, { recursive: true });
    appendFileSync(join(reports, 'journal-disk-seeds.txt'), `${failures.join('\n')}\n`);
  }
  return failures;
}

describe('a journal on a disk that drops, tears, zeroes and reorders what was not flushed', () => {
  it(
    'holds what it acknowledged, in order, nothing twice, nothing else, wherever the power goes',
    { timeout: 7_200_000 },
    async () => {
      const seeds = casesOf(1500, 1_000_000);
      expect(await failuresOf(seeds)).toEqual([]);
      countCases('power cuts on a simulated disk', seeds);
    },
  );

  it.each(['sync', 'sync-folder'] as const)('loses without %s: the control', async (ignores) => {
    const lost: number[] = [];
    for (let seed = 0; seed < 300; seed += 1)
      if ((await playJournal({ seed, sha256, ignores })) !== null) lost.push(seed);
    expect(lost.length).toBeGreaterThan(10);
  });
});
