import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { proofJson, publicProof } from '../../shared/results/public-proof.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { contestState, meeting, ranking } from '../results/small-contest.ts';
import { inContest, makeHeadquarters, resultsFile } from './made-results.ts';

const run = promisify(execFile);
const command = fileURLToPath(new URL('verify.mjs', import.meta.url));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-verifier-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Calls the command as a person would, with Node alone. */
async function verify(...args: readonly string[]): Promise<{ code: number; out: string }> {
  try {
    const { stdout } = await run(process.execPath, [command, ...args]);
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, out: stdout };
  }
}

test('the command says what it proved, or which proof fails, and ends with 0, 1 or 2', async () => {
  const headquarters = await makeHeadquarters();
  const source = inContest({ state: contestState(), ranking, meeting }, headquarters.contest);
  const bytes = await resultsFile(headquarters, source);
  const { root } = resultFingerprint(source.state, ranking, meeting);
  const file = join(folder, 'results.qzb');
  await writeFile(file, bytes);

  // The builder's ranking was made by hand, not from its sheets: the recount has to notice.
  const recounted = await verify(file, '--root', root);
  expect(recounted.code).toBe(1);
  expect(recounted.out).toContain(root);
  expect(recounted.out).toContain('FAILS sheet: application 203: another number of sheets');
  expect(recounted.out).toContain('NOT PROVED');

  const everybody = join(folder, 'results-public.json');
  await writeFile(everybody, proofJson(publicProof(source)));
  const shown = await verify(everybody, '--root', root);
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('proved');
  const other = await verify(everybody, '--root', 'ab'.repeat(32), '--json');
  expect(other.code).toBe(1);
  expect(JSON.parse(other.out)).toMatchObject({
    proved: false,
    rootCompared: true,
    files: [{ roots: [root], failures: [{ kind: 'root' }] }],
  });

  await writeFile(file, bytes.subarray(0, bytes.length - 1));
  expect((await verify(file)).out).toContain('FAILS container');
  expect((await verify(join(folder, 'missing'))).code).toBe(2);
  expect((await verify()).code).toBe(2);
  expect((await verify(file, '--root', 'abc')).code).toBe(2);
});
