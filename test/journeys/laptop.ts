import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import { browserDoor } from './browser-door.ts';
import type { FileDoor } from './file-door.ts';

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

/** One person at one laptop: an own profile, files really written to and read from a folder. */
export class Laptop {
  readonly page: Page;
  readonly language: Language;
  readonly folder: string;
  /** What went wrong in the page: a journey ends with none of it. */
  readonly complaints: string[] = [];
  private readonly door: FileDoor;

  constructor(
    page: Page,
    door: FileDoor,
    { language, folder }: Pick<Laptop, 'language' | 'folder'>,
  ) {
    this.page = page;
    this.door = door;
    this.language = language;
    this.folder = folder;
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** A laptop with a browser only. */
  static async open(browser: Browser, language: Language): Promise<Laptop> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const folder = mkdtempSync(join(inject('journeyFolder'), 'laptop-'));
    const laptop = new Laptop(page, browserDoor(page), { language, folder });
    await page.goto(inject('applicationAddress'));
    return laptop;
  }

  async close(): Promise<void> {
    await this.door.close();
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
    await this.door.give(button, files);
  }

  /** Files that one press of a button saves, under their own names; returns their paths. */
  async take(button: Locator, count: number): Promise<string[]> {
    return (await this.door.take(button, { count, folder: this.folder })).toSorted();
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
