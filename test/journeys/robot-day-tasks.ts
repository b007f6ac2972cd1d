import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inviteOne, passphrase } from './headquarters-tasks.ts';
import type { Laptop } from './laptop.ts';

/** A team of the journey: number, name, discipline as the template calls it, school. */
type Team = readonly [number: string, name: string, discipline: string, school: string];

/** Three teams of grades 1–4, two of grades 5–7, two of grades 8–11; the last one without its parents' consent. */
const teams: readonly Team[] = [
  ['1', 'Барыс', 'Робо-футбол', 'Школа № 1'],
  ['2', 'Шолпан', 'Робо-футбол', 'Школа № 2'],
  ['3', 'Жебе', 'Робо-футбол', 'Школа № 3'],
  ['4', 'Тұлпар', 'Робо-кросс', 'Школа № 1'],
  ['5', 'Самғау', 'Робо-кросс', 'Школа № 2'],
  ['6', 'Алып', 'Робо-сумо', 'Школа № 1'],
  ['7', 'Батыр', 'Робо-сумо', 'Школа № 3'],
  ['8', 'Келісімсіз', 'Робо-сумо', 'Школа № 4'],
];

const head = [
  'Номер заявки',
  'Название проекта',
  'Номинация',
  'Заявитель',
  'Название команды',
  'Участник 1 (фамилия, имя, класс)',
  'Участник 2 (фамилия, имя, класс)',
  'Школа',
  'Руководитель',
  'Согласие родителей получено',
];

/** Founds a robot day from its template. */
export async function foundRobotDay(hq: Laptop): Promise<void> {
  const { page } = hq;
  await hq.chooseRole('headquarters');
  await page
    .getByRole('button', { name: new RegExp(`^${hq.text('first-run:start.create')}`) })
    .click();
  await page.getByRole('button', { name: /^День роботов/ }).click();
  await hq.fill('contest-setup:season', '2026');
  await page.getByRole('tab', { name: hq.text('contest-setup:commission') }).click();
  await hq.fill('contest-setup:memberName', 'Әбдірахманов Ержан Серікұлы', { number: '1' });
  await hq.press('common:continue');
  await hq.fill('common:surname', 'Жүнісова');
  await hq.fill('common:givenName', 'Әсел');
  await hq.fill('common:passphrase', passphrase);
  await hq.fill('contest-setup:passphraseAgain', passphrase);
  await page.getByRole('radio', { name: hq.text('contest-setup:trust.ticket') }).check();
  await hq.press('contest-setup:found');
  await page.locator('a[href="#/tournament"]').waitFor();
}

/** Takes in the teams from a table. */
export async function receiveTeams(hq: Laptop): Promise<void> {
  const rows = teams.map(([number, name, discipline, school]) => [
    number,
    name,
    discipline,
    school,
    name,
    `Ахметов Али ${number}, 4 «А»`,
    `Серікова Дана ${number}, 4 «Б»`,
    school,
    'Омарова Гүлнар',
    number === '8' ? 'нет' : 'да',
  ]);
  const table = join(hq.folder, 'teams.csv');
  writeFileSync(table, [head, ...rows].map((cells) => cells.join(';')).join('\n'));
  await hq.go('applications');
  await hq.give(hq.button('common:chooseFile'), table);
  await hq.press('intake:checkTable');
  await hq.page
    .getByRole('button', { name: /^Импортировать/ })
    .last()
    .click();
  await hq.page.getByText('Самғау').first().waitFor();
}

/** Invites one referee; the path of the invitation, which carries the draws. */
export const inviteReferee = (hq: Laptop): Promise<string> =>
  inviteOne(hq, 'Фамилия;Имя;Роль;Организация', 'Ибраев;Серік;член жюри;Школа № 9');

/** Opens a discipline of the day by its name. */
export async function openDiscipline(at: Laptop, name: string): Promise<void> {
  await at.page.getByRole('radio', { name: new RegExp(`^${name}`) }).click();
}

type Part = 'matches' | 'runs' | 'standings' | 'screen' | 'draw' | 'teams' | 'handOver';

export async function openPart(at: Laptop, part: Part): Promise<void> {
  await at.page.getByRole('tab', { name: at.text(`tournament:tab.${part}`), exact: true }).click();
}

/** Teams without consent are taken out before lots are drawn. */
export async function stopWithoutConsent(hq: Laptop): Promise<void> {
  await openDiscipline(hq, 'Робо-сумо');
  await openPart(hq, 'teams');
  await hq.press('tournament:teams.stopAll');
  await hq.page.getByText(hq.text('tournament:teams.refused')).first().waitFor();
}

/** Draws lots of a discipline from words spoken in the hall. */
export async function drawLots(hq: Laptop, discipline: string): Promise<void> {
  await openDiscipline(hq, discipline);
  await openPart(hq, 'draw');
  await hq.fill('tournament:draw.seed', `алма көктем 2026 ${discipline}`);
  await hq.press('tournament:draw.verb');
  await hq.page.getByText(hq.text('tournament:draw.checked')).waitFor();
}

/** Writes the first open sheet: what stands in the fields of each side, and Enter records it. */
export async function writeNext(at: Laptop, figures: readonly string[]): Promise<void> {
  const { page } = at;
  await page.locator('.next-meetings .btn').first().click();
  const dialog = page.getByRole('dialog');
  for (const [side, figure] of figures.entries())
    await dialog.locator('.sheet-side').nth(side).locator('input.input').first().fill(figure);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}
