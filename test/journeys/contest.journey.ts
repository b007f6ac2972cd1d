import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';

import { runCommand } from '../../electron/run-command.ts';
import { enterFromPaper, receive } from './desk-tasks.ts';
import {
  foundContest,
  inviteJury,
  passphrase,
  receiveApplications,
  saveKeyFile,
} from './headquarters-tasks.ts';
import { handIn, saveScores, scoreByKeyboard, scoreByPointer } from './juror-tasks.ts';
import type { Laptop } from './laptop.ts';
import { setTable } from './table.ts';

const table = setTable();

/** The coordinator types one score from paper, collects the jurors' files and hands over the region. */
async function collectRegion(coordinator: Laptop, files: readonly string[]): Promise<string> {
  await enterFromPaper(coordinator, 2, ['4']);
  await receive(coordinator, /^2 файлды импорттау/, ...files);
  await coordinator.go('hand-over');
  const [region = ''] = await coordinator.take(coordinator.button('coordinator:handOver.verb'), 1);
  return region;
}

/** The paper said 4 where the juror entered 7: headquarters keeps the juror's score, with a reason. */
async function settleConflict(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('conflicts');
  await page.getByRole('radio', { name: /^7/ }).check();
  await page
    .getByLabel(hq.text('conflicts:reason.label'), { exact: true })
    .selectOption({ label: hq.text('conflicts:reasons.askedByPhone') });
  await page.getByRole('button', { name: hq.text('conflicts:keepValue', { value: '7' }) }).click();
  await page.getByText(hq.text('conflicts:empty.allSettled')).first().waitFor();
}

async function reviewRanking(hq: Laptop): Promise<void> {
  await hq.go('ranking');
  const first = hq.page.getByRole('row').filter({ hasText: 'Солнечный водонагреватель' }).first();
  await first.waitFor();
  expect(await first.innerText()).toMatch(/^1\b/);
}

async function holdMeeting(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('decide');
  await hq.fill('decide:meeting.number', '7');
  await hq.fill('decide:meeting.date', '13.05.2026');
  await hq.fill('decide:meeting.place', 'Астана');
  await hq.fill('decide:meeting.for', '1');
  await hq.press('decide:meeting.save');
  await page.getByText(hq.text('decide:meeting.saved')).first().waitFor();
  await page.getByRole('radio', { name: hq.text('decide:parts.seal') }).click();
  await hq.press('decide:seal.verb');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: hq.text('decide:seal.verb') })
    .click();
  await page.getByText(hq.text('decide:seal.sealed')).first().waitFor();
}

/** What the minutes say of this contest, and a draft or another language would not. */
const minutes = {
  kk: [
    'отырысының хаттамасы № 7',
    '2026 жылғы 13 мамыр',
    'Ковальчук О. П. (№ 103 өтінім)',
    'Шешілген қайшылық саны — 1.',
    'Әбдірахманов Ержан Серікұлы',
  ],
  ru: [
    'Протокол № 7 заседания конкурсной комиссии',
    '13 мая 2026 года',
    'Самоотвод в связи с конфликтом интересов взяли: Ковальчук О. П.',
    'Разрешено расхождений — 1.',
    'Солнечный водонагреватель',
  ],
  en: [
    'Minutes No. 7 of the contest commission',
    '13 May 2026',
    'Recused for conflict of interest: Ковальчук О. П.',
    'Differences settled: 1.',
    'Солнечный водонагреватель',
  ],
} as const;

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** The same decision in three languages, as the preview shows it. */
async function checkMinutes(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.go('issue');
  for (const [language, sentences] of Object.entries(minutes)) {
    await page
      .getByLabel(hq.text('issue:document.language'), { exact: true })
      .selectOption({ label: hq.text(`issue:document.languages.${language}`) });
    await page.locator('.stage').getByText(sentences[0]).first().waitFor();
    const text = plain((await page.locator('.stage').textContent()) ?? '');
    for (const sentence of sentences) expect(text, language).toContain(sentence);
  }
}

/** The whole set as files: what is written says the same. */
async function checkFiles(hq: Laptop): Promise<void> {
  const [file = ''] = await hq.take(hq.button('issue:document.all'), 1);
  const files = unzipSync(readFileSync(file));
  const names = Object.keys(files);
  expect(names).toContain('register.kk.xlsx');
  expect(names).toContain('diplomas.ru.html');
  expect(names).toContain('index.html');
  for (const [language, sentences] of Object.entries(minutes)) {
    const docx = unzipSync(files[`protocol.${language}.docx`] ?? new Uint8Array());
    const paragraphs = strFromU8(docx['word/document.xml'] ?? new Uint8Array()).replaceAll(
      /<[^>]+>/g,
      '',
    );
    const html = strFromU8(files[`protocol.${language}.html`] ?? new Uint8Array());
    for (const sentence of sentences) {
      expect(plain(paragraphs), `${language} docx`).toContain(sentence);
      expect(plain(html.replaceAll(/<[^>]+>/g, '')), `${language} html`).toContain(sentence);
    }
  }
}

/** The headless command merges the archive that the window saved, and finds the same contest. */
async function checkArchive(hq: Laptop): Promise<void> {
  const key = await saveKeyFile(hq);
  await hq.go('receive');
  const [archive = ''] = await hq.take(hq.button('receive:archive.verb'), 1);
  let printed = '';
  const io = { stdout: (text: string) => void (printed += text), stderr: () => undefined };
  const into = join(hq.folder, 'archive');
  expect(await runCommand(['merge', archive, '--into', into, '--key', key, '--json'], io)).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    conflicts: { agree: 0, hard: 0, fork: 0, rule: 0, unknown: 0 },
    quarantine: [],
  });
  printed = '';
  expect(await runCommand(['results', into, '--out', join(hq.folder, 'out'), '--json'], io)).toBe(
    0,
  );
  expect(JSON.parse(printed)).toMatchObject({ sealed: true });
}

it('plays a whole contest through the screens, from a workbook to minutes in three languages', async () => {
  await table.play(async (sit) => {
    const hq = await sit('ru');
    await foundContest(hq);
    await receiveApplications(hq);
    const [coordinatorFile = '', kazakhFile = '', russianFile = ''] = await inviteJury(hq);

    const kazakhJuror = await sit('kk');
    await kazakhJuror.join('juror', kazakhFile, passphrase);
    await scoreByKeyboard(kazakhJuror, ['Digit9', 'Digit8', 'Digit5']);
    await handIn(kazakhJuror, /^3 парақты тапсыру/);
    const kazakhScores = await saveScores(kazakhJuror);

    const russianJuror = await sit('ru');
    await russianJuror.join('juror', russianFile, passphrase);
    await scoreByPointer(russianJuror);
    await handIn(russianJuror, /^Сдать 2 листа/);
    const russianScores = await saveScores(russianJuror);

    const coordinator = await sit('kk');
    await coordinator.join('coordinator', coordinatorFile, passphrase);
    const region = await collectRegion(coordinator, [kazakhScores, russianScores]);

    await receive(hq, /^Импортировать 1 файл/, region);
    await settleConflict(hq);
    await reviewRanking(hq);
    await holdMeeting(hq);
    await checkMinutes(hq);
    await checkFiles(hq);
    await checkArchive(hq);
  });
});
