import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Action } from '../../../shared/contest/action.ts';
import { ok } from '../../../shared/basics/result.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, DeskSnapshot } from '../../../renderer/storage/desk.ts';
import { press } from '../press.ts';
import { createJurorDesk, juror } from '../score/juror-desk.ts';
import { showApp } from '../score/show-app.tsx';

let takeAway: () => void = () => undefined;
let recorded: Action[] = [];
beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
  recorded = [];
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** Headquarters with two jurors, of whom one has signed; the panel was told to begin with application 100. */
function headquarters(): Desk {
  const desk = createJurorDesk({ role: 'headquarters', calibration: ['100'] });
  const { state, profile, ...rest } = desk.getSnapshot();
  if (state === null || profile === null) throw new Error('no contest');
  const person = { ...profile.person, role: 'juror' as const };
  const other = { ...person, id: 'j-02', surname: 'Сейітқали' };
  const people = new Map([
    [juror, person],
    [other.id, other],
  ]);
  const snapshot: DeskSnapshot = { ...rest, profile, state: { ...state, people } };
  return {
    ...desk,
    getSnapshot: () => snapshot,
    record: async (actions) => {
      recorded.push(...actions);
      return ok(undefined);
    },
  };
}

test('headquarters sees who has signed the consent, and finds who has not', async () => {
  takeAway = showApp(headquarters(), '/jury');
  await expect.element(page.getByRole('row', { name: /Оспанова/ })).toHaveTextContent('Подписано');
  await expect.element(page.getByRole('button', { name: 'Согласие подписано 1' })).toBeVisible();
  await press(page.getByRole('button', { name: 'Согласие не подписано 1' }));
  await expect.element(page.getByRole('row', { name: /Сейітқали/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /Оспанова/ })).not.toBeInTheDocument();
});
