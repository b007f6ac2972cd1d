import type { CDPSession, Page } from 'playwright-core';

import type { Language } from '../../shared/basics/localized.ts';

/** What a key writes, by its place on the keyboard (`KeyboardEvent.code`). */
type Layout = Readonly<Record<string, string>>;

/** The digit row of each layout without Shift, 1 to 0: the Kazakh one writes letters there. */
const digitRows: Readonly<Record<Language, string>> = {
  kk: '"әіңғ,.үұқ',
  ru: '1234567890',
  en: '1234567890',
};

/** Rows of letters from the left: Q…, A…, Z…, without the keys at their right ends. */
const letterRows: Readonly<Record<Language, readonly [string, string, string]>> = {
  kk: ['йцукенгшщз', 'фывапролд', 'ячсмить'],
  ru: ['йцукенгшщз', 'фывапролд', 'ячсмить'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
};

/** The key beside the right Shift: where a fraction is typed in the Cyrillic layouts. */
const slash: Readonly<Record<Language, string>> = { kk: '№', ru: '.', en: '/' };

const rows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'] as const;

function layoutOf(language: Language): Layout {
  const digits = [...digitRows[language]].map((key, at) => [`Digit${(at + 1) % 10}`, key] as const);
  const letters = rows.flatMap((row, at) =>
    [...(letterRows[language][at] ?? '')].map((key, place) => [`Key${row[place]}`, key] as const),
  );
  const pad = Array.from({ length: 10 }, (_, digit) => [`Numpad${digit}`, `${digit}`] as const);
  return Object.fromEntries([
    ...digits,
    ...letters,
    ...pad,
    ['Slash', slash[language]],
    ['Comma', language === 'en' ? ',' : 'б'],
    ['NumpadDecimal', ','],
  ]);
}

const control = 2;

/** A keyboard whose keys send what a layout sends: the place of the key, and the layout's own letter. */
export class Keyboard {
  private readonly session: CDPSession;
  private readonly page: Page;
  private readonly layout: Layout;

  private constructor(page: Page, session: CDPSession, language: Language) {
    this.page = page;
    this.session = session;
    this.layout = layoutOf(language);
  }

  static async plugIn(page: Page, language: Language): Promise<Keyboard> {
    return new Keyboard(page, await page.context().newCDPSession(page), language);
  }

  /** One key by its place; a digit or letter is written as the layout has it. */
  async press(code: string, held: { readonly control?: boolean } = {}): Promise<void> {
    const key = this.layout[code];
    if (key === undefined) {
      await this.page.keyboard.press(held.control === true ? `Control+${code}` : code);
      return;
    }
    const modifiers = held.control === true ? control : 0;
    const event = { code, key, modifiers };
    // With Ctrl held a key writes nothing.
    const text = held.control === true ? {} : { text: key };
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  async pressAll(...codes: readonly string[]): Promise<void> {
    for (const code of codes) await this.press(code);
  }

  /** Text as a person writes it into a comment, whatever keys that takes. */
  write(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }
}
