import { afterAll, expect, it } from 'vitest';

import { countCases } from '../crash/count-cases.ts';
import { entriesToMake, inviteJuror } from '../crash/invited-juror.ts';
import { joinAtDesktop, newFolder, putAway, type Safety } from '../crash/juror-at-desktop.ts';

const submissions = 150;
const warmUp = 30;
const saves = 300;

afterAll(putAway);

/** The value below which this share of all lies. */
function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

it.each<Safety>(['journal', 'relaxed'])(
  'saves a score, %s',
  async (safety) => {
    const profile = newFolder('save');
    const { desk, program } = await joinAtDesktop(profile, await inviteJuror(submissions), safety);
    await desk.measureSaves(entriesToMake(warmUp, 0, submissions));
    const times = await desk.measureSaves(entriesToMake(saves, warmUp, submissions));
    await program.quit();
    const sorted = times.toSorted((a, b) => a - b);
    countCases(safety, { saves, p50: share(sorted, 0.5), p95: share(sorted, 0.95) });
    expect(sorted).toHaveLength(saves);
  },
  300_000,
);
