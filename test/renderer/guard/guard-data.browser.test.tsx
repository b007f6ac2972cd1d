import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { ok } from '../../../shared/basics/result.ts';
import type { Action } from '../../../shared/contest/action.ts';
import { setInterest } from '../../../shared/contest/interest.ts';
import { noDetails } from '../../../shared/contest/juror-details.ts';
import { blockData } from '../../../shared/contest/personal-data.ts';
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

/** Headquarters with one juror, whose telephone it knows. */
function headquarters(blocked: ReadonlyMap<string, string> = new Map()): Desk {
  const desk = createJurorDesk({ role: 'headquarters' });
  const { state, profile, ...rest } = desk.getSnapshot();
  if (state === null || profile === null) throw new Error('no contest');
  const person = { ...profile.person, id: juror, role: 'juror' as const, surname: 'Оспанова' };
  const snapshot: DeskSnapshot = {
    ...rest,
    profile,
    state: {
      ...state,
      blocked,
      people: new Map([[juror, person]]),
      jurorDetails: new Map([[juror, { ...noDetails, contact: '8 701 555 12 34' }]]),
    },
  };
  return {
    ...desk,
    getSnapshot: () => snapshot,
    record: async (actions) => {
      recorded.push(...actions);
      return ok(undefined);
    },
  };
}

const accesses = () =>
  recorded.flatMap(({ key, value }) => (key.startsWith('access/') ? [value] : []));

test('a look at a card and at a telephone is noted once, and a block asks for its reason', async () => {
  takeAway = showApp(headquarters(), `/guard/person/${juror}`);
  await expect.element(page.getByRole('region', { name: 'Карточка данных' })).toBeVisible();
  await expect.element(page.getByText('8 701 555 12 34')).not.toBeInTheDocument();
  await press(page.getByRole('button', { name: /^Показать: контакты/ }));
  await expect.element(page.getByText('8 701 555 12 34')).toBeVisible();
  const about = `person/${juror}`;
  expect(accesses()).toEqual([
    { act: 'person-data', about, count: 1 },
    { act: 'contacts', about, count: 1 },
  ]);
  await press(page.getByRole('button', { name: 'Заблокировать данные' }));
  const verb = page.getByRole('button', { name: 'Заблокировать', exact: true });
  await expect.element(verb).toBeDisabled();
  await page.getByRole('textbox', { name: 'Причина блокировки' }).fill('по заявлению');
  await press(verb);
  expect(recorded.at(-1)).toEqual(blockData('person', juror, true, 'по заявлению'));
});

test('somebody whose data is blocked is named nowhere, and cannot be changed', async () => {
  takeAway = showApp(headquarters(new Map([[`person/${juror}`, 'по заявлению']])), '/jury');
  await press(page.getByRole('row', { name: /Данные заблокированы/ }));
  await expect.element(page.getByText(/Снять блокировку можно/)).toBeVisible();
  await expect.element(page.getByText('Оспанова')).not.toBeInTheDocument();
});

test('a conflict that somebody told of is entered by hand', async () => {
  takeAway = showApp(headquarters(), '/interests');
  await press(page.getByRole('button', { name: 'Внести вручную' }));
  await page.getByRole('combobox', { name: 'Член жюри' }).selectOptions(juror);
  await page.getByRole('textbox', { name: 'Номера заявок' }).fill('999');
  await expect.element(page.getByText(/Таких заявок нет: 999/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Номера заявок' }).fill('№ 107');
  await page.getByRole('textbox', { name: 'Пояснение' }).fill('сказал сам');
  await press(page.getByRole('button', { name: 'Сохранить', exact: true }));
  expect(recorded).toEqual([
    setInterest({
      submission: '107',
      juror,
      ground: 'family',
      state: 'declared',
      note: 'сказал сам',
    }),
  ]);
});
