import { existsSync, readFileSync } from 'node:fs';
import { measurePage, spread } from './bench-parts.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Record<string, Record<string, number>>} Findings */

const applications = 50_000;

/**
 * Types queries letter by letter, as a hand does: the next key comes once the last one's rows are painted.
 *
 * @param {Page} page
 */
async function typeQueries(page) {
  /** @type {readonly string[]} */
  const queries = await page.evaluate('bench.queries(15)');
  await page.evaluate('void (window.heard = bench.listen())');
  // Playwright's own keyboard has no Cyrillic keys: it would put the letters in without a press.
  const session = await page.context().newCDPSession(page);
  const search = page.locator('input[type=search]');
  for (const query of queries) {
    await search.fill('');
    for (const letter of query) {
      const press = { key: letter, text: letter };
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
      await page.waitForFunction('!heard.waiting()', null, { polling: 5, timeout: 30_000 });
    }
  }
  /** @type {readonly number[]} */
  const delays = await page.evaluate('heard.delays');
  await search.fill('');
  return spread(delays);
}

/**
 * What frames were like while something was done.
 *
 * @param {Page} page
 * @param {() => Promise<void>} scroll
 * @returns {Promise<Record<string, number>>}
 */
async function framesWhile(page, scroll) {
  await page.evaluate('void (window.watch = bench.watchFrames())');
  await scroll();
  return page.evaluate('watch.stop()');
}

/** @param {Page} page */
async function scrollByWheel(page) {
  const box = await page.locator('.data-scroll').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
  const isAtEnd = () =>
    page.evaluate(
      '(({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight > scrollHeight - 4)(document.querySelector(".data-scroll"))',
    );
  for (let turns = 0; turns < 2000; turns += 1) {
    await page.mouse.wheel(0, 5000);
    if (turns % 20 === 19 && (await isAtEnd())) return;
  }
}

/** @param {Page} page */
async function scrollByKeys(page) {
  await page.locator('[role=grid]').focus();
  await page.keyboard.press('Home');
  for (let times = 0; times < 150; times += 1) await page.keyboard.press('PageDown');
  for (let times = 0; times < 150; times += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

/**
 * Bytes of the window's heap after its garbage is gone, and those of the whole process that draws it with its workers
 * (0 where the system does not tell).
 *
 * @param {Page} page
 * @returns {Promise<Record<string, number>>}
 */
async function memoryOf(page) {
  const heap = Number(await page.evaluate('gc(), gc(), performance.memory.usedJSHeapSize'));
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const drawn = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const sizes = drawn.map((id) => {
    const path = `/proc/${id}/status`;
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    return 1024 * Number(/^RssAnon:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
  });
  return { heap, process: Math.max(0, ...sizes) };
}

/** @param {Findings} found @param {(line: string) => void} say */
function print(found, say) {
  const { start = {}, key = {}, wheel = {}, keys = {}, change = {}, memory = {} } = found;
  const ms = (/** @type {number | undefined} */ value) => `${(value ?? 0).toFixed(1)} ms`;
  say(
    `finding key    p50 ${ms(key['p50'])}  p95 ${ms(key['p95'])}  worst ${ms(key['worst'])}  (${key['times']} keys over ${applications} applications)`,
  );
  say(`finding start  first rows ${ms(start['rows'])}, every word ${ms(start['index'])}`);
  for (const [name, figures] of Object.entries({ wheel, keys }))
    say(
      `finding ${name.padEnd(6)} longest gap ${ms(figures['longest'])}  ${figures['over100']} over 100 ms, ${figures['blank']} of ${figures['frames']} frames without rows`,
    );
  say(
    `finding change p50 ${ms(change['p50'])}  p95 ${ms(change['p95'])}  (one application of ${applications} changes)`,
  );
  const megabytes = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
  const { heap = 0, process: whole = 0 } = memory;
  say(
    `finding memory window's heap ${megabytes(heap)}, its process with the index ${megabytes(whole)}`,
  );
}

/**
 * The list of 50,000 applications in a production build in a real Chromium: from the press of a key to the painted
 * rows, scrolling all of it, a change, memory. Milliseconds and bytes; null where no Chromium is at hand.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Findings | null>}
 */
export function benchFinding(say) {
  const flags = ['--js-flags=--expose-gc', '--enable-precise-memory-info'];
  return measurePage({ name: 'finding', say, flags }, async (page) => {
    /** @type {Record<string, number>} */
    const start = await page.evaluate(`bench.begin(${applications})`);
    const key = await typeQueries(page);
    const wheel = await framesWhile(page, () => scrollByWheel(page));
    const keys = await framesWhile(page, () => scrollByKeys(page));
    const change = spread(await page.evaluate('bench.change(20)'));
    const memory = await memoryOf(page);
    const found = { start, key, wheel, keys, change, memory };
    print(found, say);
    return found;
  });
}
