import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Laptop } from '../journeys/laptop.ts';
import { clearChromium, oneChromium } from '../journeys/one-chromium.ts';
import { countCases, isLong } from '../long/count-cases.ts';
import { half, narrow, settled, showLanguage, wide } from './appearance.ts';
import { clippedTexts, wideContent } from './in-page.ts';
import { lengthen, speakLong } from './long-texts.ts';
import type { Place } from './place.ts';
import { type Person, walks, walkThrough } from './walks.ts';

/**
 * A language with words for everything that are 130 % longer than English: what holds it holds every language. It is
 * made of the English texts while the test runs, and given to the page instead of them.
 */

let browser: Browser;
const count = { places: 0, findings: 0 };

beforeAll(async () => {
  browser = await oneChromium();
});
afterAll(async () => {
  await clearChromium(browser);
  const { places, findings } = count;
  process.stdout.write(`long texts: ${places} screens in three widths, ${findings} findings\n`);
  countCases('screens in a language 130 % longer', places * 3);
});

async function look(at: Laptop, place: Place): Promise<string[]> {
  const findings: string[] = [];
  count.places += 1;
  await showLanguage(at.page, 'en');
  for (const size of [wide, half, narrow]) {
    await at.page.setViewportSize(size);
    await settled(at.page);
    const found = [
      ...(await at.page.evaluate(clippedTexts)),
      ...(await at.page.evaluate(wideContent)),
    ];
    findings.push(...found.map((each) => `${place.name} (${size.width} px): ${each}`));
  }
  return findings;
}

test('a text becomes 130 % longer and keeps its variables', () => {
  expect(lengthen('Hand in {{count}} sheets')).toMatch(
    /^Hand in \{\{count\}\} sheets Hand in sheets/u,
  );
  expect(lengthen('{{name}}')).toBe('{{name}}');
});

describe.each(Object.keys(walks) as Person[])('the screens of a %s', (person) => {
  const shortForm = person === 'coordinator' ? walks[person].slice(0, 1) : [];
  const places: readonly Place[] = isLong ? walks[person] : shortForm;
  test(
    'hold a language that is 130 % longer',
    { timeout: isLong ? 3_600_000 : 240_000 },
    async () => {
      const findings = await walkThrough(browser, walks[person], {
        prepare: speakLong,
        wanted: (place) => places.includes(place),
        look,
      });
      count.findings += findings.length;
      expect(findings.join('\n')).toBe('');
    },
  );
});
