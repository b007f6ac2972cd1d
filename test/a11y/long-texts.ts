import { readFileSync, readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

import { firstTexts } from '../../shared/host/first-texts.ts';

const english = new URL('../../locales/en/', import.meta.url);

/** A text 2.3 times as long, of its own words; variables stay as they are and are not repeated. */
export function lengthen(text: string): string {
  const words = text.split(/\s+/u).filter((word) => word !== '' && !word.includes('{{'));
  if (words.length === 0) return text;
  let result = text;
  for (let next = 0; result.length < text.length * 2.3; next += 1)
    result += ` ${words[next % words.length] ?? ''}`;
  return result;
}

/** Everything inside a value lengthened. */
function lengthenAll(value: unknown): unknown {
  if (typeof value === 'string') return lengthen(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lengthenAll(inner)]));
}

/** How many English files a built file of texts holds. */
function englishIn(address: string): number {
  const [, first, language] = /\/texts-(first-)?(kk|ru|en)-/u.exec(address) ?? [];
  if (language !== 'en') return 0;
  return first === undefined ? readdirSync(english).length - firstTexts.length : firstTexts.length;
}

/** A built file of texts with the English ones lengthened: a module that exports the same names. */
async function withLongEnglish(source: string, expected: number): Promise<string> {
  const files = new Set(
    readdirSync(english).map((name) =>
      JSON.stringify(JSON.parse(readFileSync(new URL(name, english), 'utf8'))),
    ),
  );
  const built = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
  const exported: unknown = await import(built);
  if (typeof exported !== 'object' || exported === null) throw new Error('a module of texts');
  let found = 0;
  const lines = Object.entries(exported).map(([name, value], index) => {
    const isEnglish = files.has(JSON.stringify(value));
    if (isEnglish) found += 1;
    const text = JSON.stringify(isEnglish ? lengthenAll(value) : value);
    return `const v${index} = ${text}; export { v${index} as ${name} };`;
  });
  if (found !== expected) throw new Error(`${found} of ${expected} English files were built`);
  return lines.join('\n');
}

/** From now on this page's English is a language with texts 130 % longer. */
export async function speakLong(page: Page): Promise<void> {
  await page.route(/\/texts-[^/]*\.js$/u, async (route) => {
    const answer = await route.fetch();
    const body = await withLongEnglish(await answer.text(), englishIn(route.request().url()));
    await route.fulfill({ response: answer, body });
  });
}
