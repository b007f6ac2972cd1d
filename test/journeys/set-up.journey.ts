import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import { writeSettingsFile } from '../../shared/contest/settings-file.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { isLong } from '../long/count-cases.ts';
import type { Laptop } from './laptop.ts';
import type { Newcomer } from './newcomer.ts';
import {
  chooseTemplate,
  lookAround,
  missing,
  proveSigned,
  regulationOf,
  signContest,
} from './set-up-tasks.ts';
import { setTable } from './table.ts';

const table = setTable();

/** Three minutes: what a person who has not seen the program may take. */
const most = 180;
const spent: string[] = [];
const proved: ReadonlySet<Id> = new Set(['innovation-council', 'empty']);

afterAll(() => {
  process.stdout.write(`seconds of a newcomer: ${spent.join(', ')}\n`);
});

/** Plays one template from the first screen to a contest that is signed, open and in its own words. */
async function setUp(
  laptop: Laptop,
  template: Id,
  fillIn: (newcomer: Newcomer) => Promise<void>,
): Promise<ContestSettings> {
  const newcomer = await chooseTemplate(laptop, template);
  await fillIn(newcomer);
  expect(await missing(laptop)).toEqual([]);
  await signContest(newcomer);
  spent.push(`${template} (${laptop.language}) ${newcomer.spent}`);
  expect(newcomer.spent).toBeLessThanOrEqual(most);
  const settings = await regulationOf(laptop);
  await lookAround(laptop, settings);
  // Every template is signed by the same hand; proving it from outside takes half of a journey.
  if (proved.has(template) || isLong) await proveSigned(laptop);
  return settings;
}

const year = (newcomer: Newcomer) => newcomer.typeText('contest-setup:season', '2027');

/** Follows the only line of what is missing, which leads to the regions, and chooses the first of them. */
async function yearAndRegion(newcomer: Newcomer): Promise<void> {
  const { page } = newcomer.laptop;
  await year(newcomer);
  await newcomer.press(page.locator('.issue.warn'));
  await newcomer.press(page.locator('[data-place=regions]').getByRole('checkbox').first());
}

const templates: readonly (readonly [
  template: Id,
  language: Language,
  fillIn: (newcomer: Newcomer) => Promise<void>,
])[] = [
  ['expo', 'kk', year],
  ['innovation-council', 'ru', yearAndRegion],
  ['regional-pool', 'en', year],
  // These ask for nothing that the first does not: the long form goes through them, too.
  ...(isLong
    ? ([
        ['social-fair', 'ru', year],
        ['robot-day', 'kk', year],
      ] as const)
    : []),
];

test.each(templates)(
  'from %s a newcomer who reads %s signs a contest within three minutes',
  async (template, language, fillIn) => {
    await table.play(async (sit) => {
      const settings = await setUp(await sit(language), template, fillIn);
      const { regions, ...proposed } = settingsFromTemplate(template, {
        season: '2027',
        demo: false,
      });
      expect(settings).toMatchObject({ ...proposed, commission: [] });
      expect(settings.regions).toHaveLength(template === 'innovation-council' ? 1 : regions.length);
    });
  },
);

/** A title in one language, which is taken for the others too; the list of what is missing leads to the rest. */
async function fromNothing(newcomer: Newcomer): Promise<void> {
  const { page } = newcomer.laptop;
  await newcomer.type(page.locator('.localized textarea').first(), 'Жасыл ауыл');
  await newcomer.press(page.locator('.localized-same button'));
  await year(newcomer);
  await newcomer.press(page.locator('.issue.warn').first());
  await newcomer.pressText('contest-setup:addGeneralNomination');
  await newcomer.press(page.locator('.issue.warn').first());
  await newcomer.pressText('contest-setup:addGeneralCriterion');
}

test('from the empty template a newcomer signs a contest of their own within three minutes', async () => {
  await table.play(async (sit) => {
    const settings = await setUp(await sit('kk'), 'empty', fromNothing);
    expect(settings).toMatchObject({
      title: { kk: 'Жасыл ауыл', ru: 'Жасыл ауыл', en: 'Жасыл ауыл' },
      nominations: [{ title: { kk: 'Жалпы номинация', en: 'General nomination' } }],
      stages: [{ scored: true, criteria: [{ title: { ru: 'Общая оценка' }, weight: 100_000 }] }],
    });
  });
});

test('last season’s regulation from a file begins the next season, and a wrong file says what is wrong', async () => {
  await table.play(async (sit) => {
    const laptop = await sit('ru');
    const last = {
      ...settingsFromTemplate('social-fair', { season: '2026', demo: true }),
      announced: '2026-02-01',
    };
    const file = join(laptop.folder, 'regulation.json');
    const wrong = join(laptop.folder, 'other.json');
    writeFileSync(file, writeSettingsFile(last, { names: false }));
    writeFileSync(wrong, '{"type":"FeatureCollection"}');
    await laptop.chooseRole('headquarters');
    await laptop.page
      .getByRole('button', { name: new RegExp(`^${laptop.text('first-run:start.create')}`) })
      .click();
    const choose = laptop.button('contest-setup:chooseRegulation');
    await laptop.give(choose, wrong);
    await laptop.page.getByText('Это не файл положения конкурса').waitFor();
    await laptop.give(choose, file);
    await laptop.page.getByText('Положение взято из файла').waitFor();
    const season = laptop.page.getByLabel(laptop.text('contest-setup:season'), { exact: true });
    expect(await season.inputValue()).toBe('2027');
    expect(await missing(laptop)).toEqual([]);
    await laptop.page.getByRole('button', { name: /Не указан день объявления/ }).click();
    await laptop.page.locator('[data-place=announced] input:focus').waitFor();
    await laptop.page.keyboard.type('10.02.2027');
    await laptop.page.getByText(/12\s+марта\s+2027\s+года · 30\s+дней после объявления/u).waitFor();
  });
});
