import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from '../../../shared/basics/zod.ts';

import { storeInArchive } from '../../../electron/archive-folder.ts';
import { openBundleFile } from '../../../electron/bundle-files.ts';
import { runCommand } from '../../../electron/run-command.ts';
import { bytesToBase64url } from '../../../shared/basics/bytes.ts';
import { milli } from '../../../shared/basics/points.ts';
import { handInSheet, setScore } from '../../../shared/scoring/score-operations.ts';
import {
  buildContest,
  seedOf,
  type TestContest,
  type TestInstallation,
} from '../../builders/contest-builder.ts';
import { bundleOf } from '../headless.ts';

let folder = '';
let world: TestContest;
let root = '';

async function handIn(juror: TestInstallation, person: string, submission: string, points: number) {
  const sheet = { stage: 'written', submission, juror: person };
  const criteria = ['novelty', 'effect', 'economy'];
  const scored = await juror.seal(
    criteria.map((criterion) => setScore(sheet, criterion, milli(points * 1000))),
  );
  const scores = Object.fromEntries(
    criteria.map((criterion, at) => [criterion, scored.header.firstOrdinal + at]),
  );
  const salt = new Uint8Array(16).fill(points);
  await juror.seal([handInSheet(sheet, { scores, comments: {}, salt })]);
}

const answerSchema = z.object({
  verified: z.literal(true),
  rootCompared: z.boolean(),
  files: z.array(
    z.object({
      kind: z.string(),
      proved: z.array(z.string()),
      resultsRoot: z.string().nullable(),
      ownSheets: z.number().nullable(),
    }),
  ),
});

const errorSchema = z.object({
  type: z.string(),
  proof: z.string().optional(),
  findings: z.array(z.object({ proof: z.string() })).optional(),
});

async function run(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand([...args, '--json'], {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  const answer = answerSchema.safeParse(JSON.parse(stdout || 'null')).data ?? null;
  const error = stderr === '' ? null : errorSchema.parse(JSON.parse(stderr));
  return { code, answer, error };
}

const file = (name: string): string => join(folder, 'out', name);

const verify = (...args: readonly string[]) => run('verify', ...args);

/** A file of the result with something else in it, beside the true one. */
async function altered(name: string, change: (text: string) => string): Promise<string> {
  const text = await readFile(file(name), 'utf8');
  const other = change(text);
  expect(other).not.toBe(text);
  await writeFile(file(`altered-${name}`), other);
  return file(`altered-${name}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
  world = await buildContest();
  const [j1, j2] = world.jurors;
  if (j1 === undefined || j2 === undefined) throw new Error('the builder has two jurors');
  for (const [submission, points] of [
    ['1', 7],
    ['2', 9],
    ['3', 5],
  ] as const) {
    await handIn(j1, 'j1', submission, points);
    await handIn(j2, 'j2', submission, points);
  }
  const all = [
    ...world.hq.segments,
    ...world.jurors.flatMap((juror) => juror.segments),
    ...world.coordinator.segments,
  ];
  await storeInArchive(
    join(folder, 'archive'),
    { contest: world.contest, segments: new Map(all.map((segment) => [segment.id, segment])) },
    all,
  );
  const key = join(folder, 'headquarters.key');
  const secret = bytesToBase64url(seedOf(1));
  const { contest, hq } = world;
  await writeFile(
    key,
    JSON.stringify({ qazylar: 'headquarters key', contest, log: hq.log, seed: secret }),
  );
  await run(
    'results',
    join(folder, 'archive'),
    '--out',
    join(folder, 'out'),
    '--key',
    key,
    '--lang',
    'en',
  );
  await writeFile(file('sheets.qzb'), await bundleOf(j1, { kind: 'scores' }));
  root = (await verify(file('results.qzb'))).answer?.files[0]?.resultsRoot ?? '';
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('verify', () => {
  test('proves the auditors’ file, the public one, the page and every proof beside each other', async () => {
    const { code, answer } = await verify(
      ...['results.qzb', 'results-public.json', 'index.html', 'proofs.json'].map(file),
    );
    expect(code).toBe(0);
    expect(new Set(answer?.files.map(({ resultsRoot }) => resultsRoot))).toEqual(new Set([root]));
    expect(answer?.files.map(({ kind }) => kind)).toEqual([
      'results',
      'public',
      'public',
      'proof',
      'proof',
      'proof',
    ]);
    expect(answer?.files[0]?.proved).toEqual([
      'container',
      'manifest-signature',
      'entry-hashes',
      'segment-signatures',
      'root-keys',
      'results-root',
      'results-leaves',
      'recount',
    ]);
  });

  test('compares the root that somebody read on paper', async () => {
    const groups = root.match(/.{4}/g)?.join(' ') ?? '';
    const named = await verify(file('results-public.json'), '--root', groups);
    expect(named).toMatchObject({ code: 0, answer: { rootCompared: true } });
    const other = await verify(file('results-public.json'), '--root', 'ab'.repeat(32));
    expect(other).toMatchObject({ code: 1, error: { type: 'RootMismatch', proof: 'root' } });
    expect(await verify(file('results.qzb'), '--root', 'ab')).toMatchObject({ code: 2 });
  });

  test('finds a juror’s own sheets, and tells where one was not counted', async () => {
    const { answer } = await verify(file('sheets.qzb'), file('results-public.json'));
    expect(answer?.files[0]).toMatchObject({ kind: 'scores', ownSheets: 3 });
    const hashes = z.object({ hashes: z.array(z.string()) });
    const without = await altered('results-public.json', (text) => {
      const proof = hashes.loose().parse(JSON.parse(text));
      return JSON.stringify({ ...proof, hashes: proof.hashes.with(1, proof.hashes[0] ?? '') });
    });
    expect(await verify(without)).toMatchObject({ code: 1, error: { proof: 'root' } });
  });

  test('names what was altered in a public file', async () => {
    const name = await altered('results-public.json', (text) =>
      text.replace('"Project 2"', '"Project 4"'),
    );
    expect(await verify(name)).toMatchObject({
      code: 1,
      error: { type: 'ProofFails', proof: 'root', findings: [{}, { proof: 'place' }] },
    });
    const page = await altered('index.html', (text) =>
      text.replace(/"prizePlaces":\s*3/, '"prizePlaces": 4'),
    );
    expect(await verify(page)).toMatchObject({
      code: 1,
      error: { proof: 'root', findings: [{}, { proof: 'rule' }] },
    });
    const proofs = await altered('proofs.json', (text) =>
      text.replace('"Project 3"', '"Project 4"'),
    );
    expect(await verify(proofs)).toMatchObject({
      code: 1,
      error: { proof: 'root', findings: [{}, { proof: 'place' }] },
    });
  });

  test('refuses any byte of the auditors’ file', async () => {
    const bytes = await readFile(file('results.qzb'));
    for (let at = 40; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(file('changed.qzb'), changed);
      const { code, error } = await verify(file('changed.qzb'));
      expect(code).toBe(1);
      expect(error?.type).toMatch(/^(Bundle|Segment|NotABundle|Results)/);
    }
    expect((await openBundleFile({ file: file('results.qzb'), identities: [] })).ok).toBe(true);
  });

  test('reads the code of a paper, and says what is no file of ours', async () => {
    const proofs = z
      .array(z.object({ code: z.object({ text: z.string() }) }))
      .parse(JSON.parse(await readFile(file('proofs.json'), 'utf8')));
    await writeFile(file('code.txt'), `${proofs[0]?.code.text}\n`);
    const { answer } = await verify(file('code.txt'), file('results.qzb'));
    expect(answer?.files[0]).toMatchObject({ kind: 'code', resultsRoot: root });
    await writeFile(file('other.json'), '{"qazylar": 1}');
    expect(await verify(file('other.json'))).toMatchObject({
      code: 1,
      error: { type: 'ResultsMalformed', proof: 'container' },
    });
  });
});
