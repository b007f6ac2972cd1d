import type { Browser } from 'playwright-core';

import { launchChromium } from '../../build/chromium.mjs';

let started: Promise<Browser> | null = null;

/**
 * The Chromium of all journeys that run in this process, one after another: started for the first, ended with the process.
 * Each takes contexts of its own, which know nothing of each other.
 */
export async function oneChromium(): Promise<Browser> {
  const browser = await (started ??= launchChromium());
  if (browser.isConnected()) return browser;
  started = launchChromium();
  return started;
}

/** Closes whatever a file of journeys left open, so that the next one finds Chromium as if it had just been started. */
export async function clearChromium(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}
