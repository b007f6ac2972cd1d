import type { Laptop } from '../journeys/laptop.ts';

/** A screen, or a state of one, with the way to it from the place before. Ways are in Kazakh. */
export interface Place {
  readonly name: string;
  readonly open: (at: Laptop) => Promise<void>;
}

/** A place behind an address. */
export const address = (name: string, path: string, shown = 'main h1'): Place => ({
  name,
  open: async (at) => {
    await goTo(at, path);
    await at.page.locator(shown).first().waitFor();
  },
});

/** A place that one step leads to. */
export const step = (name: string, open: Place['open']): Place => ({ name, open });

export async function goTo(at: Laptop, path: string): Promise<void> {
  await at.page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
}

/** A place behind a tab or a radio button of the screen before, chosen by the text of a key. */
export const choice = (name: string, role: 'tab' | 'radio', key: string): Place => ({
  name,
  open: async (at) => {
    await at.page
      .getByRole(role, {
        name: at
          .text(key)
          .replace(/\{\{.*/su, '')
          .trim(),
      })
      .first()
      .click({ force: true });
  },
});

/** A dialog that a button opens and that was closed again by the time the next place is opened. */
export const dialog = (name: string, key: string): Place => ({
  name,
  open: async (at) => {
    await closeDialogs(at);
    await at.page
      .getByRole('button', { name: at.text(key) })
      .first()
      .click();
    await at.page.locator('[role=dialog], [role=alertdialog]').first().waitFor();
  },
});

export async function closeDialogs(at: Laptop): Promise<void> {
  const open = at.page.locator('[role=dialog], [role=alertdialog]');
  if ((await open.count()) === 0) return;
  await at.page.keyboard.press('Escape');
  await open.first().waitFor({ state: 'hidden' });
}

/** Opens the practice contest of a programme in a role. */
export async function openDemo(
  at: Laptop,
  role: 'juror' | 'coordinator' | 'headquarters',
  template = 'expo',
): Promise<void> {
  await at.chooseRole(role);
  await at.page
    .getByRole('button', { name: new RegExp(`^${at.text('first-run:start.demo')}`) })
    .click();
  await at.page
    .getByRole('button', {
      name: new RegExp(`^${at.text(`first-run:demo.programmes.${template}.title`)}`),
    })
    .click();
  await at.page.locator('.demo').waitFor({ timeout: 60_000 });
}
