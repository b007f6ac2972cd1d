import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from '../../../shared/basics/zod.ts';

import { storeInArchive } from '../../../electron/archive-folder.ts';
import { openBundleFile } from '../../../electron/bundle-files.ts';
import { runCommand } from '../../../electron/run-command.ts';
import { bytesToBase64url, toHex } from '../../../shared/basics/bytes.ts';
import { milli } from '../../../shared/basics/points.ts';
import { setContestSettings } from '../../../shared/contest/contest-operations.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import { plainSeal } from '../../builders/plain-seal.ts';
import { unsaidMeeting } from '../../../shared/deciding/meeting.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { documentName, issuedKinds, wholeSet } from '../../../shared/documents/document-kinds.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import { groupHex } from '../../../shared/results/result-leaves.ts';
import { openResultsPayload } from '../../../shared/results/results-payload.ts';
import { handInSheet, setScore } from '../../../shared/scoring/score-operations.ts';
import {
  buildContest,
  seedOf,
  stateOf,
  type TestContest,
  type TestInstallation,
  testSettings,
} from '../../builders/contest-builder.ts';

let folder = '';
let world: TestContest;

const segments = () => [
  ...world.hq.segments,
  ...world.jurors.flatMap((juror) => juror.segments),
  ...world.coordinator.segments,
];

/** Scores one submission with the same points everywhere and hands the sheet in. */
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

/** The commission meets and the stage is sealed. */
async function decide() {
  const commission = [
    { id: 'c-1', name: 'Әбдірахманов Ерлан', role: 'chair', vote: true },
    { id: 'c-2', name: 'Сейітқали Гүлнар', role: 'secretary', vote: false },
  ] as const;
  const { heads } = await stateOf(world.contest, segments());
  const parents = (heads.get('contest') ?? []).map(({ id }) => id);
  await world.hq.seal(
    [{ ...setContestSettings({ ...testSettings, commission }), parents }],
    [
      setMeeting({
        stage: 'written',
        number: '7',
        date: '2026-05-13',
        place: 'Астана',
        mode: 'in-person',
        present: ['c-1', 'c-2'],
        votes: { for: 1, against: 0, abstained: 0 },
        winners: [{ nomination: 'water', place: 1, submission: '2' }],
        tieReason: '',
        ...unsaidMeeting,
      }),
    ],
    [plainSeal('written', '0'.repeat(64))],
  );
}

const keyFileOf = async (seed: number, contest = world.contest) => {
  const file = join(folder, 'headquarters.key');
  const log = world.hq.log;
  const secret = bytesToBase64url(seedOf(seed));
  await writeFile(
    file,
    JSON.stringify({ qazylar: 'headquarters key', contest, log, seed: secret }),
  );
  return file;
};

const reportSchema = z.object({
  sealed: z.boolean(),
  stage: z.string(),
  open: z.array(z.object({ type: z.string(), text: z.string() })),
  files: z.array(z.string()),
});

async function call(...args: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand(['results', ...args, '--json'], {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  const error = stderr === '' ? null : z.object({ type: z.string() }).parse(JSON.parse(stderr));
  return { code, error, report: reportSchema.safeParse(JSON.parse(stdout || 'null')).data ?? null };
}

const issue = async (...more: readonly string[]) => {
  const all = segments();
  await storeInArchive(
    join(folder, 'archive'),
    { contest: world.contest, segments: new Map(all.map((segment) => [segment.id, segment])) },
    all,
  );
  return call(join(folder, 'archive'), '--out', join(folder, 'out'), ...more);
};

const issued = (name: string) => readFile(join(folder, 'out', name), 'utf8');

beforeEach(async () => {
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
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('results', () => {
  test('issues a draft of everything in three languages while nothing is decided', async () => {
    const { code, report } = await issue();
    expect(code).toBe(0);
    expect(report).toMatchObject({ sealed: false, stage: 'written' });
    expect(report?.open.map(({ type }) => type)).toEqual(['no-meeting', 'not-sealed']);
    const names = wholeSet(
      languages,
      issuedKinds(settingsFromTemplate('expo', { season: '', demo: true }), 'written'),
    ).map(documentName);
    const files = report?.files ?? [];
    expect(files).toEqual(expect.arrayContaining(names.filter((name) => name !== 'site')));
    expect(files).toEqual(
      expect.arrayContaining(['results-public.json', 'proofs.json', 'verify.html']),
    );
    const written = await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true });
    const paths = written
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(join(folder, 'out'), join(parentPath, name)));
    expect(paths.toSorted()).toEqual(files.toSorted());
    expect(await issued('protocol.kk.html')).toContain('@top-right { content: "Алдын ала нұсқа"');
    expect(await issued('protocol.ru.html')).toContain('@top-right { content: "Черновик"');
    expect(await issued('register.ru.csv')).toContain('"Project 2"');
  }, 180_000);

  test('issues final minutes and a signed file whose leaves prove the printed code', async () => {
    await decide();
    const { code, report } = await issue('--key', await keyFileOf(1), '--lang', 'ru,kk');
    expect(code).toBe(0);
    expect(report).toMatchObject({ sealed: true, open: [] });
    expect(report?.files).toContain('results.qzb');
    const bundle = await openBundleFile({
      file: join(folder, 'out', 'results.qzb'),
      identities: [],
    });
    const payload = openResultsPayload(
      (bundle.ok ? bundle.value.payloads.get('results.cbor') : undefined) ?? new Uint8Array(),
    );
    expect(payload).toMatchObject({ ok: true, value: { stage: 'written', sealed: true } });
    const root = payload.ok ? groupHex(toHex(payload.value.root)) : 'none';
    expect(payload.ok ? payload.value.leaves : []).toHaveLength(1 + 6 + 3 + 1);
    for (const language of ['kk', 'ru']) {
      const html = await issued(`protocol.${language}.html`);
      expect(html).toContain(root);
      expect(html).not.toContain('@top-right');
    }
    expect(await issued('protocol.ru.html')).toContain(
      'присудить 1 место заявке «Project 2», заявитель — Applicant 2.',
    );
  });

  test('issues what is sealed the same however often it is asked, the signed file too', async () => {
    await decide();
    const key = await keyFileOf(1);
    const contents = async () => {
      const { report } = await issue('--key', key, '--lang', 'kk');
      const names = report?.files ?? [];
      return Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(folder, 'out', name));
          return [name, createHash('sha256').update(bytes).digest('hex')];
        }),
      );
    };
    expect(await contents()).toEqual(await contents());
  }, 180_000);

  test('signs with no key but headquarters’ own, and then writes nothing', async () => {
    expect((await issue('--key', await keyFileOf(2))).error).toEqual({
      type: 'KeyNotHeadquarters',
    });
    const other = await keyFileOf(1, 'A'.repeat(43) as typeof world.contest);
    expect((await issue('--key', other)).error).toEqual({ type: 'KeyOtherContest' });
    await writeFile(join(folder, 'headquarters.key'), '{"qazylar":"headquarters key"}');
    expect((await issue('--key', other)).error).toEqual({ type: 'KeyFileMalformed' });
    expect((await issue('--key', join(folder, 'missing'))).error).toEqual({
      type: 'FileNotFound',
    });
    expect(await readdir(folder)).not.toContain('out');
  });

  test.each([
    [['--lang', 'kk,de'], 2, 'UsageError'],
    [['--lang', ''], 2, 'UsageError'],
    [['--colour'], 2, 'UsageError'],
    [['--stage', 'final'], 1, 'StageUnknown'],
  ])('refuses %j', async (args, code, type) => {
    expect(await issue(...args)).toMatchObject({ code, error: { type }, report: null });
  });

  test('wants an archive and a place to write to', async () => {
    expect(await call(folder)).toMatchObject({ code: 2, error: { type: 'UsageError' } });
    const missing = await call(join(folder, 'nowhere'), '--out', join(folder, 'out'));
    expect(missing).toMatchObject({ code: 1, error: { type: 'NotAnArchive' } });
    expect(await issue('--out', '')).toMatchObject({ code: 2, error: { type: 'UsageError' } });
  });

  test.each([
    ['a file in its place', 'file'],
    ['a file above it', join('file', 'out')],
    ['a name that no disk takes', 'a'.repeat(300)],
    ['a link that leads nowhere', 'loop'],
  ])('says that a folder cannot be written to: %s', async (_, out) => {
    await writeFile(join(folder, 'file'), '');
    await symlink(join(folder, 'loop'), join(folder, 'loop'));
    const refused = await issue('--out', join(folder, out));
    expect(refused).toMatchObject({ code: 1, error: { type: 'FolderUnusable' }, report: null });
  });

  test('says where a disk fails in the middle of writing', async () => {
    await mkdir(join(folder, 'out', 'results.qzb', 'in-the-way'), { recursive: true });
    const refused = await issue('--key', await keyFileOf(1));
    expect(refused).toMatchObject({ code: 1, error: { type: 'FolderUnusable' } });
  });

  test('says that an archive cannot be read', async () => {
    await symlink(join(folder, 'loop'), join(folder, 'loop'));
    const refused = await call(join(folder, 'loop'), '--out', join(folder, 'out'));
    expect(refused).toMatchObject({ code: 1, error: { type: 'FolderUnreadable' } });
    expect(await readdir(folder)).toEqual(['loop']);
  });

  test.runIf(process.platform === 'linux')(
    'comes back where the system makes no folders at all',
    async () => {
      const refused = await issue('--out', '/proc/qazylar/out');
      expect(refused).toMatchObject({ code: 1, error: { type: 'FolderUnusable' } });
    },
  );
});
