import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ProofSource } from '../../shared/results/proof-source.ts';
import { proofFile, proofJson, publicProof } from '../../shared/results/public-proof.ts';
import { seedOf, type TestInstallation } from '../builders/contest-builder.ts';
import { call } from '../electron/headless.ts';
import { casesOf, countCases } from '../long/count-cases.ts';
import { randomResults } from '../results/random-results.ts';
import { altered, Chance, type Change, changes, rootOf } from './altered-results.ts';
import { alterCode, alterText, damaged, textChanges } from './altered-texts.ts';
import { inContest, makeHeadquarters, resultsFile } from './made-results.ts';
import { verifyFiles } from './verify-files.mjs';

/** What is published of one result. */
interface Published {
  readonly source: ProofSource;
  readonly file: Uint8Array;
  readonly everybody: () => string;
  /** The proof of one application as a file, and its code on paper. */
  readonly applicant: () => { readonly text: string; readonly code: string };
}

let folder = '';
let headquarters: TestInstallation;
let published: readonly Published[];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const pageWith = (json: string): string =>
  `<!doctype html><title>x</title><script type="application/json" id="qazylar-proof">${json.replaceAll('<', String.raw`\u003c`)}</script>`;

function publish(source: ProofSource, file: Uint8Array): Published {
  const [first] = source.ranking.ranking.submissions;
  const everybody = once(() => proofJson(publicProof(source)));
  const applicant = once(() => {
    const proof = proofFile(source, first?.submission ?? '');
    if (proof === null) throw new Error('who is ranked has a proof');
    return { text: proofJson(proof), code: proof.code.text };
  });
  return { source, file, everybody, applicant };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-verifier-'));
  headquarters = await makeHeadquarters();
  const drawn = fc.sample(randomResults, { seed: 1, numRuns: casesOf(12, 200) });
  published = await Promise.all(
    drawn.map(async (result) => {
      const source = inContest(result.source, headquarters.contest);
      return publish(source, await resultsFile(headquarters, source));
    }),
  );
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** What both verifiers say of files beside each other: the kinds of proofs that fail, the first of them first. */
interface Judged {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly said: string;
}

async function judgedByBoth(files: readonly string[], root?: string): Promise<Judged> {
  const called = await call('verify', ...files, ...(root === undefined ? [] : ['--root', root]));
  const failures = verifyFiles(files, root ?? null).flatMap((verdict) => verdict.failures);
  const said = JSON.stringify(called.error)?.slice(0, 600);
  return {
    first: called.code === 0 ? [] : kindsOf(called.error),
    second: [...new Set(failures.map(({ kind }) => kind))],
    said: `${said} | ${failures.map(({ text }) => text).join('; ')}`,
  };
}

/** The proofs that the first verifier says to fail, in the words of the specification. */
function kindsOf(error: Awaited<ReturnType<typeof call>>['error']): readonly string[] {
  const findings = error?.['findings'];
  if (Array.isArray(findings))
    return [...new Set((findings as { readonly proof: string }[]).map(({ proof }) => proof))];
  return [error?.type === 'BundleSignature' ? 'signature' : 'container'];
}

/** The first proof that one names to fail is among those of the other: how many more each can tell is its own affair. */
const agree = ({ first, second }: Judged): boolean =>
  first.length === 0 || second.length === 0
    ? first.length === second.length
    : second.includes(first[0] ?? '') || first.includes(second[0] ?? '');

test('both verifiers prove every published form of a result that nobody altered, by every method', async () => {
  for (const [at, { file, everybody, applicant, source }] of published.entries()) {
    const { text, code } = applicant();
    const files = [
      await put(`${at}.qzb`, file),
      await put(`${at}.json`, everybody()),
      await put(`${at}.html`, pageWith(everybody())),
      await put(`${at}-proof.json`, text),
      await put(`${at}.txt`, code),
    ];
    const judged = await judgedByBoth(files, rootOf(file));
    expect(judged, `${source.ranking.ranking.method}: ${judged.said}`).toMatchObject({
      first: [],
      second: [],
    });
  }
  countCases('results by both verifiers', published.length);
});

/** Both refuse, and mean the same proof. */
async function expectRefused(name: string, files: readonly string[], root?: string) {
  const judged = await judgedByBoth(files, root);
  expect(judged.second, `${name}: ${judged.said}`).not.toEqual([]);
  expect(
    agree(judged),
    `${name}: ${judged.first.join()} ${judged.second.join()} ${judged.said}`,
  ).toBe(true);
}

describe('both verifiers refuse, and name the same proof,', () => {
  /** Changes in turn, each of a result by chance; how many found something to change. */
  async function alterEach(
    cases: number,
    alter: (change: Change, name: string, chance: Chance) => Promise<boolean>,
  ): Promise<number> {
    const all = Object.entries(changes);
    let tried = 0;
    for (let seed = 0; seed < cases; seed += 1) {
      const [name, change] = all[seed % all.length] ?? [];
      if (name === undefined || change === undefined) continue;
      if (await alter(change, name, new Chance(seed))) tried += 1;
    }
    return tried;
  }

  const resultBy = (chance: Chance): Published => {
    const result = chance.of(published);
    if (result === undefined) throw new Error('something was published');
    return result;
  };

  test('leaves that do not lead to the stated root, whoever signed them', async () => {
    const tried = await alterEach(casesOf(12, 200), async (change, name, chance) => {
      const { file } = resultBy(chance);
      const bytes = altered(file, change, chance, { root: false, seed: seedOf(1) });
      if (bytes === null) return false;
      const path = await put('altered.qzb', bytes);
      const judged = await judgedByBoth([path]);
      expect(judged.first[0], `${name}: ${judged.said}`).toBe('root');
      expect(judged.second[0], name).toBe('root');
      return true;
    });
    countCases('altered leaves under the old root', tried);
  });

  test('what is made to follow from a new root, but by a stranger', async () => {
    const tried = await alterEach(casesOf(6, 100), async (change, name, chance) => {
      const { file } = resultBy(chance);
      const seed = chance.below(2) === 0 ? seedOf(9) : null;
      const bytes = altered(file, change, chance, { root: true, seed });
      if (bytes === null) return false;
      const judged = await judgedByBoth([await put('altered.qzb', bytes)]);
      expect(judged.first[0], `${name}: ${judged.said}`).toBe('signature');
      expect(judged.second[0], name).toBe('signature');
      return true;
    });
    countCases('altered results signed by a stranger', tried);
  });

  test('what headquarters itself made to follow from a new root and signed', async () => {
    const tried = await alterEach(
      casesOf(Object.keys(changes).length, 500),
      async (change, name, chance) => {
        const { file, everybody } = resultBy(chance);
        const bytes = altered(file, change, chance, { root: true, seed: seedOf(1) });
        if (bytes === null) return false;
        const path = await put('altered.qzb', bytes);
        // By itself it may be a result as good as any: both agree on that, and the printed root tells.
        const alone = await judgedByBoth([path]);
        expect(
          agree(alone),
          `${name}: ${alone.first.join()} ${alone.second.join()} ${alone.said}`,
        ).toBe(true);
        await expectRefused(name, [path], rootOf(file));
        if (chance.below(4) === 0)
          await expectRefused(name, [path, await put('everybody.json', everybody())]);
        return true;
      },
    );
    countCases('altered results signed anew by headquarters', tried);
  });

  test('damaged files', async () => {
    const cases = casesOf(12, 200);
    for (let seed = 0; seed < cases; seed += 1) {
      const chance = new Chance(seed);
      const bytes = damaged(resultBy(chance).file, chance);
      await expectRefused(`seed ${seed}`, [await put('damaged.qzb', bytes)]);
    }
    countCases('damaged results', cases);
  });

  test('altered public results, pages, proofs of applicants and codes', async () => {
    const all = Object.entries(textChanges);
    const cases = casesOf(2 * all.length, 300);
    for (let seed = 0; seed < cases; seed += 1) {
      const chance = new Chance(seed);
      const { file, everybody, applicant } = resultBy(chance);
      const [name, change] = all[seed % all.length] ?? [];
      if (name === undefined || change === undefined) continue;
      const isProof = seed % (2 * all.length) < all.length;
      const text = alterText(isProof ? applicant().text : everybody(), change, chance);
      const isPage = !isProof && chance.below(2) === 0;
      const path = await put(
        isPage ? 'altered.html' : 'altered.json',
        isPage ? pageWith(text) : text,
      );
      await expectRefused(`${name} of ${isProof ? 'a proof' : 'all'}`, [path], rootOf(file));
    }
    for (let seed = 0; seed < casesOf(6, 100); seed += 1) {
      const chance = new Chance(seed);
      const { file, applicant } = resultBy(chance);
      const text = alterCode(applicant().code, chance);
      await expectRefused('a code', [await put('code.txt', text)], rootOf(file));
    }
    countCases('altered public results, proofs and codes', cases + casesOf(6, 100));
  });
});
