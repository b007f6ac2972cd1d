import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { signConsent } from '../../../shared/trust/consent.ts';
import {
  createJurorDesk,
  juror,
  type JurorDesk,
  signedConsent,
  testSettings,
} from './juror-desk.ts';
import { showApp } from './show-app.tsx';
import { press } from '../press.ts';

let takeAway: () => void = () => undefined;
let desk: JurorDesk;

const open = (
  given: Parameters<typeof createJurorDesk>[0] = { consents: [] },
  address = '/sheet/100',
) => {
  desk = createJurorDesk(given);
  takeAway = showApp(desk, address);
};
const heading = () => page.getByRole('heading', { name: 'Перед первой заявкой' });
const sign = () => page.getByRole('button', { name: 'Подписать', exact: true });

beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

describe('before the first application', () => {
  test('the regulation’s texts are read and signed by keyboard alone, and then the sheet opens', async () => {
    open();
    await expect.element(heading()).toHaveFocus();
    await expect.element(page.getByText(/не разглашать содержание заявок/)).toBeVisible();
    expect(page.getByRole('textbox').elements()).toHaveLength(0);
    await userEvent.keyboard('{Tab} {Tab} ');
    expect(page.getByRole('checkbox', { checked: true }).elements()).toHaveLength(2);
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByRole('textbox', { name: /Ввести балл: Новизна/ })).toHaveFocus();
    expect(desk.recorded).toEqual([signConsent(juror, testSettings(), 'ru')]);
  });

  test('a box that is not ticked is named, and nothing is signed', async () => {
    open();
    await page.getByRole('checkbox').first().click();
    await press(sign());
    await expect.element(page.getByRole('alert')).toHaveTextContent('Без этой отметки');
    await expect.element(page.getByRole('checkbox').nth(1)).toHaveFocus();
    expect(desk.recorded).toEqual([]);
  });

  test('a signature that could not be kept opens nothing', async () => {
    open();
    desk.failNext = { type: 'StorageFull' };
    for (const box of page.getByRole('checkbox').elements()) await userEvent.click(box);
    await press(sign());
    await expect.element(page.getByRole('alert').first()).toBeVisible();
    await expect.element(heading()).toBeVisible();
  });

  test('who does not agree is told what follows, and can come back', async () => {
    open();
    await press(page.getByRole('button', { name: 'Не соглашаюсь' }));
    await expect.element(page.getByRole('heading', { name: 'Если вы не согласны' })).toHaveFocus();
    await expect.element(page.getByText(/другому члену жюри/)).toBeVisible();
    await press(page.getByRole('button', { name: 'Вернуться к тексту' }));
    await expect.element(heading()).toHaveFocus();
  });

  test('an amended text is to be signed anew, and it is said', async () => {
    open({ consents: [{ ...signedConsent(testSettings()), text: '0'.repeat(64) }] });
    await expect.element(page.getByText('После вашей подписи текст изменился')).toBeVisible();
  });

  test('a text of another language says so', async () => {
    const settings = testSettings();
    const confidentiality = { kk: 'Құпия сақтаймын.', ru: '', en: '' };
    open({ consents: [], settings: { ...settings, confidentiality } });
    await expect.element(page.getByText(/Показан другой: Қазақша/)).toBeVisible();
  });
});

describe('the list', () => {
  test('says that there is something to sign, and leads to it', async () => {
    open({ consents: [] }, '/');
    await press(page.getByRole('link', { name: 'Прочитать и подписать' }));
    await expect.element(heading()).toHaveFocus();
  });

  test('shows when it was signed, and the text again', async () => {
    open({}, '/');
    await expect.element(page.getByText(/^Подписано: .*Русский/)).toBeVisible();
    await press(page.getByRole('button', { name: 'Прочитать подписанное' }));
    await expect
      .element(page.getByRole('dialog').getByText(/не разглашать содержание заявок/))
      .toBeVisible();
  });

  test('asks for nothing where the regulation has no text', async () => {
    const nothing = { kk: '', ru: '', en: '' };
    open({
      consents: [],
      settings: { ...testSettings(), confidentiality: nothing, consent: nothing },
    });
    await expect.element(page.getByRole('textbox', { name: /Ввести балл: Новизна/ })).toHaveFocus();
  });
});
