import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDemo } from '../a11y/place.ts';
import { startDesktop } from '../electron-host/start-desktop.ts';
import { desktopDoor } from './desktop-door.ts';
import { Laptop } from './laptop.ts';
import { clearChromium, oneChromium } from './one-chromium.ts';

let browser: Browser;
const laptops: Laptop[] = [];
/** One headquarters holds all ceremonies of this file but that of the desktop. */
let desk: Laptop;

beforeAll(async () => {
  browser = await oneChromium();
  desk = await Laptop.open(browser, 'kk');
  await chooseWinnersByRanking(desk);
});
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
  await clearChromium(browser);
});

/** Headquarters of the practice contest, whose first stage names winners instead of a list. */
async function chooseWinnersByRanking(hq: Laptop): Promise<void> {
  laptops.push(hq);
  const { page } = hq;
  await openDemo(hq, 'headquarters');
  await page.getByRole('tab', { name: hq.text('contest-setup:regulation'), exact: true }).click();
  const limited = hq.text('contest-setup:advanceLimited');
  await page.getByRole('checkbox', { name: limited }).first().click();
  await hq.press('contest-setup:amend');
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.locator('textarea, input').last().fill('жеңімпаздар осы кезеңде анықталады');
  await dialog.locator('.verbs .primary').click();
  await dialog.waitFor({ state: 'hidden' });
  await page.evaluate(() => {
    window.location.hash = '/issue/ceremony';
  });
  await page.locator('.hold-ceremony').waitFor();
}

/** Begins in a second window, as large as a hall's screen. */
async function openShow(hq: Laptop): Promise<Page> {
  const [show] = await Promise.all([
    hq.page.waitForEvent('popup'),
    hq.press('ceremony:begin.second'),
  ]);
  show.on('pageerror', (error) => hq.complaints.push(error.message));
  show.on('console', (message) => {
    if (message.type() === 'error') hq.complaints.push(message.text());
  });
  await show.setViewportSize({ width: 1920, height: 1080 });
  await show.locator('.stage h1').waitFor();
  return show;
}

/** One name as the public read it, and under which heading. */
interface Revealed {
  readonly step: number;
  readonly over: string;
  readonly applicant: string;
  readonly project: string;
}

/** Esc asks; then the choices are there again. */
async function end(hq: Laptop): Promise<void> {
  await hq.page.keyboard.press('Escape');
  await hq.page
    .getByRole('alertdialog')
    .getByRole('button', { name: hq.text('ceremony:end.verb') })
    .click();
  await hq.page.locator('.hold-ceremony').waitFor();
}

const steps = (page: Page): Promise<number> => page.locator('.ceremony-controls option').count();

const seenStep = async (hq: Laptop, step: number, total: number): Promise<void> => {
  const number = String(step + 1);
  const text = hq.text('ceremony:step', { number, total: String(total) });
  await hq.page.locator('.ceremony-step', { hasText: text }).waitFor();
};

/** The public sees what the presenter's screen says it sees: messages between windows take a moment. */
async function sameAsDesk(hq: Laptop, show: Page): Promise<void> {
  const onDesk = await hq.page.locator('.ceremony-now .stage').textContent();
  await expect.poll(() => show.locator('.stage').textContent()).toBe(onDesk);
}

/** Everybody on the picture, as text. */
const seen = (show: Page, step: number): Promise<Revealed[]> =>
  show.evaluate(
    (at) =>
      [...document.querySelectorAll('.stage-names li')].map((entry) => ({
        step: at,
        over: document.querySelector('.stage-over .leads')?.textContent ?? '',
        applicant: entry.querySelector('.stage-name')?.textContent ?? '',
        project: entry.querySelector('.stage-project')?.textContent ?? '',
      })),
    step,
  );

/** Everything that a window holds where people or programs could read it: page, title, address, small storage. */
const readable = async (page: Page): Promise<string> => {
  const rest = await page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      window.name,
      window.location.href,
      history.state,
      performance.getEntries().map(({ name }) => name),
      [...document.querySelectorAll<HTMLElement>('*')].map(({ dataset }) => ({ ...dataset })),
    ]),
  );
  return [await page.content(), await page.title(), rest].join('\n');
};

/** Everything in every database of the origin, read as text byte by byte. */
const databases = (window: Page): Promise<string> =>
  window.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('refused')));
      });
    const decoder = new TextDecoder();
    const told: string[] = [];
    const tell = (value: unknown): void => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
        told.push(decoder.decode(value));
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(tell);
      else told.push(String(value));
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        tell(await asked(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return told.join('\n');
  });

const found = (text: string, later: readonly Revealed[]): readonly string[] =>
  later
    .flatMap(({ applicant, project }) => [applicant, project])
    .filter((name) => text.includes(name));

describe('a ceremony', () => {
  it('reveals 15 winners of 5 nominations from the third place up, and nothing before its moment', async () => {
    const hq = desk;
    const rehearsal = await openShow(hq);
    const total = await steps(hq.page);
    const winners: Revealed[] = [];
    for (let step = 0; step < total; step += 1) {
      await seenStep(hq, step, total);
      await sameAsDesk(hq, rehearsal);
      expect(await rehearsal.locator('.stage-mark').textContent()).toContain('Дайындық');
      winners.push(...(await seen(rehearsal, step)));
      await hq.page.keyboard.press('PageDown');
    }
    const placesSeen = winners.map(({ over }) => over.replace(/^.* · /u, ''));
    expect(placesSeen).toEqual(
      Array.from({ length: 5 }, () => [3, 2, 1])
        .flat()
        .map((place) => `${place}-орын`),
    );
    expect(new Set(winners.map(({ over }) => over.replace(/ · [^·]*$/u, ''))).size).toBe(5);
    expect(new Set(winners.map(({ applicant, project }) => `${applicant} ${project}`)).size).toBe(
      15,
    );

    // Esc asks; the second time the same order is held, and before each step both windows are searched.
    await end(hq);
    expect(rehearsal.isClosed()).toBe(true);
    const show = await openShow(hq);
    const kept = await databases(show);
    expect(kept.length).toBeGreaterThan(100_000);
    expect(found(kept, winners)).toEqual([]);
    // The same search finds everybody on the presenter's own screen.
    expect(found(await readable(hq.page), winners).length).toBeGreaterThanOrEqual(15);
    for (let step = 0; step < total; step += 1) {
      await seenStep(hq, step, total);
      await sameAsDesk(hq, show);
      const now = winners.filter((winner) => winner.step === step);
      for (const { applicant } of now) await show.getByText(applicant, { exact: true }).waitFor();
      const named = winners.filter((winner) => winner.step <= step);
      const later = winners.filter(
        (winner) =>
          winner.step > step &&
          !named.some(
            ({ applicant, project }) =>
              applicant.includes(winner.applicant) || project.includes(winner.project),
          ),
      );
      expect(found(await readable(show), later), `step ${step}`).toEqual([]);
      expect(found(await hq.page.title(), winners)).toEqual([]);
      expect([await show.title(), await hq.page.title()]).toEqual(['Qazylar', 'Qazylar']);
      // A presenter remote reaches whichever window has the focus.
      await (step % 2 === 0 ? show : hq.page).keyboard.press('PageDown');
    }
    await end(hq);
    expect(hq.complaints).toEqual([]);
  });

  it('keeps the picture of the moment over black, back, reload and a closed window', async () => {
    const hq = desk;
    const show = await openShow(hq);
    const total = await steps(hq.page);
    for (let step = 0; step < 5; step += 1) await hq.page.keyboard.press('ArrowRight');
    await seenStep(hq, 5, total);
    await sameAsDesk(hq, show);
    const [third] = await seen(show, 5);
    expect(third?.over).toContain('3-орын');
    await hq.page.keyboard.press('KeyB');
    await show.locator('.stage.black').waitFor();
    expect((await show.locator('body').innerText()).trim()).toBe('');
    await hq.page.keyboard.press('ArrowRight');
    await show.getByText(third?.applicant ?? '', { exact: true }).waitFor();
    await seenStep(hq, 5, total);
    await hq.page.keyboard.press('PageUp');
    await seenStep(hq, 4, total);
    await show.locator('.stage-names').waitFor({ state: 'detached' });
    await show.reload();
    await show.locator('.stage h1').waitFor();
    expect(await seen(show, 4)).toEqual([]);
    expect(await readable(show)).not.toContain(third?.applicant);
    await show.close();
    await hq.page.getByText(hq.text('ceremony:window.closed')).waitFor();
    const [again] = await Promise.all([
      hq.page.waitForEvent('popup'),
      hq.press('ceremony:window.open'),
    ]);
    await again.locator('.stage h1').waitFor();
    expect(await readable(again)).not.toContain(third?.applicant);
    const jump = hq.page.getByLabel(hq.text('ceremony:jump.label'));
    await jump.selectOption({ index: 5 });
    const asked = hq.page.getByRole('alertdialog');
    await asked.waitFor();
    expect(await again.locator('.stage-names').count()).toBe(0);
    await asked.getByRole('button', { name: hq.text('ceremony:jump.verb'), exact: true }).click();
    await again.getByText(third?.applicant ?? '', { exact: true }).waitFor();
    await end(hq);
    expect(hq.complaints).toEqual([]);
  });

  it('shows nothing of what comes where there is one window only', async () => {
    const hq = desk;
    await hq.press('ceremony:begin.here');
    const { page } = hq;
    await page.locator('.single-stage h1').waitFor();
    const winners: Revealed[] = [];
    const pictures: string[] = [];
    for (let step = 0; winners.length < 15; step += 1) {
      pictures.push(await page.content());
      winners.push(...(await seen(page, step)));
      const before = await page.locator('.single-picture').innerText();
      await page.keyboard.press(step % 2 === 0 ? 'Space' : 'Enter');
      await expect.poll(() => page.locator('.single-picture').innerText()).not.toBe(before);
    }
    for (const { step, applicant, project } of winners) {
      const earlier = winners.some(
        (other) =>
          other.step < step &&
          (other.applicant.includes(applicant) || other.project.includes(project)),
      );
      if (earlier) continue;
      for (const before of pictures.slice(0, step)) {
        expect(before).not.toContain(applicant);
        expect(before).not.toContain(project);
      }
    }
    expect(hq.complaints).toEqual([]);
  });

  it('opens its public window in the desktop program, without any call to the program in it', async () => {
    const profile = mkdtempSync(join(inject('journeyFolder'), 'profile-'));
    const program = await startDesktop(profile);
    const folder = mkdtempSync(join(inject('journeyFolder'), 'files-'));
    const hq = new Laptop(program.page, desktopDoor(program), { language: 'kk', folder });
    await chooseWinnersByRanking(hq);
    const show = await openShow(hq);
    await hq.page.keyboard.press('PageDown');
    await seenStep(hq, 1, await steps(hq.page));
    const calls = (window: Page) => window.evaluate(() => 'qazylar' in window);
    expect(await calls(hq.page)).toBe(true);
    expect(await calls(show)).toBe(false);
    await end(hq);
    await expect.poll(() => show.isClosed()).toBe(true);
    expect(hq.complaints).toEqual([]);
  });
});
