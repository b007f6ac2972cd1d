import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import writeExcelFile from 'write-excel-file/node';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

import { launchChromium } from '../../build/chromium.mjs';
import { runCommand } from '../../electron/run-command.ts';
import { Laptop } from './laptop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const passphrase = 'төрт кездейсоқ сөз болса';

const head = [
  'Номер заявки',
  'Название проекта',
  'Номинация',
  'Регион',
  'Заявитель',
  'Населённый пункт',
  'Краткое описание',
  'Контактные данные',
  'Степень готовности',
  'Ожидаемый экологический и экономический результат',
  'Запрашиваемая сумма, ₸',
];

const application = (
  number: string,
  title: string,
  budget: string | number,
): (string | number)[] => [
  number,
  title,
  'Возобновляемые и альтернативные источники энергии',
  'Павлодарская область',
  'ТОО «Ертіс Жарық»',
  'Екібастұз',
  'Установка работает зимой.',
  '+7 700 000 00 00',
  'Опытный образец',
  'Меньше угля.',
  budget,
];

/** Headquarters' workbook: three good rows and one whose sum is not a number. */
async function writeWorkbook(file: string): Promise<void> {
  const rows = [
    head,
    application('101', 'Солнечный водонагреватель', 4_500_000),
    application('102', 'Жел мен күн су көтергіші', 1_180_000),
    application('103', 'Биогаз для фермы', 9_000_000),
    application('104', 'Қамыс қазандығы', 'көп'),
  ];
  const cells = rows.map((row) =>
    row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })),
  );
  await writeExcelFile(cells).toFile(file);
}

async function setUpContest(hq: Laptop): Promise<void> {
  await hq.chooseRole('headquarters');
  await hq.page
    .getByRole('button', { name: new RegExp(`^${hq.text('first-run:start.create')}`) })
    .click();
  await hq.page.getByRole('button', { name: /Online EXPO-2017/ }).click();
  await hq.fill('contest-setup:season', '2026');
  await hq.page.getByRole('tab', { name: hq.text('contest-setup:regulation') }).click();
  await hq.fill('contest-setup:jurorsPerSubmission', '2');
  await hq.page.getByRole('tab', { name: hq.text('contest-setup:commission') }).click();
  await hq.fill('contest-setup:memberName', 'Әбдірахманов Ержан Серікұлы', { number: '1' });
  await hq.press('common:continue');
  await hq.fill('common:surname', 'Жүнісова');
  await hq.fill('common:givenName', 'Әсел');
  await hq.fill('common:passphrase', passphrase);
  await hq.fill('contest-setup:passphraseAgain', passphrase);
  await hq.press('contest-setup:found');
  await hq.page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function receiveApplications(hq: Laptop): Promise<void> {
  const workbook = join(hq.folder, 'applications.xlsx');
  await writeWorkbook(workbook);
  await hq.go('applications');
  await hq.give(hq.button('common:chooseFile'), workbook);
  await hq.press('intake:checkTable');
  await hq.page.getByText('Это не сумма').first().waitFor();
  await hq.page
    .getByRole('button', { name: /^Импортировать/ })
    .last()
    .click();
  await hq.page.getByText('Биогаз для фермы').first().waitFor();
  expect(await hq.page.getByText('Қамыс қазандығы').count()).toBe(0);
}

async function inviteJury(hq: Laptop): Promise<string[]> {
  const people = join(hq.folder, 'people.csv');
  writeFileSync(
    people,
    [
      'Фамилия;Имя;Отчество;Роль;Организация;Регион',
      'Ибраев;Серік;Маратұлы;член жюри;;Павлодарская область',
      'Ковальчук;Ольга;Петровна;член жюри;;Павлодарская область',
      'Сейітқали;Гүлнар;;координатор;;Павлодарская область',
    ].join('\n'),
  );
  await hq.go('jury');
  await hq.press('jury:importPeople');
  await hq.give(hq.button('common:chooseFile'), people);
  await hq.page.getByRole('button', { name: /^Добавить 3/ }).click();
  await hq.page.getByText('Сейітқали Гүлнар').first().waitFor();
  await hq.page.getByRole('tab', { name: hq.text('jury:assignment') }).click();
  await hq.press('jury:assign');
  await hq.press('jury:recordAssignment');
  await hq.page.getByRole('tab', { name: hq.text('jury:invitationsTab') }).click();
  await hq.press('common:selectAll');
  const files = await hq.take(hq.page.getByRole('button', { name: /^Подготовить 3/ }), 3);
  expect(files).toHaveLength(3);
  return files;
}

/** What the digit row of the Kazakh layout writes instead of digits. */
const kazakhDigitRow: Readonly<Record<string, string>> = {
  Digit2: 'ә',
  Digit3: 'і',
  Digit4: 'ң',
  Digit5: 'ғ',
  Digit8: 'ү',
  Digit9: 'ұ',
  Digit0: 'қ',
};

/** Presses a key of the digit row as the Kazakh layout sends it: the code of a digit, the letter of the layout. */
async function pressInKazakhLayout(laptop: Laptop, code: string): Promise<void> {
  const session = await laptop.page.context().newCDPSession(laptop.page);
  const key = kazakhDigitRow[code] ?? code.slice(-1);
  const windowsVirtualKeyCode = 48 + Number(code.slice(-1));
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    code,
    key,
    text: key,
    windowsVirtualKeyCode,
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode });
  await session.detach();
}

const criteria = 6;

/** Scores the three sheets by keyboard alone, in the Kazakh layout, and hands them in. */
async function scoreByKeyboard(juror: Laptop): Promise<string> {
  const { page } = juror;
  await page.getByText(juror.text('juror-list:title')).first().waitFor();
  await page.keyboard.press('n');
  for (let sheet = 0; sheet < 3; sheet += 1) {
    await page.locator('[data-score-field]').first().waitFor();
    for (let criterion = 0; criterion < criteria; criterion += 1) {
      await pressInKazakhLayout(juror, ['Digit9', 'Digit8', 'Digit5'][sheet] ?? 'Digit5');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('PageDown');
  }
  // After the last sheet the list comes by itself.
  return handInAndExport(juror, /^3 парақты тапсыру/);
}

/** Scores two sheets with the pointer, steps back from the third, hands in what is complete. */
async function scoreByPointer(juror: Laptop): Promise<string> {
  const { page } = juror;
  for (const [title, score] of [
    ['Солнечный водонагреватель', '7'],
    ['Жел мен күн су көтергіші', '6'],
  ] as const) {
    await page.getByText(title).first().click();
    await page.locator('[data-score-field]').first().waitFor();
    for (let criterion = 0; criterion < criteria; criterion += 1) {
      const group = page.locator('.crit').nth(criterion).getByRole('radiogroup');
      await group.getByRole('radio', { name: score, exact: true }).click();
    }
    await page
      .getByRole('status')
      .filter({ hasText: juror.text('common:saved') })
      .first()
      .waitFor();
    await page.getByText(juror.text('score:toList'), { exact: true }).first().click();
  }
  await page.getByText('Биогаз для фермы').first().click();
  await juror.press('score:recusal.action');
  const question = page.getByRole('alertdialog');
  await question.getByRole('radio', { name: juror.text('score:recusal.reasons.relative') }).check();
  await question.getByRole('button', { name: juror.text('score:recusal.verb') }).click();
  await question.waitFor({ state: 'hidden' });
  return handInAndExport(juror, /^Сдать 2 листа/);
}

async function handInAndExport(juror: Laptop, verb: RegExp): Promise<string> {
  const { page } = juror;
  await page.getByRole('button', { name: verb }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: verb }).click();
  await page.getByText(juror.text('juror-list:handIn.receipt')).first().waitFor();
  const [file = ''] = await juror.take(juror.button('juror-list:export.verb'), 1);
  return file;
}

/** Drops files in the receiving screen, looks at the dry run and imports. */
async function receive(laptop: Laptop, verb: RegExp, ...files: readonly string[]): Promise<void> {
  await laptop.go('receive');
  await laptop.give(laptop.button('receive:pick'), ...files);
  await laptop.page.getByRole('button', { name: verb }).click();
  await laptop.page.getByText(laptop.text('receive:resultFiles')).first().waitFor();
}

/** The coordinator types one score from paper, collects the jurors' files and hands over the region. */
async function collectRegion(coordinator: Laptop, files: readonly string[]): Promise<string> {
  const { page } = coordinator;
  await coordinator.go('paper');
  const chooser = page.getByLabel(coordinator.text('coordinator:paper.juror'), { exact: true });
  await chooser.locator('option').nth(2).waitFor({ state: 'attached' });
  await chooser.selectOption({ index: 2 });
  const group = page.locator('.crit').first().getByRole('radiogroup');
  await group.getByRole('radio', { name: '4', exact: true }).click();
  await page
    .getByRole('status')
    .filter({ hasText: coordinator.text('common:saved') })
    .first()
    .waitFor();
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
  await hq.go('protocol');
  await hq.fill('protocol:meeting.number', '7');
  await hq.fill('protocol:meeting.date', '13.05.2026');
  await hq.fill('protocol:meeting.place', 'Астана');
  await hq.fill('protocol:meeting.for', '1');
  await hq.press('protocol:meeting.save');
  await page.getByText(hq.text('protocol:meeting.saved')).first().waitFor();
  await page.getByRole('radio', { name: hq.text('protocol:view.document') }).click();
  await hq.press('protocol:seal.verb');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: hq.text('protocol:seal.verb') })
    .click();
  await page.getByText(hq.text('protocol:sealed')).first().waitFor();
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
  for (const [language, sentences] of Object.entries(minutes)) {
    await page
      .getByLabel(hq.text('protocol:document.language'), { exact: true })
      .selectOption({ label: hq.text(`protocol:document.languages.${language}`) });
    await page.locator('.stage').getByText(sentences[0]).first().waitFor();
    const text = plain((await page.locator('.stage').textContent()) ?? '');
    for (const sentence of sentences) expect(text, language).toContain(sentence);
  }
}

/** The whole set as files: what is written says the same. */
async function checkFiles(hq: Laptop): Promise<void> {
  const files = await hq.take(hq.button('protocol:document.all'), 22);
  const names = files.map((file) => basename(file));
  expect(names).toContain('register.kk.xlsx');
  expect(names).toContain('index.html');
  for (const [language, sentences] of Object.entries(minutes)) {
    const docx = unzipSync(readFileSync(join(hq.folder, `protocol.${language}.docx`)));
    const paragraphs = strFromU8(docx['word/document.xml'] ?? new Uint8Array()).replaceAll(
      /<[^>]+>/g,
      '',
    );
    const html = readFileSync(join(hq.folder, `protocol.${language}.html`), 'utf8');
    for (const sentence of sentences) {
      expect(plain(paragraphs), `${language} docx`).toContain(sentence);
      expect(plain(html.replaceAll(/<[^>]+>/g, '')), `${language} html`).toContain(sentence);
    }
  }
}

/** The headless command merges the archive that the window saved, and finds the same contest. */
async function checkArchive(hq: Laptop): Promise<void> {
  await hq.go('receive');
  const [archive = ''] = await hq.take(hq.button('receive:archive.verb'), 1);
  let printed = '';
  const io = { stdout: (text: string) => void (printed += text), stderr: () => undefined };
  const into = join(hq.folder, 'archive');
  expect(await runCommand(['merge', archive, '--into', into, '--json'], io)).toBe(0);
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
  const address = inject('applicationAddress');
  const laptops: Laptop[] = [];
  const sit = async (language: 'kk' | 'ru'): Promise<Laptop> => {
    const laptop = await Laptop.open(browser, address, language);
    laptops.push(laptop);
    return laptop;
  };
  try {
    const hq = await sit('ru');
    await setUpContest(hq);
    await receiveApplications(hq);
    const [coordinatorFile = '', kazakhFile = '', russianFile = ''] = await inviteJury(hq);

    const kazakhJuror = await sit('kk');
    await kazakhJuror.join('juror', kazakhFile, passphrase);
    const kazakhScores = await scoreByKeyboard(kazakhJuror);

    const russianJuror = await sit('ru');
    await russianJuror.join('juror', russianFile, passphrase);
    const russianScores = await scoreByPointer(russianJuror);

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
    for (const laptop of laptops) expect(laptop.complaints).toEqual([]);
  } catch (error) {
    for (const laptop of laptops) await laptop.describe();
    throw error;
  } finally {
    for (const laptop of laptops) await laptop.close();
  }
});
