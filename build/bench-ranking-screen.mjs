import { measurePage, spread } from './bench-parts.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Record<string, Record<string, number>>} Findings */

const [submissions, jurors] = [600, 40];
const presses = 30;

/**
 * What presses take until their outcome is painted.
 *
 * @param {Page} page
 * @param {{ readonly selector: string, readonly events: readonly string[] }} heard
 * @param {readonly (() => Promise<unknown>)[]} acts one after another, each once the last one's outcome is painted
 */
async function delaysOf(page, { selector, events }, acts) {
  await page.evaluate(
    `void (window.heard = bench.listen(${JSON.stringify(selector)}, ${JSON.stringify(events)}))`,
  );
  for (const act of acts) {
    await act();
    await page.waitForFunction('!heard.waiting()', null, { polling: 5, timeout: 30_000 });
  }
  /** @type {readonly number[]} */
  const delays = await page.evaluate('heard.stop()');
  return spread(delays);
}

/** Chooses one row after another with the pointer. @param {Page} page */
function chooseByPointer(page) {
  const rows = page.locator('.rt tr.choose');
  const acts = Array.from(
    { length: presses },
    (_, index) => () => rows.nth((index * 5 + 1) % 14).click(),
  );
  return delaysOf(page, { selector: '.ex', events: ['click'] }, acts);
}

/** Goes down the rows by keys; Enter chooses. @param {Page} page */
async function chooseByKeys(page) {
  const acts = Array.from({ length: presses }, (_, index) => async () => {
    await page
      .locator('.rt tr.choose')
      .nth(((index * 3) % 13) + 1)
      .focus();
    await page.keyboard.press('Enter');
  });
  return delaysOf(page, { selector: '.ex', events: ['keydown'] }, acts);
}

/** Narrows the list by a zone or a region and takes it back. @param {Page} page */
function filter(page) {
  const zone = page.locator('.rank-filters select').nth(2);
  const region = page.locator('.rank-filters select').nth(1);
  const acts = Array.from({ length: 8 }, () => [
    () => zone.selectOption('out'),
    () => zone.selectOption(''),
    () => region.selectOption({ index: 2 }),
    () => region.selectOption(''),
  ]).flat();
  return delaysOf(page, { selector: '.rk', events: ['change'] }, acts);
}

/** Types words letter by letter. @param {Page} page */
async function typeWords(page) {
  const session = await page.context().newCDPSession(page);
  const search = page.locator('.rank-filters input[type=search]');
  await search.focus();
  const acts = [...'су электр станц утеплитель'].map((letter) => async () => {
    const press = { key: letter, text: letter };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
  });
  const found = await delaysOf(page, { selector: '.rk', events: ['keydown'] }, acts);
  await search.fill('');
  await page.locator('.rt button.fold').first().waitFor();
  return found;
}

/** Opens every fold and scrolls through all rows. @param {Page} page */
async function scroll(page) {
  const folds = page.locator('.rt button.fold');
  const opening = await delaysOf(page, { selector: '.rt', events: ['click'] }, [
    () => folds.last().click(),
    () => folds.first().click(),
  ]);
  await page.evaluate('void (window.watch = bench.watchFrames())');
  await page.mouse.move(500, 500);
  const isAtEnd = () =>
    page.evaluate(
      '(({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight > scrollHeight - 4)(document.scrollingElement)',
    );
  for (let turns = 0; turns < 2000; turns += 1) {
    await page.mouse.wheel(0, 400);
    if (turns % 20 === 19 && (await isAtEnd())) break;
  }
  /** @type {Record<string, number>} */
  const frames = await page.evaluate('watch.stop()');
  return { opening, frames };
}

/** @param {Findings} found @param {(line: string) => void} say */
function print({ start = {}, frames = {}, ...others }, say) {
  const ms = (/** @type {number | undefined} */ value) => `${(value ?? 0).toFixed(1)} ms`;
  say(
    `ranking start   list ${ms(start['list'])}, ranges of places ${ms(start['whole'])}  (${submissions} × ${jurors} × 3)`,
  );
  for (const [name, figures] of Object.entries(others))
    say(
      `ranking ${name.padEnd(7)} p50 ${ms(figures['p50'])}  p95 ${ms(figures['p95'])}  worst ${ms(figures['worst'])}  (${figures['times']} times)`,
    );
  say(
    `ranking scroll  longest gap ${ms(frames['longest'])}  ${frames['over100']} of ${frames['frames']} over 100 ms, ${frames['rows']} rows drawn`,
  );
}

/**
 * Headquarters' ranking of 600 applications in a production build in a real Chromium: from a press on a row to its
 * painted explanation, by pointer and by keys; narrowing the list; opening folds and scrolling through all of it.
 * Milliseconds; null where no Chromium is at hand.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Findings | null>}
 */
export function benchRankingScreen(say) {
  return measurePage({ name: 'ranking-screen', say }, async (page) => {
    /** @type {Record<string, number>} */
    const start = await page.evaluate(`bench.begin(${submissions}, ${jurors})`);
    const press = await chooseByPointer(page);
    const key = await chooseByKeys(page);
    const filters = await filter(page);
    const letter = await typeWords(page);
    const { opening, frames } = await scroll(page);
    const found = { start, press, key, filter: filters, letter, opening, frames };
    print(found, say);
    return found;
  });
}
