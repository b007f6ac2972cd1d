import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { exchangeWalk } from './screenshot-exchange.mjs';
import { keeping } from './screenshot-keeping.mjs';
import { juror } from './screenshot-juror.mjs';
import { jurorStates } from './screenshot-states.mjs';
import { keysOfDemo, receivingToTheEnd, settling, trust } from './screenshot-trust.mjs';

/** @typedef {import('./screenshots.mjs').Walk} Walk */

/** First run of a juror with an invitation. @param {Walk} at */
async function firstRun(at) {
  await at.shot('first-language');
  await at.chooseRole('juror');
  await at.shot('first-start');
  await at.give(at.button('first-run:start.open'), ['invitation-j01.qzb']);
  await at.page.locator('input[type=password]').first().waitFor();
  await at.fill('first-run:passphrase.label', at.passphrase);
  await at.shot('first-passphrase');
}

/** Headquarters founds a contest, whose screens are still empty, and comes back the next day. @param {Walk} at */
async function newContest(at) {
  await at.chooseRole('headquarters');
  await at.shot('first-start-headquarters');
  await at.page.getByText(at.text('first-run:start.otherWays')).click();
  await at.shot('first-other-ways');
  await at.press('first-run:start.restore');
  await at.shot('first-restore');
  await at.press('common:back');
  await at.press('first-run:start.create');
  await at.page.getByRole('button', { name: /Online EXPO-2017/ }).waitFor();
  await at.shot('new-template');
  await at.page.getByRole('button', { name: /Online EXPO-2017/ }).click();
  await at.fill('contest-setup:season', '2026');
  await at.shot('new-general');
  const sections = ['regions', 'nominations', 'stages', 'form', 'criteria', 'regulation'];
  for (const section of [...sections, 'deadlines', 'texts', 'commission']) {
    await at.tab(`contest-setup:${section}`);
    await at.shot(`new-${section}`);
  }
  await at.enterFounder();
  await at.shot('new-founder');
  await at.press('contest-setup:found');
  await at.page.locator('.rail').waitFor({ timeout: 60_000 });
  for (const section of [
    'applications',
    'jury',
    'completeness',
    'conflicts',
    'ranking',
    'decide',
    'issue',
    'look-back',
  ]) {
    await at.go(`/${section}`);
    await at.shot(`empty-${section}`);
  }
  await at.page.reload();
  await at.page.locator('input[type=password]').first().waitFor();
  await at.shot('unlock');
  await at.press('first-run:unlock.forgot');
  await at.shot('unlock-forgotten');
}

/** A coordinator with the files of the region. @param {Walk} at */
async function coordinator(at) {
  const { page } = at;
  await at.openDemo('coordinator');
  await page.locator('.rail').waitFor();
  await at.shot('coordinator-receive');
  await at.go('/completeness');
  await at.shot('coordinator-completeness');
  await at.go('/paper');
  await at.shot('paper-choose');
  await page.locator('main select').first().selectOption({ index: 1 });
  await at.shot('paper-sheet');
  await at.go('/keys');
  await at.page.locator('.keys tbody tr').last().click();
  await at.shot('coordinator-keys');
  await at.go('/hand-over');
  await at.shot('hand-over');
  await at.page.locator('.file-limit select').selectOption('10');
  await at.shot('hand-over-limit');
  await at.press('coordinator:handOver.verb');
  await page.waitForTimeout(1500);
  await at.shot('hand-over-done');
}

const table = [
  'Номер заявки;Название проекта;Номинация;Регион;Заявитель;Населённый пункт;Краткое описание;Контактные данные;Степень готовности;Ожидаемый экологический и экономический результат;Запрашиваемая сумма, ₸',
  ...[
    '901;Солнечный водонагреватель;Возобновляемые и альтернативные источники энергии;Павлодарская область;ТОО «Ертіс Жарық»;Екібастұз;4 500 000',
    '902;Жел мен күн су көтергіші;Возобновляемые и альтернативные источники энергии;Павлодар облысы;«Дала» ШҚ;Ақсу;1 180 000',
    '903;Биогаз для фермы;Возобнавляемая энергия;Абайская область;КХ «Нұр»;Семей;көп',
    '904;Қамыс қазандығы;Возобновляемые и альтернативные источники энергии;г. Астана;;Астана;2,500',
  ].map((line) => {
    const [id, title, nomination, region, who, town, sum] = line.split(';');
    return [
      id,
      title,
      nomination,
      region,
      who,
      town,
      'Установка работает зимой.',
      '+7 700 000 00 00',
      'Опытный образец',
      'Меньше угля.',
      sum,
    ].join(';');
  }),
].join('\n');

/** A table of applications comes in. @param {Walk} at */
async function applications(at) {
  const { page } = at;
  await at.go('/applications');
  await at.shot('applications');
  writeFileSync(join(at.setting.files, 'table.csv'), table);
  await at.give(at.button('common:chooseFile'), ['table.csv']);
  await at.button('intake:checkTable').waitFor();
  await at.shot('applications-mapping');
  await at.press('intake:checkTable');
  await page.waitForTimeout(800);
  await at.shot('applications-preview');
  await at.go('/jury');
  await at.go('/applications');
  await at.press('intake:addByHand');
  await at.shot('application-form');
}

/** Files come in. @param {Walk} at */
async function receiving(at) {
  const { page } = at;
  await at.go('/receive');
  await at.shot('receive');
  await at.give(at.button('receive:pick'), [
    'from-juror.qzb',
    'region-KZ-11.qzb',
    'damaged.qzb',
    'other-contest.qzb',
  ]);
  await page.getByText('damaged.qzb').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await at.shot('receive-dry-run');
  await page.getByRole('row').filter({ hasText: 'damaged.qzb' }).click();
  await at.shot('receive-refused');
  await receivingToTheEnd(at);
}

/** Who judges what: a proposal, by hand, what is topped up. @param {Walk} at */
async function assignment(at) {
  const { page } = at;
  await at.go('/assignment');
  await at.press('assign:propose');
  await page.getByRole('button', { name: at.text('assign:draft.record') }).waitFor();
  await at.shot('assignment-proposal');
  await at.go('/assignment/board');
  await page.locator('.assign-chip').first().click();
  await at.shot('assignment-board');
  await page.keyboard.press('Escape');
  await at.go('/assignment/grey');
  await page.locator('.assign-part').waitFor();
  await page.waitForTimeout(2500);
  await at.shot('assignment-top-up');
}

/** Past years, and an applicant who took part in them. @param {Walk} at */
async function lookBack(at) {
  const { page } = at;
  await at.openDemo('headquarters');
  await page.locator('.rail').waitFor();
  await at.go('/look-back');
  await page.getByRole('row').nth(1).waitFor();
  await at.shot('look-back');
  await at.tab('look-back:views.search');
  await page.getByRole('searchbox').fill('2015');
  await page.waitForTimeout(600);
  await at.shot('look-back-search');
  await at.tab('look-back:views.seasons');
  await page.getByRole('row').nth(3).getByRole('button').click();
  await page.locator('.past-facts').waitFor();
  await page.waitForTimeout(400);
  await at.shot('look-back-season');
  await at.go('/applications');
  await page.waitForTimeout(1500);
  await at.shot('look-back-applications');
  await at.press('finding:filters.open');
  await page.getByLabel(at.text('look-back:before.filter')).selectOption('yes');
  await page.waitForTimeout(400);
  await at.shot('look-back-filter');
  await page.getByRole('row').nth(1).dblclick();
  await page.locator('.before-list').waitFor();
  await at.shot('look-back-application');
}

/** Headquarters from the settings to the protocol. @param {Walk} at */
async function headquarters(at) {
  const { page } = at;
  await at.openDemo('headquarters');
  await page.locator('.rail').waitFor();
  await page.waitForTimeout(800);
  await at.shot('contest');
  await applications(at);
  await at.go('/jury');
  await at.shot('jury-people');
  await at.tab('jury:invitationsTab');
  await at.shot('jury-invitations');
  await assignment(at);
  await keysOfDemo(at);
  await receiving(at);
  await at.go('/completeness');
  await at.shot('completeness-map');
  await at.radio('completeness:viewTable');
  await at.shot('completeness-table');
  await at.go('/conflicts');
  await page.waitForTimeout(1200);
  await at.shot('conflicts');
  await settling(at);
  await at.go('/ranking');
  await page.getByRole('row').nth(1).waitFor();
  await page.waitForTimeout(1500);
  await at.shot('ranking');
  await page.getByRole('row').nth(4).click();
  await at.shot('ranking-place');
  await at.go('/decide');
  await page.locator('.meeting-fields').waitFor();
  await at.shot('decide-meeting');
  await at.radio('decide:parts.places');
  await at.shot('decide-places');
  await at.radio('decide:parts.seal');
  await at.shot('decide-seal');
  await at.press('decide:seal.verb');
  await page.locator('.dialog').waitFor();
  await at.shot('decide-seal-refused');
  await at.press('common:close');
  await at.go('/decide/audit');
  await page.locator('.audit-results').waitFor();
  await at.fill('audit:seed.label', '41662 53146 21335 66241');
  await at.press('audit:seed.draw');
  await page.locator('.audit-row').first().waitFor();
  await at.shot('decide-audit');
  await at.go('/issue');
  await page.locator('.paper-sheet').first().waitFor();
  await at.shot('issue-documents');
  await at.go('/issue/ceremony');
  await page.locator('.hold-ceremony').waitFor();
  await at.shot('issue-ceremony');
  await at.press('ceremony:begin.here');
  await page.locator('.single-stage h1').waitFor();
  await at.shot('issue-ceremony-picture');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').locator('.primary').click();
}

/** Every walk by its name; the juror's comes before headquarters', who receives the juror's file. */
export const walks = {
  'first-run': firstRun,
  'new-contest': newContest,
  trust,
  juror,
  'juror-states': jurorStates,
  coordinator,
  headquarters,
  'look-back': lookBack,
  keeping,
  exchange: exchangeWalk,
};
