import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { milli, milliToDecimal } from '../../shared/basics/points.ts';
import type { Language } from '../../shared/basics/localized.ts';
import type { NamedFile } from '../../renderer/storage/desk.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { scoreKinds } from '../../shared/scoring/score-operations.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import { inviteJuror } from '../crash/invited-juror.ts';
import { jurorPassphrase } from '../crash/juror-at-desktop.ts';
import { countCases, isLong } from '../long/count-cases.ts';
import { saveScores, unlock } from './juror-tasks.ts';
import { Keyboard } from './keyboards.ts';
import type { Laptop } from './laptop.ts';
import { setTable } from './table.ts';

const table = setTable();
/** Applications of an evening; a short one has a reload in the middle, slips, fractions and a comment, too. */
const whole = isLong ? 40 : 12;
const short = 6;
const criteria = ['novelty', 'effect', 'economy'] as const;

const comments: Readonly<Record<Language, string>> = {
  kk: 'Есебі жоқ: өңірге пайдасы көрсетілмеген.',
  ru: 'Расчёта нет, «эффект» не показан.',
  en: 'No calculation; the effect is not shown.',
};

/** The plural form of six and forty. */
const many = { kk: 'other', ru: 'many', en: 'other' } as const;

/** How a person of each layout types a fraction: one key of the Cyrillic ones is the point, the pad has a comma. */
const decimalKeys: Readonly<Record<Language, readonly string[]>> = {
  kk: ['NumpadDecimal', 'Slash'],
  ru: ['Slash', 'NumpadDecimal'],
  en: ['Comma', 'NumpadDecimal'],
};

/** Half points from 0.5 to 10, all over the scale; once in a while 0, which has to be explained. */
const halvesOf = (place: number, at: number): number =>
  place % 13 === 5 && at === 1 ? 0 : ((place * 7 + at * 5) % 20) + 1;

const keysOf = (halves: number, place: number, language: Language): string[] => {
  const row = place % 4 === 3 ? 'Numpad' : 'Digit';
  const digits = `${Math.floor(halves / 2)}`.split('').map((digit) => `${row}${digit}`);
  const comma = decimalKeys[language][place % 2] ?? 'Comma';
  return halves % 2 === 0 ? digits : [...digits, comma, `${row}5`];
};

/** The number of the application that is open, from the address. */
const openNumber = (laptop: Laptop): string => laptop.page.url().split('/').at(-1) ?? '';

/** Fills the open sheet by keys alone; returns what was typed, by criterion, as points. */
async function fillSheet(
  laptop: Laptop,
  keyboard: Keyboard,
  place: number,
): Promise<Record<string, string>> {
  const typed: Record<string, string> = {};
  for (const [at, criterion] of criteria.entries()) {
    const halves = halvesOf(place, at);
    if (place % 10 === 4 && at === 0) {
      // A slip, taken back by the keys of undo wherever the layout has its Z.
      await keyboard.pressAll('Digit9', 'ArrowDown');
      await keyboard.press('KeyZ', { control: true });
    }
    await keyboard.pressAll(...keysOf(halves, place, laptop.language), 'Enter');
    typed[criterion] = `${halves / 2}`;
    if (halves === 0) {
      await laptop.page.locator('[data-comment-field]:focus').waitFor();
      await keyboard.write(comments[laptop.language]);
      await keyboard.press('Enter', { control: true });
      typed[`${criterion} comment`] = comments[laptop.language];
    }
  }
  return typed;
}

type Typed = Map<string, Readonly<Record<string, string>>>;

/** Scores from the open sheet on, each followed by the next one, as many as are asked for. */
async function scoreOn(
  laptop: Laptop,
  keyboard: Keyboard,
  places: { readonly from: number; readonly to: number },
  typed: Typed,
): Promise<void> {
  for (let place = places.from; place < places.to; place += 1) {
    await laptop.page.locator('[data-score-field]:focus').waitFor();
    const number = openNumber(laptop);
    expect([...typed.keys()]).not.toContain(number);
    typed.set(number, await fillSheet(laptop, keyboard, place));
    await keyboard.press('PageDown');
    await laptop.page.waitForURL((address) => !address.href.endsWith(`/${number}`));
  }
}

/** What a bundle holds in the end on each sheet: its last scores as points, and its comments. */
async function heldIn(file: string): Promise<Typed> {
  const opened = await openBundle(new Uint8Array(readFileSync(file)), ed25519.verify);
  if (!opened.ok) throw new Error(opened.error.type);
  const segments = new Map(opened.value.segments.map((segment) => [segment.id, segment]));
  const held = new Map<string, Record<string, string>>();
  const said = readOperations(segments).toSorted((a, b) => a.ordinal - b.ordinal);
  for (const { kind, key, value } of said) {
    const [, , number = '', , criterion = ''] = key.split('/');
    const sheet = held.get(number) ?? {};
    if (kind === scoreKinds.score && typeof value === 'number')
      held.set(number, { ...sheet, [criterion]: milliToDecimal(milli(value)) });
    if (kind === scoreKinds.comment && typeof value === 'string')
      held.set(number, { ...sheet, [`${criterion} comment`]: value });
  }
  return held;
}

const sorted = (sheets: Typed) => [...sheets].toSorted(([a], [b]) => Number(a) - Number(b));

/** Goes on with Tab until the button of this name has the focus, and presses it. */
async function pressByKeys({ page }: Laptop, name: RegExp): Promise<void> {
  const focused = page.locator('button:focus');
  for (let tabs = 0; tabs < 120; tabs += 1) {
    const words = (await focused.count()) === 0 ? '' : await focused.innerText();
    if (name.test(words)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

/** Joins by invitation and comes to the list of the applications. */
async function comeToTheList(laptop: Laptop, invitation: NamedFile): Promise<void> {
  const path = join(laptop.folder, invitation.name);
  writeFileSync(path, invitation.bytes);
  await laptop.join('juror', path, jurorPassphrase);
  await laptop.page.getByText(laptop.text('juror-list:title')).first().waitFor();
}

/** Waits until the counters say that so many sheets are done: what is counted is saved. */
const untilDone = ({ page }: Laptop, sheets: number): Promise<void> =>
  page.locator('.counter b').nth(1).getByText(`${sheets}`, { exact: true }).waitFor();

/** In the middle of the evening the page is loaded anew: the sheets typed last are there. */
async function loadAnew(laptop: Laptop, keyboard: Keyboard, last: string): Promise<void> {
  const { page } = laptop;
  await page.reload();
  await unlock(laptop, jurorPassphrase);
  await page.locator('[data-score-field]').first().waitFor();
  await keyboard.press('PageUp');
  await page.waitForURL((address) => address.href.endsWith(`/${last}`));
  await keyboard.press('PageDown');
}

/** One juror's evening; ends with the file for headquarters. */
async function spendEvening(laptop: Laptop, sheets: number): Promise<void> {
  const { page, language } = laptop;
  await comeToTheList(laptop, await inviteJuror(sheets));
  const keyboard = await Keyboard.plugIn(page, language);
  const typed: Typed = new Map();
  await keyboard.press('KeyN');
  const middle = Math.floor(sheets / 2);
  await scoreOn(laptop, keyboard, { from: 0, to: middle }, typed);
  // Nobody loads a page anew that still says it is saving.
  await untilDone(laptop, middle);
  await loadAnew(laptop, keyboard, [...typed.keys()].at(-1) ?? '');
  await scoreOn(laptop, keyboard, { from: middle, to: sheets }, typed);
  await page.getByText(laptop.text('juror-list:title')).first().waitFor();
  await untilDone(laptop, sheets);
  const verb = new RegExp(
    laptop.text(`juror-list:handIn.verb_${many[language]}`, {
      count: `${sheets}`,
    }),
  );
  await pressByKeys(laptop, verb);
  await page.getByRole('alertdialog').waitFor();
  await pressByKeys(laptop, verb);
  await page.getByText(laptop.text('juror-list:handIn.receipt')).first().waitFor();
  const file = await saveScores(laptop);
  expect(typed.size, language).toBe(sheets);
  expect(sorted(await heldIn(file)), language).toEqual(sorted(typed));
}

it('jurors score an evening’s applications, each by the keys of another layout alone', async () => {
  await table.play(async (sit) => {
    const evenings = (['kk', 'ru', 'en'] as const).map(async (language) =>
      spendEvening(await sit(language), language === 'kk' || isLong ? whole : short),
    );
    await Promise.all(evenings);
    countCases('applications scored by keys alone in three layouts', isLong ? 3 * whole : whole);
  });
});
