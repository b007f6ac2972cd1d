import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import { Laptop } from './laptop.ts';
import { clearChromium, oneChromium } from './one-chromium.ts';

type Sit = (language: Language) => Promise<Laptop>;

/** Laptops of one journey: opened when somebody sits down, put away when the file of journeys ends. */
export function setTable(): {
  readonly play: (journey: (sit: Sit) => Promise<void>) => Promise<void>;
} {
  let browser: Browser;
  const laptops: Laptop[] = [];
  const sit: Sit = async (language) => {
    const laptop = await Laptop.open(browser, language);
    laptops.push(laptop);
    return laptop;
  };
  beforeAll(async () => {
    browser = await oneChromium();
  });
  // Here and not after a journey: one that ran out of time never comes to its own end.
  afterAll(async () => {
    for (const laptop of laptops) await laptop.close();
    await clearChromium(browser);
  });
  return {
    play: async (journey) => {
      try {
        await journey(sit);
        for (const laptop of laptops) expect(laptop.complaints).toEqual([]);
      } catch (error) {
        for (const laptop of laptops) await laptop.describe();
        throw error;
      }
    },
  };
}
