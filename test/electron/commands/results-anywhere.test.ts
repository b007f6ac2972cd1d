import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAll, isBuilt, root } from '../../../build/build.mjs';
import { z } from '../../../shared/basics/zod.ts';
import { isLong } from '../../long/count-cases.ts';

/** The headless command as people get it, built and run as a process of its own in other zones of time. */

const run = promisify(execFile);
let folder: string;

async function qazylar(zone: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await run(
    process.execPath,
    [join(root, 'dist', 'command', 'cli.js'), ...args, '--json'],
    { env: { ...process.env, TZ: zone, LANG: 'C' }, maxBuffer: 1 << 26 },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-anywhere-'));
  // `npm test` has built it by now.
  if (!isBuilt()) await buildAll();
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const reportSchema = z.object({ sealed: z.boolean(), files: z.array(z.string()) });

/** Every file below a folder with its bytes, in one order. */
async function contentOf(out: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(out, file), await readFile(file)] as const),
    ),
  );
}

test('the same files give the same documents and the same root in any zone of time and order of import', async () => {
  const demo = join(folder, 'demo');
  await qazylar(
    'UTC',
    'demo',
    '--out',
    demo,
    '--submissions',
    '12',
    '--jurors',
    '4',
    '--regions',
    '2',
  );
  const names = (await readdir(demo)).filter(
    (name) => name.endsWith('.qzb') && !name.startsWith('invitation'),
  );
  const sorted = names.toSorted();
  expect(sorted.length).toBeGreaterThan(2);
  const [first = '', ...others] = sorted;
  const orders = [
    { zone: 'UTC', files: sorted, oneByOne: false },
    // File after file, as they come from the regions; else all of them at once.
    { zone: 'America/New_York', files: [...others, first], oneByOne: true },
    ...(isLong ? [{ zone: 'Asia/Almaty', files: sorted.toReversed(), oneByOne: false }] : []),
  ];
  const results: (readonly [unknown, ReadonlyMap<string, Buffer>])[] = [];
  for (const [at, { zone, files, oneByOne }] of orders.entries()) {
    const archive = join(folder, `archive-${at}`);
    const paths = files.map((file) => join(demo, file));
    const imports = oneByOne ? paths.map((path) => [path]) : [paths];
    for (const together of imports) await qazylar(zone, 'merge', ...together, '--into', archive);
    const out = join(folder, `out-${at}`);
    // The page has all three languages; papers of one are enough to tell a zone or an order.
    const report = await qazylar(zone, 'results', archive, '--out', out, '--lang', 'kk');
    const content = await contentOf(out);
    expect([...content.keys()].toSorted()).toEqual(reportSchema.parse(report).files.toSorted());
    results.push([report, content]);
  }
  const [[report, content] = [null, new Map<string, Buffer>()], ...more] = results;
  for (const [otherReport, otherContent] of more) {
    expect(otherReport).toEqual(report);
    for (const [name, bytes] of content)
      expect([name, otherContent.get(name)?.equals(bytes)]).toEqual([name, true]);
  }
  if (!isLong) return;
  // A second run over the first leaves the same files; `results.test.ts` tries it within one process.
  const asked = ['results', join(folder, 'archive-0'), '--out', join(folder, 'out-0')];
  await qazylar('UTC', ...asked, '--lang', 'kk');
  const again = await contentOf(join(folder, 'out-0'));
  expect([...again.keys()]).toEqual([...content.keys()]);
  for (const [name, bytes] of content)
    expect([name, again.get(name)?.equals(bytes)]).toEqual([name, true]);
}, 300_000);
