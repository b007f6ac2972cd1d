import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';

const read = (language: Language, namespace: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../locales/${language}/${namespace}.json`, import.meta.url), 'utf8'),
  );

/** A text of the interface, as the person at this laptop reads it; throws for a key that does not exist. */
export function textOf(
  language: Language,
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const [namespace = '', path = ''] = key.split(':');
  const found = path
    .split('.')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)[part],
      read(language, namespace),
    );
  if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
  return found.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** One person at one laptop: an own browser profile, files really written to and read from a folder. */
export class Laptop {
  readonly page: Page;
  readonly language: Language;
  readonly folder: string;
  /** What went wrong in the page: a journey ends with none of it. */
  readonly complaints: string[];
  private readonly context: BrowserContext;

  private constructor(
    place: Pick<Laptop, 'page' | 'language' | 'folder' | 'complaints'> & {
      readonly context: BrowserContext;
    },
  ) {
    this.page = place.page;
    this.language = place.language;
    this.folder = place.folder;
    this.complaints = place.complaints;
    this.context = place.context;
  }

  static async open(browser: Browser, language: Language): Promise<Laptop> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      acceptDownloads: true,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(inject('applicationAddress'));
    const folder = mkdtempSync(join(inject('journeyFolder'), 'laptop-'));
    return new Laptop({ page, language, folder, complaints, context });
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Says on stderr what this person sees, for whoever reads a failed run. */
  async describe(): Promise<void> {
    const seen = (await this.page.locator('body').innerText()).slice(0, 1500);
    process.stderr.write(`\n---- ${this.page.url()}\n${seen}\n${this.complaints.join('\n')}\n`);
  }

  text(key: string, values: Readonly<Record<string, string>> = {}): string {
    return textOf(this.language, key, values);
  }

  /** A button by the text of a key; with `exact` false the text may be a part of its name. */
  button(key: string, values: Readonly<Record<string, string>> = {}): Locator {
    return this.page.getByRole('button', { name: this.text(key, values), exact: true });
  }

  async press(key: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.button(key, values).first().click();
  }

  async fill(
    key: string,
    value: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const field = this.page.getByLabel(this.text(key, values), { exact: true });
    await field.and(this.page.locator('input, textarea')).first().fill(value);
  }

  /** Goes to a section by its place in the address, as the rail's links do. */
  async go(section: string): Promise<void> {
    await this.page.locator(`a[href="#/${section}"]`).first().click();
  }

  /** Gives files to the file picker that a button opens. */
  async give(button: Locator, ...files: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles([...files]);
  }

  /** Files that one press of a button downloads, saved under their own names; returns their paths. */
  async take(button: Locator, count: number): Promise<string[]> {
    const downloads: Download[] = [];
    const collect = (download: Download): void => void downloads.push(download);
    this.page.on('download', collect);
    await button.click();
    for (let waited = 0; downloads.length < count && waited < 200; waited += 1) {
      await this.page.waitForTimeout(100);
    }
    this.page.off('download', collect);
    const paths: string[] = [];
    for (const download of downloads) {
      const path = join(this.folder, download.suggestedFilename());
      await download.saveAs(path);
      paths.push(path);
    }
    return paths.toSorted();
  }

  /** First run up to the choice of a role. */
  async chooseRole(role: 'juror' | 'coordinator' | 'headquarters'): Promise<void> {
    const own = { kk: 'Қазақша', ru: 'Русский', en: 'English' }[this.language];
    await this.page.getByRole('main').getByRole('button', { name: own }).click();
    await this.page
      .getByRole('button', { name: new RegExp(`^${this.text(`first-run:role.${role}.title`)}`) })
      .click();
  }

  /** Opens an invitation on a fresh laptop and chooses a passphrase. */
  async join(role: 'juror' | 'coordinator', invitation: string, passphrase: string): Promise<void> {
    await this.chooseRole(role);
    await this.give(this.button('first-run:start.open'), invitation);
    await this.fill('first-run:passphrase.label', passphrase);
    await this.fill('first-run:passphrase.again', passphrase);
    await this.press('first-run:passphrase.begin');
  }
}
