import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Laptop } from '../journeys/laptop.ts';
import {
  address,
  choice,
  closeDialogs,
  dialog,
  goTo,
  openDemo,
  type Place,
  step,
} from './place.ts';

async function openRow(at: Laptop, row: number): Promise<void> {
  await at.page.locator('main tbody tr').nth(row).click();
}

/** Files that begin like ours and end too early, dropped on the window. */
async function dropFiles(at: Laptop, names: readonly string[]): Promise<void> {
  await at.page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    const head = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);
    for (const name of all) dataTransfer.items.add(new File([head], name));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, names);
  await at.page.locator('.plan').waitFor();
}

/** The practice contest has no money to give: an amendment of its regulation, so that grants can be looked at. */
async function allowGrants(at: Laptop): Promise<void> {
  await goTo(at, '/contest');
  await choice('', 'tab', 'contest-setup:deadlines').open(at);
  await at.page.getByRole('checkbox', { name: at.text('contest-setup:grantsGiven') }).click();
  await at.fill('contest-setup:grantCeiling', '5000000');
  await at.press('contest-setup:amend');
  const question = at.page.getByRole('alertdialog');
  await question.locator('textarea').fill('Ұйымдастырушылар шешімі.');
  await question.getByRole('button').last().click();
  await question.waitFor({ state: 'hidden' });
}

const behindDialog = (name: string, path: string): Place =>
  step(name, async (at) => {
    await closeDialogs(at);
    await goTo(at, path);
    await at.page.locator('main h1').first().waitFor();
  });

/** What a coordinator sees of the practice contest. */
export const coordinatorPlaces: readonly Place[] = [
  step('coordinator: receive', async (at) => {
    await openDemo(at, 'coordinator');
    await at.page.locator('main h1').first().waitFor();
  }),
  address('coordinator: completeness', '/completeness'),
  address('coordinator: reminders', '/completeness/reminders'),
  address('coordinator: applications', '/applications'),
  address('paper: choose', '/paper'),
  step('paper: sheet', async (at) => {
    await at.page.locator('main select').first().selectOption({ index: 1 });
  }),
  step('coordinator: keys', async (at) => {
    await goTo(at, '/keys');
    await at.page.locator('.keys tbody tr').last().click();
  }),
  address('hand over', '/hand-over'),
  address('coordinator: exchange', '/exchange'),
];

const contestTabs = [
  'regions',
  'nominations',
  'stages',
  'form',
  'criteria',
  'regulation',
  'deadlines',
  'commission',
  'texts',
  'versions',
] as const;
const conflictViews = ['quarantine', 'fork', 'soft', 'agree', 'unknown', 'decisions', 'hard'];

const conflictView = (view: string): Place =>
  step(`conflicts: ${view}`, async (at) => {
    const name = at
      .text(`conflicts:view.${view}`)
      .replace(/\{\{.*/su, '')
      .trim();
    await at.page
      .getByRole('button', { name })
      .or(at.page.getByRole('radio', { name }))
      .first()
      .click();
  });

const reportParts = ['', '/panel', '/scores', '/places', '/conflicts'];

/** A part of the jury report, and its pictures as tables. */
const reportPlaces = (part: string): readonly Place[] => [
  step(`jury report${part}`, async (at) => {
    await closeDialogs(at);
    await goTo(at, `/jury-report${part}`);
    await at.page.locator('[role=tabpanel] .chart svg[role=img]').first().waitFor();
  }),
  step(`jury report${part}: tables`, async (at) => {
    const name = at.text('charts:shown.table');
    for (const table of await at.page.getByRole('radio', { name, exact: true }).all())
      await table.click();
  }),
];

/** Headquarters from the settings to the protocol. */
export const headquartersPlaces: readonly Place[] = [
  step('contest', async (at) => {
    await openDemo(at, 'headquarters');
    await at.page.locator('main h1').first().waitFor();
  }),
  ...contestTabs.map((tab) => choice(`contest: ${tab}`, 'tab', `contest-setup:${tab}`)),
  step('contest: criterion', async (at) => {
    await choice('', 'tab', 'contest-setup:criteria').open(at);
    await dialog('', 'contest-setup:addCriterion').open(at);
  }),
  step('contest: amending', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'contest-setup:general').open(at);
    await at.fill('contest-setup:season', '2027');
    await dialog('', 'contest-setup:amend').open(at);
  }),
  step('applications', async (at) => {
    await closeDialogs(at);
    await at.press('contest-setup:undoChanges');
    await goTo(at, '/applications');
    await at.page.getByRole('searchbox').waitFor();
  }),
  step('applications: found', async (at) => {
    await at.page.getByRole('searchbox').fill('жасыл мектп');
    await at.press('finding:filters.open');
  }),
  dialog('applications: columns', 'finding:arrange.open'),
  dialog('applications: export', 'finding:export.open'),
  dialog('applications: saving a view', 'finding:views.save'),
  step('applications: admission', async (at) => {
    await closeDialogs(at);
    await at.page.getByRole('grid').focus();
    await at.page.keyboard.press('Space');
    await dialog('', 'intake:decide').open(at);
  }),
  step('applications: alike', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'intake:duplicates').open(at);
  }),
  dialog('applications: verdict on two alike', 'intake:judgeSame'),
  step('applications: columns of a file', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/receive');
    await goTo(at, '/applications');
    const table = join(at.folder, 'applications.csv');
    writeFileSync(table, '№;Жоба атауы;Номинация;Өңір;Сома\n900;Күн үйі;кино;Павлодар;көп\n');
    await at.give(at.button('common:chooseFile'), table);
    await at.button('intake:checkTable').waitFor();
  }),
  step('applications: faults of a file', async (at) => {
    await at.press('intake:checkTable');
    await at.page.locator('main table').first().waitFor();
  }),
  step('application form', async (at) => {
    await goTo(at, '/receive');
    await goTo(at, '/applications');
    await at.press('intake:addByHand');
  }),
  step('documents', async (at) => {
    await at.press('common:cancel');
    await at.press('intake:addDocuments');
  }),
  step('documents: one application', async (at) => {
    const name = at.text('attach:listFilter.with');
    await at.page.getByRole('button', { name }).first().click();
    await openRow(at, 0);
  }),
  step('documents: taking off', (at) => at.page.locator('.attach-row .btn').last().click()),
  address('jury: people', '/jury', 'main tbody tr'),
  step('jury: people of a file', async (at) => {
    const people = join(at.folder, 'people.csv');
    writeFileSync(people, 'Тегі;Аты;Рөлі;Өңір\nИбраев;Серік;қазы;Павлодар\n;Гүлнар;төраға;Ай\n');
    await dialog('', 'jury:importPeople').open(at);
    await at.give(at.button('common:chooseFile'), people);
  }),
  step('jury: person', async (at) => {
    await closeDialogs(at);
    await openRow(at, 5);
  }),
  step('jury: commission', async (at) => {
    await closeDialogs(at);
    await at.page.getByRole('button', { name: at.text('people:groups.commission') }).click();
  }),
  choice('jury: invitations', 'tab', 'jury:invitationsTab'),
  step('jury: covering letter', async (at) => {
    await at.page.locator('main tbody [role=checkbox]').first().click();
    await at.page.locator('main details summary').first().click();
    await at.page.evaluate(() => window.scrollTo(0, 0));
  }),
  address('assignment', '/assignment'),
  step('assignment: by hand', async (at) => {
    await goTo(at, '/assignment/board');
    await at.page.locator('.assign-chip').first().click();
  }),
  step('assignment: taking off', async (at) => {
    await goTo(at, '/receive');
    await goTo(at, '/assignment/board');
    await at.page.locator('.assign-chip').first().click();
    await dialog('', 'assign:board.takeOff').open(at);
  }),
  behindDialog('assignment: top-up', '/assignment/top-up'),
  step('interests', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/interests');
    await at.page.locator('.interest-group, .empty').first().waitFor();
  }),
  step('interests: found', (at) => at.page.locator('.interest-group summary').first().click()),
  step('interests: declaring', async (at) => {
    await at.page.locator('.interest-group [role=checkbox]').first().click();
    await at.press('interests:declare');
  }),
  dialog('interests: by hand', 'interests:byHand'),
  step('interests: declared', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'interests:views.declared').open(at);
  }),
  choice('interests: stepped back', 'tab', 'interests:views.recused'),
  step('past years', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/look-back');
    await at.page.getByRole('row').nth(1).waitFor();
  }),
  choice('past years: search', 'tab', 'look-back:views.search'),
  step('past years: one season', async (at) => {
    await choice('', 'tab', 'look-back:views.seasons').open(at);
    await at.page.getByRole('row').nth(1).getByRole('button').click();
    await at.page.locator('.past-facts').waitFor();
  }),
  dialog('past years: removing', 'look-back:one.remove'),
  step('past years: an applicant of today', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/applications');
    // What was looked for before is still looked for.
    await at.page.getByRole('searchbox').fill('');
    await at.page.getByRole('grid').getByRole('row').nth(1).click();
    await at.page.locator('.before-list').waitFor();
  }),
  address('desks', '/desks'),
  step('personal data: card', async (at) => {
    await goTo(at, '/guard');
    await at.page.getByRole('searchbox').fill('j-01');
    await at.page.locator('.subject').first().click();
    await at.page.locator('.data-card').waitFor();
  }),
  dialog('personal data: blocking', 'guard:card.block'),
  step('personal data: blocked', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'guard:tabs.blocked').open(at);
  }),
  choice('personal data: log', 'tab', 'guard:tabs.log'),
  choice('personal data: keeping', 'tab', 'guard:tabs.keeping'),
  step('keys', async (at) => {
    await goTo(at, '/keys');
    await at.page.locator('.keys tbody tr').nth(3).click();
  }),
  dialog('keys: limit', 'keys:limit.open'),
  dialog('keys: revoke', 'keys:revoke.open'),
  step('keys: cut-off', async (at) => {
    await closeDialogs(at);
    await choice('', 'tab', 'keys:tabs.cutOff').open(at);
  }),
  choice('keys: own', 'tab', 'keys:tabs.own'),
  address('receive', '/receive'),
  step('receive: checked files', (at) => dropFiles(at, ['фото.jpg', 'аймақ.qzb'])),
  address('receive: codes', '/receive/codes'),
  address('completeness: map', '/completeness'),
  choice('completeness: table', 'radio', 'completeness:viewTable'),
  step('completeness: one region', (at) => openRow(at, 1)),
  address('reminders', '/completeness/reminders'),
  choice('reminders: coordinators', 'radio', 'reminders:coordinators'),
  address('conflicts', '/conflicts'),
  ...conflictViews.map(conflictView),
  step('ranking', async (at) => {
    await goTo(at, '/ranking');
    await at.page.getByRole('row').nth(1).waitFor();
  }),
  step('ranking: place', (at) => openRow(at, 3)),
  step('ranking: found', async (at) => {
    await at.page.getByRole('searchbox').fill('су');
    await at.page.locator('.filter-note:not(:empty)').waitFor();
  }),
  step('ranking: what if', async (at) => {
    await at.page.getByRole('searchbox').fill('');
    await at.press('ranking:whatIf.open');
    await at.page.locator('.what-if-list [role=checkbox]').first().click();
    await at.page
      .locator('.what-if-summary .movers-line, .what-if-summary [role=status] p')
      .first()
      .waitFor();
  }),
  step('ranking: methods', async (at) => {
    await at.press('ranking:whatIf.reset');
    await at.press('ranking:whatIf.close');
    await at.press('ranking:compare.open');
    await at.page.locator('.method-comparison tbody tr').first().waitFor();
  }),
  ...reportParts.flatMap(reportPlaces),
  address('decide: meeting', '/decide', '.meeting-fields'),
  step('decide: problems', async (at) => {
    await at.fill('decide:meeting.date', '31.02.2026');
    await at.fill('decide:meeting.opened', '25:00');
    await at.press('decide:opinions.add');
    await at.press('decide:meeting.save');
    await at.page.locator('.field-error').first().waitFor();
  }),
  choice('decide: places', 'radio', 'decide:parts.places'),
  step('decide: changed list', async (at) => {
    await at.page
      .getByRole('radio', { name: at.text('decide:finalists.byCommission'), exact: true })
      .click();
    await at.fill('decide:finalists.add', '1');
    await at.page.locator('.picker-found').first().waitFor();
  }),
  step('decide: prize', async (at) => {
    await at.fill('decide:finalists.add', '');
    await at.press('decide:prizes.add');
  }),
  choice('decide: seal', 'radio', 'decide:parts.seal'),
  dialog('decide: seal refused', 'decide:seal.verb'),
  step('decide: grants', async (at) => {
    await closeDialogs(at);
    await allowGrants(at);
    await goTo(at, '/decide/grants');
    for (const number of ['10', '11']) {
      await at.fill('decide:grants.add', number);
      await at.page.locator('.picker-found button').first().click();
    }
    await at.page.locator('.grant-fields input').nth(1).fill('9000000');
    await at.page.locator('.grant-fields input').nth(4).fill('0');
    await at.page.locator('.banner.danger').waitFor();
  }),
  behindDialog('decide: appeals', '/decide/appeals'),
  step('decide: registering an appeal', async (at) => {
    await goTo(at, '/decide/appeals');
    await dialog('', 'decide:appeals.register').open(at);
    await at.press('common:save');
    await at.page.locator('.field-error').first().waitFor();
  }),
  step('decide: an appeal', async (at) => {
    const form = at.page.getByRole('dialog');
    await form.locator('input[type=search]').fill('10');
    await form.locator('.picker-found button').first().click();
    await at.fill('decide:appeals.from', 'Ахметов Асқар');
    await at.fill('decide:appeals.grounds', 'Бір парақ есептелмеген.');
    await at.press('common:save');
    await form.waitFor({ state: 'hidden' });
  }),
  step('decide: deciding an appeal', async (at) => {
    await goTo(at, '/decide/appeals');
    await dialog('', 'decide:appeals.decide').open(at);
    await at.page.getByRole('dialog').getByRole('radio').first().click();
  }),
  step('decide: counting again', async (at) => {
    await closeDialogs(at);
    await goTo(at, '/decide/appeals');
    await dialog('', 'decide:recount.verb').open(at);
    await at.page.locator('.recount-sentences').waitFor();
  }),
  behindDialog('documents', '/issue'),
  step('public page', async (at) => {
    await goTo(at, '/issue/public');
    await at.page.locator('.page-preview').waitFor();
  }),
  step('public page: an address that is none', async (at) => {
    await at.fill('publish:address.label', 'baiqau kz');
    await at.page.locator('.field-error').waitFor();
  }),
  behindDialog('headquarters: safety copies', '/safety'),
];
