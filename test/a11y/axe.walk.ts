import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Laptop } from '../journeys/laptop.ts';
import { clearChromium, oneChromium } from '../journeys/one-chromium.ts';
import { casesOf, countCases, isLong } from '../long/count-cases.ts';
import { half, narrow, settled, show, showZoom } from './appearance.ts';
import { axeFindings } from './axe.ts';
import {
  allCombinations,
  type Combination,
  describeCombination,
  pairwise,
  shuffled,
} from './combinations.ts';
import {
  askedTwice,
  clippedTexts,
  hardFields,
  helpPlace,
  movingThings,
  obscuredFocus,
  onlyDragged,
  silentMessages,
  smallTargets,
  spaceTexts,
  wideContent,
} from './in-page.ts';
import type { Place } from './place.ts';
import { type Person, walks, walkThrough } from './walks.ts';

/**
 * Every screen is opened once and looked at from all sides: by axe in each combination of language, look and zoom, and by
 * our own tests of what axe cannot see. `npm test` takes a sample that QAZYLAR_SEED chooses, `npm run test:long -- --only
 * axe` everything.
 */

const seed = Number(process.env['QAZYLAR_SEED'] ?? 1);

let browser: Browser;
const count = { places: 0, combinations: 0, own: 0, findings: 0 };

beforeAll(async () => {
  browser = await oneChromium();
  process.stdout.write(isLong ? 'axe: every combination\n' : `axe: seed ${seed}\n`);
});
afterAll(async () => {
  await clearChromium(browser);
  const { places, combinations, own, findings } = count;
  const note = `${places} screens, ${combinations} of ${places * allCombinations.length} combinations, ${own} own checks, ${findings} findings`;
  process.stdout.write(`axe: ${note}\n`);
  countCases('axe and own checks of screens', combinations + own, note);
});

/** Which places the sample looks at, and how: every two values meet once, places spread over the walks. */
function chooseSample(): ReadonlyMap<string, readonly Combination[]> {
  const rows = pairwise(seed);
  const names = Object.values(walks).flatMap((places) => places.map(({ name }) => name));
  const chosen = new Map<string, Combination[]>();
  shuffled(names, seed).forEach((name, index) => {
    const row = rows[index];
    if (row !== undefined) chosen.set(name, [row]);
  });
  return chosen;
}
const sample = chooseSample();
const many = casesOf(0, allCombinations.length);

const combinationsOf = ({ name }: Place): readonly Combination[] =>
  isLong ? shuffled(allCombinations, seed).slice(0, many) : (sample.get(name) ?? []);

class Inspection {
  readonly findings: string[] = [];
  private readonly at: Laptop;
  private readonly place: Place;

  constructor(at: Laptop, place: Place) {
    this.at = at;
    this.place = place;
  }

  private note(how: string, found: readonly string[]): void {
    this.findings.push(...found.map((each) => `${this.place.name} (${how}): ${each}`));
  }

  async byAxe(combination: Combination): Promise<void> {
    await show(this.at.page, combination);
    count.combinations += 1;
    this.note(describeCombination(combination), await axeFindings(this.at.page));
  }

  /** One of our own checks on the page as it is shown now. */
  private async own(how: string, check: () => string[]): Promise<void> {
    count.own += 1;
    this.note(how, await this.at.page.evaluate(check));
  }

  async byOurselves(): Promise<void> {
    const { page } = this.at;
    await this.own('100 %', smallTargets);
    await this.own('100 %', obscuredFocus);
    await this.own('100 %', hardFields);
    await this.own('100 %', onlyDragged);
    await this.own('100 %', askedTwice);
    await this.own('100 %', silentMessages);
    await this.own('100 %', clippedTexts);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await this.own('less motion', movingThings);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.evaluate(spaceTexts, true);
    await settled(page);
    await this.own('text spacing', clippedTexts);
    await page.evaluate(spaceTexts, false);
    await page.setViewportSize(half);
    await settled(page);
    await this.own('683 px', obscuredFocus);
    await this.own('683 px', wideContent);
    await page.setViewportSize(narrow);
    await settled(page);
    await this.own('320 px', wideContent);
    await this.own('320 px', clippedTexts);
    await page.evaluate(spaceTexts, true);
    await settled(page);
    await this.own('320 px, text spacing', wideContent);
    await page.evaluate(spaceTexts, false);
    await showZoom(page, 1);
  }
}

/** Goes through the places of one person; says everything that was found at the end. */
async function walk(person: Person): Promise<string[]> {
  const helpPlaces = new Map<string, string[]>();
  const findings = await walkThrough(browser, walks[person], {
    wanted: (place) => combinationsOf(place).length > 0,
    look: async (at, place) => {
      count.places += 1;
      const where = await at.page.evaluate(helpPlace);
      helpPlaces.set(where, [...(helpPlaces.get(where) ?? []), place.name]);
      const inspection = new Inspection(at, place);
      await inspection.byOurselves();
      for (const combination of combinationsOf(place)) await inspection.byAxe(combination);
      return inspection.findings;
    },
  });
  if (helpPlaces.size > 1)
    findings.push(`help is not always in the same place: ${JSON.stringify([...helpPlaces])}`);
  count.findings += findings.length;
  return findings;
}

test.each(Object.keys(walks) as Person[])(
  'nobody is shut out of the screens of a %s',
  { timeout: isLong ? 3_600_000 : 240_000 },
  async (person) => {
    const findings = await walk(person);
    expect(findings.join('\n')).toBe('');
  },
);
