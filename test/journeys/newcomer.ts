import type { Locator } from 'playwright-core';

import type { Laptop } from './laptop.ts';

/**
 * Seconds of a person over fifty who has never seen the screen, by the keystroke-level model of Card, Moran and Newell
 * with a slow typist, and with all words that come into sight read at the 238 words a minute of adults' silent reading.
 */
const secondsOf = { word: 60 / 238, thought: 1.35, pointing: 1.1, press: 0.2, key: 0.5 } as const;

/** Somebody at a laptop for the first time: what they read, press and type is counted as the time it takes people. */
export class Newcomer {
  readonly laptop: Laptop;
  private seconds = 0;
  /** Lines that were read already: nobody reads the same words again on the next step. */
  private readonly read = new Set<string>();

  constructor(laptop: Laptop) {
    this.laptop = laptop;
  }

  /** Whole seconds so far. */
  get spent(): number {
    return Math.round(this.seconds);
  }

  /** Reads every line of the screen that is new, headings, hints and buttons alike. */
  async look(): Promise<void> {
    const { page } = this.laptop;
    for (const line of (await page.locator('body').innerText()).split('\n')) {
      if (this.read.has(line)) continue;
      this.read.add(line);
      this.seconds +=
        line.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length * secondsOf.word;
    }
  }

  async press(button: Locator): Promise<void> {
    await button.click();
    this.seconds += secondsOf.thought + secondsOf.pointing + secondsOf.press;
    await this.look();
  }

  async pressText(key: string): Promise<void> {
    await this.press(this.laptop.button(key).first());
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    this.seconds += secondsOf.thought + secondsOf.pointing + secondsOf.press;
    this.seconds += text.length * secondsOf.key;
  }

  async typeText(key: string, text: string): Promise<void> {
    const { page } = this.laptop;
    const field = page.getByLabel(this.laptop.text(key), { exact: true });
    await this.type(field.and(page.locator('input, textarea')).first(), text);
  }
}
