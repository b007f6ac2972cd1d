import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from '../../../shared/basics/zod.ts';

import {
  prepareArchive,
  storeAttachment,
  storeInArchive,
} from '../../../electron/archive-folder.ts';
import { sha256, toHex } from '../../../shared/basics/bytes.ts';
import { tiyn } from '../../../shared/basics/money.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { setMoney, setVisit } from '../../../shared/following/following-operations.ts';
import { withoutMetadata } from '../../../shared/intake/picture-metadata.ts';
import { formatTiyn } from '../../../shared/language/number-format.ts';
import { buildContest, segmentsOf, type TestContest } from '../../builders/contest-builder.ts';
import { photoOfPhone } from '../../builders/photo.ts';
import { moneyOf, visitOf } from '../../following/sample-project.ts';
import { followedActions } from '../../reports/monitoring/followed-contest.ts';
import { call } from '../headless.ts';

let folder = '';
let world: TestContest;
const archive = () => join(folder, 'archive');
const photo = withoutMetadata(photoOfPhone(1), 'jpeg');
const hash = toHex(sha256(photo));
const visit = setVisit(
  visitOf({
    submission: '4',
    id: 'v-9',
    photos: [{ hash, name: '1.jpg', size: photo.length, caption: '<b>Турбина</b>' }],
  }),
);

const reportSchema = z.object({
  order: z.string(),
  due: z.string(),
  draft: z.boolean(),
  open: z.array(z.object({ type: z.string(), text: z.string() })),
  figures: z.object({
    applications: z.object({ admitted: z.number(), requested: z.number() }),
    totals: z.object({
      projects: z.number(),
      granted: z.number(),
      paid: z.number(),
      spent: z.number(),
      output: z.number(),
    }),
    regions: z.array(z.object({ key: z.string(), granted: z.number() })),
    visits: z.number(),
  }),
  missingPhotos: z.number(),
  files: z.array(z.string()),
});

const report = async (...more: readonly string[]) => {
  const called = await call('report', archive(), '--out', join(folder, 'out'), ...more);
  return { ...called, report: reportSchema.safeParse(called.out).data ?? null };
};

const store = async (...more: readonly Action[]) => {
  world = await buildContest();
  await world.hq.seal([...followedActions, ...more]);
  const all = segmentsOf(world);
  const segments = new Map(all.map((segment) => [segment.id, segment]));
  await storeInArchive(archive(), { contest: world.contest, segments }, all);
};

const issued = (name: string) => readFile(join(folder, 'out', name), 'utf8');
const plain = (html: string): string =>
  html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\u00a0\s]+/g, ' ');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sums of what the actions say themselves, by nothing of the program: up to the last day of the order's period. */
function sumsOfActions(actions: readonly Action[]) {
  const sums = { project: 0, payment: 0, spending: 0 };
  const record = z.object({
    granted: z.number().optional(),
    amount: z.number().optional(),
    day: z.string().optional(),
  });
  for (const { key, value } of actions) {
    const [prefix] = key.split('/');
    const said = record.safeParse(value).data ?? {};
    if (prefix === 'project') sums.project += said.granted ?? 0;
    if (prefix === 'payment' && (said.day ?? '') <= '2026-06-30') sums.payment += said.amount ?? 0;
    if (prefix === 'spending' && (said.day ?? '') <= '2026-06-30')
      sums.spending += said.amount ?? 0;
  }
  return sums;
}

describe('the report on supported projects', () => {
  test('is issued in every language as page and DOCX, with the figures of an independent sum', async () => {
    await store(visit);
    await storeAttachment(archive(), hash, photo);
    const { code, report: made } = await report();
    expect(code).toBe(0);
    const sums = sumsOfActions(followedActions);
    expect(made).toMatchObject({
      order: 'o-1',
      due: '2026-07-01',
      draft: false,
      open: [],
      figures: {
        applications: { admitted: 4 },
        totals: { projects: 3, granted: sums.project, paid: sums.payment, spent: sums.spending },
        visits: 2,
      },
      // Two photos of the sample are nowhere.
      missingPhotos: 2,
    });
    expect(made?.files.toSorted()).toEqual(
      ['kk', 'ru', 'en', 'kk-ru']
        .flatMap((language) => [`monitoring.${language}.html`, `monitoring.${language}.docx`])
        .toSorted(),
    );
    for (const language of ['kk', 'ru', 'en'] as const) {
      const page = plain(await issued(`monitoring.${language}.html`));
      for (const sum of [sums.project, sums.payment, sums.spending])
        expect(page).toContain(formatTiyn(tiyn(sum), language).replaceAll('\u00a0', ' '));
    }
  });

  test('shows the photos that are here, names those that are not, and runs nothing', async () => {
    await store(visit);
    await storeAttachment(archive(), hash, photo);
    await report('--lang', 'ru');
    const page = await issued('monitoring.ru.html');
    expect(page.match(/<img src="data:image\/jpeg;base64,/g)).toHaveLength(1);
    expect(page).toContain('img-src data:');
    expect(page).toContain('&lt;b&gt;Турбина&lt;/b&gt;');
    expect(page).not.toContain('style="');
    expect(plain(page)).toContain('Цех (фотография не вошла в этот файл)');
    const docx = unzipSync(
      new Uint8Array(await readFile(join(folder, 'out', 'monitoring.ru.docx'))),
    );
    const pictures = Object.keys(docx).filter((name) => name.startsWith('word/media/'));
    expect(pictures).toHaveLength(1);
    expect(docx[pictures[0] ?? '']).toEqual(photo);
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('Турбина');
  });

  test('takes no photo whose bytes are not what their name says', async () => {
    await store(visit);
    await prepareArchive(archive(), world.contest);
    await writeFile(join(archive(), 'attachments', hash), photo.subarray(1));
    const { report: made } = await report('--lang', 'kk');
    expect(made?.missingPhotos).toBe(3);
    expect(await issued('monitoring.kk.html')).not.toContain('<img');
  });

  test('is the same bytes each time', async () => {
    await store();
    await report('--lang', 'kk');
    const first = await readFile(join(folder, 'out', 'monitoring.kk.docx'));
    await rm(join(folder, 'out'), { recursive: true });
    await report('--lang', 'kk');
    expect(await readFile(join(folder, 'out', 'monitoring.kk.docx'))).toEqual(first);
  });

  test('is a draft while money is beyond a ceiling', async () => {
    await store(setMoney('payment', moneyOf('p-9', 900)));
    const { code, report: made } = await report('--lang', 'ru');
    expect(code).toBe(0);
    expect(made).toMatchObject({ draft: true, open: [{ type: 'PaidOverGranted' }] });
    expect(plain(await issued('monitoring.ru.html'))).toContain('Черновик');
  });

  test('prints a page for people', async () => {
    await store();
    const page = await import('../../../electron/run-command.ts');
    let shown = '';
    const io = { stdout: (text: string) => void (shown += text), stderr: () => undefined };
    await page.runCommand(['report', archive(), '--out', join(folder, 'out'), '--lang', 'kk'], io);
    expect(shown).toMatch(/^final: order o-1, due 2026-07-01, 2 files in /);
  });
});

describe('a report that cannot be made', () => {
  test.each([
    ['without a folder', [], 2, 'UsageError'],
    ['in a language nobody knows', ['--lang', 'de'], 2, 'UsageError'],
    ['on an order that was not given', ['--order', 'o-9'], 1, 'OrderUnknown'],
    ['with a key file that is none', ['--key', 'nothing.key'], 1, 'FileNotFound'],
  ])('%s is refused', async (what, more, code, type) => {
    await store();
    const called =
      what === 'without a folder' ? await call('report', archive()) : await report(...more);
    expect([called.code, called.error?.type]).toEqual([code, type]);
  });

  test('where nothing was ordered says so', async () => {
    world = await buildContest();
    const all = segmentsOf(world);
    const segments = new Map(all.map((segment) => [segment.id, segment]));
    await storeInArchive(archive(), { contest: world.contest, segments }, all);
    expect((await report()).error).toEqual({ type: 'NothingOrdered' });
    expect((await call('report', join(folder, 'none'), '--out', folder)).error?.type).toBe(
      'NotAnArchive',
    );
  });
});
