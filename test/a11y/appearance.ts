import type { Page } from 'playwright-core';

import { languages, type Language } from '../../shared/basics/localized.ts';
import type { Combination, Look } from './combinations.ts';

export const wide = { width: 1366, height: 768 };
/** 1366 × 768 at 200 % of the browser. */
export const half = { width: 683, height: 384 };
/** What WCAG 1.4.10 asks for. */
export const narrow = { width: 320, height: 640 };

const media: Readonly<Record<Look, NonNullable<Parameters<Page['emulateMedia']>[0]>>> = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' },
};

/** Chooses a language by its own control; by script, since that works also behind an open dialog. */
export async function showLanguage(page: Page, language: Language): Promise<void> {
  await page.evaluate(
    ([index, chosen]) => {
      const control = document.querySelectorAll<HTMLElement>(
        '.header .lang [role=radio], .first-run .between .segment [role=radio]',
      )[index];
      if (control === undefined) throw new Error('no way to change the language');
      if (document.documentElement.lang !== chosen) control.click();
    },
    [languages.indexOf(language), language] as const,
  );
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
}

/** Two frames: what was changed is laid out and painted. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );

/** The program's own zoom, as its settings set it. */
export const showZoom = (page: Page, zoom: number): Promise<void> =>
  page.evaluate(
    (value) => document.documentElement.style.setProperty('--zoom', String(value)),
    zoom,
  );

export async function show(page: Page, { language, look, zoom }: Combination): Promise<void> {
  await showLanguage(page, language);
  await page.emulateMedia(media[look]);
  await settled(page);
  await showZoom(page, zoom);
  // What lies half under the header is so because of how far the page was scrolled before.
  await page.evaluate(() => window.scrollTo(0, 0));
  await settled(page);
}

/** As it was: every way to a place begins here. */
export async function showPlain(page: Page): Promise<void> {
  await page.setViewportSize(wide);
  await show(page, { language: 'kk', look: 'light', zoom: 1 });
}
