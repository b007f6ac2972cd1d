import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { address, choice, closeDialogs, dialog, openDemo, type Place, step } from './place.ts';

const tab = (name: string, key: string): Place => choice(name, 'tab', key);

/** A tab or a view once no dialog is open. */
const afterDialog = (place: Place): Place =>
  step(place.name, async (at) => {
    await closeDialogs(at);
    await place.open(at);
  });

/** What headquarters sees of regional pools, and of a stage that does not rank. */
export const poolPlaces: readonly Place[] = [
  step('pool: board', async (at) => {
    await openDemo(at, 'headquarters', 'regional-pool');
    await at.go('pool');
    await at.page.locator('.pool-board').waitFor();
  }),
  step('pool: one project', async (at) => {
    await at.page.locator('.pool-card').nth(20).click();
    await at.page.getByRole('dialog').waitFor();
  }),
  afterDialog(choice('pool: list', 'radio', 'gather-pool:board.list')),
  step('pool: move', async (at) => {
    await at.page.getByRole('grid').focus();
    await at.page.keyboard.press('Control+a');
    await at.press('gather-pool:board.move');
    await at.page.getByRole('dialog').waitFor();
  }),
  afterDialog(tab('pool: readiness', 'gather-pool:tab.readiness')),
  step('pool: one region', async (at) => {
    await at.page.locator('button.tile').first().click();
  }),
  dialog('pool: self-assessment', 'gather-pool:readiness.assess'),
  afterDialog(choice('pool: readiness table', 'radio', 'gather-pool:readiness.viewTable')),
  tab('pool: teams', 'gather-pool:tab.teams'),
  dialog('pool: team', 'gather-pool:teams.edit'),
  afterDialog(tab('pool: proposals', 'gather-pool:tab.proposals')),
  dialog('pool: new proposal', 'gather-pool:proposals.add'),
  step('pool: proposals of a table', async (at) => {
    await closeDialogs(at);
    await at.press('gather-pool:proposals.table.verb');
    const file = join(at.folder, 'proposals.csv');
    writeFileSync(file, 'Ұсыныс;Кім ұсынды;Секция\nСтанок алу;Ахметов Б.;Белгісіз\n;Мәнсіз;\n');
    await at.give(at.button('common:chooseFile'), file);
    await at.page.getByRole('dialog').getByRole('group').nth(1).waitFor();
  }),
  step('pool: verdict', async (at) => {
    await closeDialogs(at);
    await at.page.locator('main tbody tr').first().getByRole('button').click();
    await at.page.getByRole('dialog').waitFor();
  }),
  step('pool: stage without places', async (at) => {
    await closeDialogs(at);
    await at.go('ranking');
    await at.page.locator('.banner').first().waitFor();
  }),
  address('pool: documents', '/issue', '.issue-documents'),
  address('pool: public list', '/issue/public', '.empty'),
];

/** What a coordinator sees of the own region's part. */
export const regionPlaces: readonly Place[] = [
  step('region: board', async (at) => {
    await openDemo(at, 'coordinator', 'regional-pool');
    await at.go('pool');
    await at.page.locator('.pool-board').waitFor();
  }),
  tab('region: readiness', 'gather-pool:tab.readiness'),
  dialog('region: self-assessment', 'gather-pool:readiness.assess'),
  afterDialog(tab('region: teams', 'gather-pool:tab.teams')),
  tab('region: proposals', 'gather-pool:tab.proposals'),
];
