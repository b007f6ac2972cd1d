import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { testSettings } from '../builders/contest-builder.ts';
import { inviteJuror } from '../crash/invited-juror.ts';
import { jurorPassphrase } from '../crash/juror-at-desktop.ts';
import type { Laptop } from '../journeys/laptop.ts';
import { smallPdf } from '../renderer/documents/small-pdf.ts';
import { goTo, type Place, step } from './place.ts';

const documents = [
  {
    name: 'Жобаның күнтізбелік жоспары және сметасы.pdf',
    bytes: smallPdf({ pages: [['Күнтізбелік жоспар', 'Смета'], ['Екінші бет']] }),
  },
  {
    name: 'Түсіндірме жазба.txt',
    bytes: utf8ToBytes('Қондырғы жаз бойы жұмыс істейді.\n'.repeat(40)),
  },
];

async function joinByInvitation(at: Laptop): Promise<void> {
  const { name, bytes } = await inviteJuror(3, undefined, {
    settings: testSettings,
    documentsOf: () => documents,
  });
  const path = join(at.folder, name);
  writeFileSync(path, bytes);
  await at.join('juror', path, jurorPassphrase);
  await at.page.getByRole('link', { name: at.text('consent:toSign') }).waitFor({ timeout: 60_000 });
}

/** By way of the list: what was said of the texts before is forgotten there. */
async function openTexts(at: Laptop): Promise<void> {
  await goTo(at, '/');
  await at.page.locator('.list').waitFor();
  await goTo(at, '/sheet/1');
  await at.page.getByRole('heading', { name: at.text('consent:title') }).waitFor();
}

async function sign(at: Laptop): Promise<void> {
  await openTexts(at);
  for (const box of await at.page.getByRole('checkbox').all()) await box.click();
  await at.press('consent:sign');
  await at.page.locator('[data-score-field]').first().waitFor();
}

const openDocument = (at: Laptop, place: number): Promise<void> =>
  at.page.locator('.document-list [role=tab]').nth(place).click();

/** What the practice contest does not show: a juror who has nothing signed yet, and documents with their names. */
export const invitedPlaces: readonly Place[] = [
  step('invited: list', joinByInvitation),
  step('invited: to be signed', openTexts),
  step('invited: signing without the marks', (at) => at.press('consent:sign')),
  step('invited: not agreed', async (at) => {
    await openTexts(at);
    await at.press('consent:disagree');
  }),
  step('invited: signed', sign),
  step('invited: document', async (at) => {
    await openDocument(at, 1);
    await at.page.locator('.pdf-page canvas').first().waitFor();
  }),
  step('invited: text', async (at) => {
    await openDocument(at, 2);
    await at.page
      .getByText(/Қондырғы жаз бойы/)
      .first()
      .waitFor();
  }),
  step('invited: list with what was signed', async (at) => {
    await goTo(at, '/');
    await at.page.locator('.list').waitFor();
  }),
];
