import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { expect } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import type { Laptop } from './laptop.ts';

/** Everybody's passphrase: journeys do not test forgetting. */
export const passphrase = 'төрт кездейсоқ сөз болса';

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

/** Founds a contest; files are encrypted, as the form proposes. `confirmation` says when a juror's key counts. */
export async function foundContest(
  hq: Laptop,
  confirmation: 'ticket' | 'confirmed' = 'ticket',
): Promise<void> {
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
  await hq.page
    .getByRole('radio', { name: hq.text(`contest-setup:trust.${confirmation}`) })
    .check();
  await hq.press('contest-setup:found');
  await hq.page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** Takes in three applications; a fourth row has a sum that is none and stays out. */
export async function receiveApplications(hq: Laptop): Promise<void> {
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

/** Takes people in from a table, `columns` over `rows` with `;` between the cells, and waits for the last one. */
async function importPeople(hq: Laptop, columns: string, rows: readonly string[]): Promise<void> {
  const people = join(hq.folder, 'people.csv');
  writeFileSync(people, [columns, ...rows].join('\n'));
  const last = present(rows.at(-1), 'a person').split(';').slice(0, 2).join(' ');
  await hq.go('jury');
  await hq.press('jury:importPeople');
  await hq.give(hq.button('common:chooseFile'), people);
  await hq.page.getByRole('button', { name: new RegExp(`^Записать ${rows.length}`) }).click();
  await hq.page.getByText(last).first().waitFor();
}

/** Prepares the invitations of all `count` people who are on the page; paths in the order of the files' names. */
async function takeInvitations(hq: Laptop, count: number): Promise<readonly string[]> {
  await hq.page.getByRole('tab', { name: hq.text('jury:invitationsTab') }).click();
  await hq.press('common:selectAll');
  // Each comes with a covering letter.
  const prepare = hq.page.getByRole('button', { name: new RegExp(`^Подготовить ${count}`) });
  const files = await hq.take(prepare, 2 * count);
  const invitations = files.filter((file) => file.endsWith('.qzb'));
  expect(invitations).toHaveLength(count);
  return invitations;
}

/** Invites two jurors and their coordinator at once; the files in the order coordinator, first juror, second juror. */
export async function inviteJury(hq: Laptop): Promise<readonly string[]> {
  await importPeople(hq, 'Фамилия;Имя;Отчество;Роль;Организация;Регион', [
    'Ибраев;Серік;Маратұлы;член жюри;;Павлодарская область',
    'Ковальчук;Ольга;Петровна;член жюри;;Павлодарская область',
    'Сейітқали;Гүлнар;;координатор;;Павлодарская область',
  ]);
  await hq.go('assignment');
  await hq.press('assign:propose');
  await hq.press('assign:draft.record');
  await hq.page
    .getByText(/Распределение утверждено/)
    .first()
    .waitFor();
  await hq.go('jury');
  return takeInvitations(hq, 3);
}

/** Invites one person of a table with one row, `columns` over `cells` with `;` between them; the invitation's path. */
export async function inviteOne(hq: Laptop, columns: string, cells: string): Promise<string> {
  await importPeople(hq, columns, [cells]);
  const [invitation] = await takeInvitations(hq, 1);
  return present(invitation, 'an invitation');
}

/** Saves headquarters' key file, which opens encrypted files; its path. */
export async function saveKeyFile(hq: Laptop): Promise<string> {
  await hq.go('keys');
  await hq.page.getByRole('tab', { name: hq.text('keys:tabs.own') }).click();
  await hq.press('keys:file.open');
  const dialog = hq.page.getByRole('dialog');
  await dialog.getByLabel(hq.text('keys:passphrase.again1')).fill(passphrase);
  const [file = ''] = await hq.take(
    dialog.getByRole('button', { name: hq.text('keys:file.open') }),
    1,
  );
  await dialog.waitFor({ state: 'hidden' });
  return file;
}
