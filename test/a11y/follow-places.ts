import { address, choice, closeDialogs, goTo, openDemo, type Place, step } from './place.ts';

const tab = (name: string, key: string): Place =>
  step(name, async (at) => {
    await closeDialogs(at);
    await choice(name, 'tab', key).open(at);
  });

/** A dialog that the first row of a table opens. */
const firstRow = (name: string): Place =>
  step(name, async (at) => {
    await at.page.locator('main tbody tr').first().click();
    await at.page.getByRole('dialog').waitFor();
  });

/** A dialog with everything in it that can be wrong. */
const refused = (name: string, key: string): Place =>
  step(name, async (at) => {
    await closeDialogs(at);
    await at.press(key);
    await at.press('common:save');
    await at.page.locator('.field-error').first().waitFor();
  });

/** What headquarters sees of supported projects. */
export const followPlaces: readonly Place[] = [
  step('follow-up: portfolio', async (at) => {
    await openDemo(at, 'headquarters', 'innovation-council');
    await at.go('follow-up');
    await at.page.locator('.chart svg[role=img]').nth(1).waitFor();
  }),
  step('follow-up: pictures as tables', async (at) => {
    for (const table of await at.page
      .getByRole('radio', { name: at.text('charts:shown.table'), exact: true })
      .all())
      await table.click();
  }),
  tab('follow-up: projects', 'follow-up:tab.projects'),
  refused('follow-up: an earlier project', 'follow-up:projects.add'),
  tab('follow-up: due', 'follow-up:tab.due'),
  tab('follow-up: orders', 'follow-up:tab.orders'),
  refused('follow-up: an order', 'follow-up:orders.add'),
  step('follow-up: report', async (at) => {
    await closeDialogs(at);
    await at.page.locator('main tbody tr').first().click();
    await at.page.locator('.stage table').first().waitFor();
  }),
  step('follow-up: project', async (at) => {
    await goTo(at, '/follow-up/projects');
    await at.page.locator('[role=row][aria-rowindex="2"]').click();
    await at.page.locator('main tbody tr').first().waitFor();
  }),
  firstRow('follow-up: milestone'),
  tab('follow-up: money', 'follow-up:project.part.money'),
  refused('follow-up: payment', 'follow-up:money.add.payment'),
  tab('follow-up: results', 'follow-up:project.part.results'),
  refused('follow-up: fact', 'follow-up:results.tellFact'),
  tab('follow-up: risks', 'follow-up:project.part.risks'),
  refused('follow-up: risk', 'follow-up:risks.add'),
  tab('follow-up: visits', 'follow-up:project.part.visits'),
  step('follow-up: visit', async (at) => {
    await at.press('follow-up:visits.add');
    await at.page.locator('.follow-visit').waitFor();
  }),
];

/** What a coordinator sees of supported projects. */
export const ownProjectPlaces: readonly Place[] = [
  step('region: projects', async (at) => {
    await openDemo(at, 'coordinator', 'innovation-council');
    await at.go('follow-up');
    await at.page.locator('main h1').first().waitFor();
  }),
  address('region: due', '/follow-up/due'),
];
