import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { exportBundle } from '../../shared/demo/demo-bundles.ts';
import { enterSheet, handInNow } from '../../shared/demo/demo-judging.ts';
import { createJudging } from '../../shared/demo/demo-scores.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { receive } from './desk-tasks.ts';
import { restore } from './key-tasks.ts';
import type { Laptop } from './laptop.ts';
import { bringProgramme, foldBundles, type Programme } from './programme-files.ts';
import { setTable } from './table.ts';

const table = setTable();

type StageId = 'written' | 'commission';

/** The two papers disagree with the juror's own file once more: headquarters keeps what the juror entered. */
async function settleLast(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('conflicts');
  await page.locator('[role=radio].radio').first().click();
  await page
    .getByLabel(hq.text('conflicts:reason.label'), { exact: true })
    .selectOption({ label: hq.text('conflicts:reasons.askedByPhone') });
  await page.locator('.verbs .primary').click();
  await page.getByText(hq.text('conflicts:empty.allSettled')).first().waitFor();
}

const chooseStage = async (hq: Laptop, stage: StageId): Promise<void> => {
  const title = { written: '1-кезең. Жазбаша бағалау', commission: '2-кезең. Конкурстық комиссия' };
  await hq.page
    .getByLabel(hq.text('common:stage'), { exact: true })
    .first()
    .selectOption({ label: title[stage] });
};

/** The commission meets on a stage, and headquarters seals it. */
async function sealStage(hq: Laptop, stage: StageId, number: string): Promise<void> {
  const { page } = hq;
  await hq.go('decide');
  await chooseStage(hq, stage);
  await hq.fill('decide:meeting.number', number);
  await hq.fill('decide:meeting.date', '13.05.2016');
  await hq.fill('decide:meeting.place', 'Астана');
  await hq.fill('decide:meeting.for', '7');
  await hq.press('decide:meeting.save');
  await page.getByText(hq.text('decide:meeting.saved')).first().waitFor();
  await page.getByRole('radio', { name: hq.text('decide:parts.seal'), exact: true }).click();
  await hq.press('decide:seal.verb');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: hq.text('decide:seal.verb') }).click();
  await page.getByText(hq.text('decide:seal.sealed')).first().waitFor();
}

/** Every finalist goes to the whole jury, in one step. */
async function assignFinalists(hq: Laptop): Promise<void> {
  await hq.go('assignment');
  await chooseStage(hq, 'commission');
  await hq.press('assign:propose');
  await hq.press('assign:draft.record');
  await hq.page
    .getByText(/Бөлу бекітілді: 50/u)
    .first()
    .waitFor();
}

/** Everybody of the jury scores the finalists on the own laptop; the files as they are handed over. */
async function scoreFinalists(
  hq: Laptop,
  { demo }: Programme,
  { assignments }: Pick<FoldedContest, 'assignments'>,
): Promise<readonly string[]> {
  const stage = present(
    demo.settings.stages.find(({ id }) => id === 'commission'),
    'the commission scores',
  );
  const opinion = createJudging(stage, 1);
  const files: string[] = [];
  for (const { person, installation } of demo.jurors) {
    const own = [...assignments].filter(
      ([place, jurors]) => place.startsWith('commission/') && jurors.includes(person.id),
    );
    for (const [place] of own) {
      const submission = place.slice('commission/'.length);
      const ref = { stage: stage.id, submission, juror: person.id };
      const sheet = enterSheet(installation, ref, opinion(ref, { person, language: 'kk' }));
      if (sheet.scores.size === stage.criteria.length) handInNow(installation, sheet, 1);
    }
    await installation.seal();
    const file = join(hq.folder, `scores-${person.id}.qzb`);
    const sent = { kind: 'scores', recipients: ['headquarters'] } as const;
    const { segments } = installation;
    writeFileSync(
      file,
      await exportBundle(demo.settings, { person, installation }, sent, { segments }),
    );
    files.push(file);
  }
  return files;
}

/** The archive as headquarters saves it. */
async function saveArchive(hq: Laptop): Promise<string> {
  await hq.go('receive');
  const [archive = ''] = await hq.take(hq.button('receive:archive.verb'), 1);
  return archive;
}

interface Ranked {
  readonly submission: string;
  readonly nomination: string;
  readonly place: number | null;
  readonly selected: string | null;
}

const door = fileURLToPath(new URL('../../build/qazylar.mjs', import.meta.url));

/** A stage as the headless command ranks an archive, in a process of its own that knows nothing of the window. */
async function rankHeadless(archive: string, stage: StageId): Promise<readonly Ranked[]> {
  const headless = async (...args: readonly string[]): Promise<string> => {
    const said = await promisify(execFile)(process.execPath, [door, ...args], {
      maxBuffer: 2 ** 27,
    });
    return said.stdout;
  };
  const folder = `${archive}.${stage}`;
  await headless('merge', archive, '--into', folder);
  const told = await headless('rank', folder, '--stage', stage, '--draws', '0', '--json');
  return (JSON.parse(told) as { readonly submissions: readonly Ranked[] }).submissions;
}

/** Papers of a stage by the names of their files, and the page that everybody will see, as it reads. */
interface Issued {
  readonly papers: ReadonlyMap<string, string>;
  /** Numbers of the applications of its register, and of its winners by nomination. */
  readonly register: readonly string[];
  readonly winners: readonly (readonly string[])[];
  readonly text: string;
}

async function readPage(hq: Laptop, file: string): Promise<Omit<Issued, 'papers'>> {
  const page = await hq.page.context().newPage();
  await page.goto(pathToFileURL(file).href);
  const register = await page.locator('tbody tr td:nth-child(2)').allTextContents();
  const winners: string[][] = [];
  for (const card of await page.locator('.winners .card').all())
    winners.push(await card.locator('.what b').allTextContents());
  const text = await page.locator('body').innerText();
  await page.close();
  return { register, winners, text };
}

/** Saves some papers of a stage and its page. */
async function issueStage(
  hq: Laptop,
  stage: StageId,
  wanted: readonly (readonly [paper: string, form: string])[],
): Promise<Issued> {
  const { page } = hq;
  await hq.go('issue');
  await chooseStage(hq, stage);
  const papers = new Map<string, string>();
  for (const [paper, form] of wanted) {
    await page
      .getByLabel(hq.text('issue:document.which'), { exact: true })
      .selectOption({ label: hq.text(`issue:papers.${paper}`) });
    const [file = ''] = await hq.take(page.getByRole('button', { name: form, exact: true }), 1);
    papers.set(`${paper}.${form}`, readFileSync(file, 'utf8'));
  }
  await page.getByRole('tab', { name: hq.text('shell:issuing.public'), exact: true }).click();
  const [file = ''] = await hq.take(hq.button('publish:save.page'), 1);
  return { papers, ...(await readPage(hq, file)) };
}

const on = (ranked: readonly Ranked[]): readonly string[] =>
  ranked.flatMap(({ submission, selected }) => (selected === 'on' ? [submission] : []));

/** Titles of the first three of each nomination, as the archive's own ranking has them. */
const prizes = (ranked: readonly Ranked[], titleOf: (submission: string) => string) =>
  new Map(
    [...groupBy(ranked, ({ nomination }) => nomination)].map(([nomination, own]) => [
      nomination,
      own
        .filter(({ place }) => place !== null && place <= 3)
        .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
        .map(({ submission }) => titleOf(submission)),
    ]),
  );

const plain = (html: string): string =>
  html.replaceAll(/<(style|script)[^]*?<\/\1>|<[^>]+>/gu, ' ');

/** Nothing is a draft any more, neither a paper nor the page. */
function expectFinal(hq: Laptop, { papers, text }: Issued): void {
  const mark = hq.text('documents:draft');
  expect(text).not.toContain(mark);
  for (const [name, paper] of papers) expect(plain(paper), name).not.toContain(mark);
}

it('600 applications of 5 nominations: the register TOP-50, 15 winners, their papers and pages', async () => {
  await table.play(async (sit) => {
    const hq = await sit('kk');
    const expo = await bringProgramme(hq.folder, 'expo', 1);
    await restore(hq, expo.recovery, expo.archive);
    await receive(hq, /импорттау$/, ...expo.regions);
    await settleLast(hq);
    await sealStage(hq, 'written', '1');
    await assignFinalists(hq);
    const between = await saveArchive(hq);
    const written = rankHeadless(between, 'written');
    const state = await foldBundles(expo.demo.contest, [readFileSync(between)]);
    expect(state.submissions.size).toBe(600);
    await receive(hq, /импорттау$/, ...(await scoreFinalists(hq, expo, state)));
    await sealStage(hq, 'commission', '2');
    const commission = rankHeadless(await saveArchive(hq), 'commission');

    const end = await issueStage(hq, 'commission', [
      ['protocol', 'HTML'],
      ['diplomas', 'HTML'],
    ]);
    const top = await issueStage(hq, 'written', [['register', 'HTML']]);
    const titleOf = (submission: string) => state.submissions.get(submission)?.title ?? '';

    const fifty = on(await written);
    expect(fifty).toHaveLength(50);
    expect([...top.register].toSorted()).toEqual([...fifty].toSorted());
    expectFinal(hq, top);

    const fifteen = prizes(await commission, titleOf);
    expect([...fifteen.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3, 3]);
    const nominations = expo.demo.settings.nominations.map(({ id }) => fifteen.get(id));
    expect(end.winners).toEqual(nominations);
    expect([...end.register].toSorted()).toEqual([...on(await commission)].toSorted());
    expectFinal(hq, end);
    const diplomas = end.papers.get('diplomas.HTML') ?? '';
    const honours = diplomas.split('class="diploma ').slice(1).map(plain);
    expect(honours).toHaveLength(50);
    expect(honours.filter((each) => each.includes('Мақтау қағазы'))).toHaveLength(35);
    const papers = [diplomas, end.papers.get('protocol.HTML') ?? ''].map(plain);
    for (const title of nominations.flat())
      for (const paper of papers) expect(paper).toContain(title);
  });
});
