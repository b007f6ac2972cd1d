import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { createJurorDesk, inHalves, type JurorDesk, testSettings } from './juror-desk.ts';
import { pressKey, showApp } from './show-app.tsx';
import { press } from '../press.ts';

let takeAway: () => void = () => undefined;
let desk: JurorDesk;

const first = '100';
const open = (address = `/sheet/${first}`, settings = testSettings()) => {
  desk = createJurorDesk({ settings });
  takeAway = showApp(desk, address);
};
const criteria = () => testSettings().stages.find((stage) => stage.scored)?.criteria ?? [];
const criterion = (index: number) => criteria()[index]?.id ?? '';
const scoreOf = (index: number) => desk.sheet(first).scores[criterion(index)];
const field = () => page.getByRole('textbox', { name: /Ввести балл: Новизна/ });

beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

describe('scoring by keyboard alone', () => {
  test('the field of the first open criterion has the focus, and a digit is the score', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('7{Enter}8{Enter}');
    await expect.poll(() => [scoreOf(0), scoreOf(1)]).toEqual([7000, 8000]);
    await expect.element(page.getByRole('textbox', { name: /Реализуемость/ })).toHaveFocus();
  });

  test.each([
    ['Kazakh', 'ғ', 'ө'],
    ['Russian', '5', '9'],
    ['English', '5', '9'],
  ])('the digit row means digits in the %s layout', async (_layout, five, nine) => {
    open();
    await expect.element(field()).toHaveFocus();
    await pressKey('Digit5', five);
    await pressKey('Enter', 'Enter');
    await expect.element(page.getByRole('textbox', { name: /Экологический эффект/ })).toHaveFocus();
    await pressKey('Digit9', nine);
    await expect.poll(() => [scoreOf(0), scoreOf(1)]).toEqual([5000, 9000]);
  });

  test('1 and then 0 are ten, recorded once', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    // Within the page, a frame apart: the way through the driver may take so long that they are two scores.
    await pressKey('Digit1', '1');
    await pressKey('Digit0', '0');
    await expect.poll(() => scoreOf(0)).toBe(10_000);
    expect(desk.recorded).toHaveLength(1);
  });

  test('1 and Enter are one', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('1{Enter}');
    await expect.poll(() => scoreOf(0)).toBe(1000);
  });

  test.each(['Comma', 'Period', 'Slash', 'NumpadDecimal'])(
    'the key %s makes a half',
    async (code) => {
      open(undefined, testSettings(inHalves));
      await expect.element(field()).toHaveFocus();
      await pressKey('Numpad7', '7');
      await pressKey(code, '');
      await pressKey('Digit5', '5');
      await expect.poll(() => scoreOf(0)).toBe(7500);
    },
  );

  test('a fraction off the scale is explained under the field and not recorded', async () => {
    open(undefined, testSettings(inHalves));
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('3,2');
    await expect.element(page.getByRole('alert')).toHaveTextContent('3 или 3,5');
    await userEvent.keyboard('{Enter}');
    await expect.element(field()).toHaveFocus();
    expect(desk.recorded).toEqual([]);
  });

  test('a digit that leads beyond the scale begins a new score', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('78');
    await expect.poll(() => scoreOf(0)).toBe(8000);
  });

  test('Ctrl+Z records the score that stood there before', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('7{Enter}');
    await expect.poll(() => scoreOf(0)).toBe(7000);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => scoreOf(0)).toBeUndefined();
    await expect.element(field()).toHaveFocus();
    expect(desk.recorded.map((action) => action.value)).toEqual([7000, null]);
  });

  test.each([
    ['Kazakh', 'я', 'н', '.'],
    ['Russian', 'я', 'н', ','],
    ['English', 'z', 'y', '?'],
  ])('Ctrl+Z, Ctrl+Y and ? are the same places on a %s layout', async (_layout, z, y, slash) => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('7{Enter}8');
    await expect.poll(() => scoreOf(1)).toBe(8000);
    await pressKey('KeyZ', z, { ctrlKey: true });
    await pressKey('KeyZ', z, { ctrlKey: true });
    await expect.poll(() => [scoreOf(0), scoreOf(1)]).toEqual([undefined, undefined]);
    await expect.element(page.getByText('Отменено: Новизна, без балла → 7')).toBeVisible();
    await pressKey('KeyZ', z.toUpperCase(), { ctrlKey: true, shiftKey: true });
    await pressKey('KeyY', y, { ctrlKey: true });
    await expect.poll(() => [scoreOf(0), scoreOf(1)]).toEqual([7000, 8000]);
    expect(desk.recorded).toHaveLength(6);
    await pressKey('Slash', slash, { shiftKey: true });
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Сочетания клавиш');
  });

  test('a sheet keeps its way back while others are open, and loses it with the hand-in', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('7{PageDown}');
    await expect.element(page.getByText('Отменять нечего')).toBeVisible();
    await userEvent.keyboard('{PageUp}');
    await press(page.getByRole('button', { name: /^Отменить: Новизна/ }));
    await expect.poll(() => scoreOf(0)).toBeUndefined();
    await press(page.getByRole('button', { name: /^Повторить: Новизна/ }));
    await expect.poll(() => scoreOf(0)).toBe(7000);
    await desk.handIn({
      stage: desk.sheet(first).stage,
      sheets: [{ submission: first, juror: 'j-01' }],
    });
    const before = desk.recorded.length;
    await pressKey('KeyZ', 'z', { ctrlKey: true });
    expect(desk.recorded).toHaveLength(before);
  });

  test('PgDn and PgUp go through the list, and what was typed last is kept', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('1{PageDown}');
    await expect
      .element(page.getByRole('heading', { level: 1 }))
      .toHaveTextContent(/Экибастуз|экибастуз/);
    await expect.poll(() => scoreOf(0)).toBe(1000);
    await userEvent.keyboard('{PageUp}');
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Жел мен күн');
  });

  test('a key outside the fields scores the current criterion, a comment keeps its digits', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    field().element().blur();
    await userEvent.keyboard('6');
    await expect.poll(() => scoreOf(0)).toBe(6000);
    await press(page.getByRole('button', { name: 'Комментарий', exact: true }));
    await userEvent.keyboard('2 опыта');
    await expect.poll(() => desk.sheet(first).comments[criterion(0)]).toBe('2 опыта');
    expect(scoreOf(0)).toBe(6000);
  });

  test('? shows what the keys do', async () => {
    open();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Сочетания клавиш');
  });
});

describe('scoring by hand', () => {
  test('a large button scores, and its level stands out', async () => {
    open();
    await press(page.getByRole('radio', { name: '8', exact: true }).first());
    await expect.poll(() => scoreOf(0)).toBe(8000);
    await expect.element(page.getByRole('radio', { name: '8', exact: true }).first()).toBeChecked();
  });

  test('"cannot judge" is an answer, and a second press takes it back', async () => {
    open();
    await press(page.getByRole('button', { name: 'Не могу оценить', exact: true }));
    await expect.poll(() => scoreOf(0)).toBe('cannot-judge');
    await press(page.getByRole('button', { name: 'Не могу оценить', exact: true }));
    await expect.poll(() => scoreOf(0)).toBeUndefined();
  });

  test('the total is live', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('7{Enter}9{Enter}');
    await expect.element(page.getByText('2 из 6 критериев')).toBeVisible();
    await expect.element(page.getByText('8,11')).toBeVisible();
  });

  test('an extreme score asks for a comment until there is one', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('0');
    await expect.element(page.getByText('К этому баллу нужен комментарий')).toBeVisible();
    await page
      .getByRole('textbox', { name: 'Комментарий: Новизна' })
      .fill('Повторяет готовый продукт');
    await expect.element(page.getByText('К этому баллу нужен комментарий')).not.toBeInTheDocument();
    await expect
      .poll(() => desk.sheet(first).comments[criterion(0)])
      .toBe('Повторяет готовый продукт');
  });

  test('a score that could not be recorded stays, is said, and is recorded again on request', async () => {
    open();
    await expect.element(field()).toHaveFocus();
    desk.failNext = { type: 'Unexpected' };
    await userEvent.keyboard('7');
    await expect.element(page.getByText('Не сохранено', { exact: true })).toBeVisible();
    await expect.element(field()).toHaveValue('7');
    await press(page.getByRole('button', { name: 'Повторить попытку' }));
    await expect.poll(() => scoreOf(0)).toBe(7000);
    await expect.element(page.getByText(/Сохранено/)).toBeVisible();
  });
});

describe('a sheet that is closed', () => {
  test('cannot be changed after it was handed in, and says why', async () => {
    open();
    await desk.handIn({
      stage: desk.sheet(first).stage,
      sheets: [{ submission: first, juror: 'j-01' }],
    });
    await expect.element(page.getByText(/Лист сдан/)).toBeVisible();
    await userEvent.keyboard('7');
    expect(desk.recorded).toEqual([]);
    await expect
      .element(page.getByRole('radio', { name: '7', exact: true }))
      .not.toBeInTheDocument();
  });

  test('a recusal is recorded with its reason and leads on to the next application', async () => {
    open();
    await press(page.getByRole('button', { name: 'Самоотвод' }));
    const confirm = page.getByRole('button', { name: 'Заявить самоотвод' });
    await expect.element(confirm).toBeDisabled();
    await press(page.getByRole('radio', { name: /место работы/ }));
    await press(confirm);
    await expect.poll(() => desk.sheet(first).status).toBe('recused');
    expect(desk.recorded[0]?.reason).toBe('Общее с заявителем место работы, сейчас или в прошлом');
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(/экибастуз/);
  });

  test('an application of somebody else is not shown', async () => {
    open('/sheet/999');
    await expect.element(page.getByText('Эта заявка вам не распределена')).toBeVisible();
  });
});

test('a blind stage hides who applied and from where', async () => {
  const settings = testSettings((stage) => stage);
  const blind = {
    ...settings,
    stages: settings.stages.map((stage) => ({
      ...stage,
      assignment: { ...stage.assignment, blind: true },
    })),
  };
  open(undefined, blind);
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(document.body.textContent).not.toMatch(/Сыр-Эко|Кызылорд/);
});

test('a seeming conflict is asked about before the first look, and the answer is kept', async () => {
  open('/sheet/107', testSettings());
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Пористый');
  takeAway();
  desk = createJurorDesk({ organisation: '«Экибастуз-Заполнитель» ЖШС' });
  takeAway = showApp(desk, '/sheet/107');
  await expect.element(page.getByText(/ТОО «Экибастуз-Заполнитель»/)).toBeVisible();
  await expect.element(page.getByText('Краткое описание')).not.toBeInTheDocument();
  await press(page.getByRole('button', { name: 'Конфликта нет, открыть' }));
  await expect.element(page.getByText('Краткое описание')).toBeVisible();
  expect(desk.getSnapshot().personal.cleared).toEqual(['107']);
  expect(desk.recorded).toEqual([]);
});

test('what gets the focus is never hidden behind the bar (WCAG 2.4.11)', async () => {
  await page.viewport(683, 384);
  open();
  await expect.element(field()).toHaveFocus();
  const bar = document.querySelector('.actionbar');
  const places = [
    ...document.querySelectorAll<HTMLElement>('.rubric button:enabled, .rubric input'),
  ];
  const hidden = places.filter((place) => {
    place.focus();
    const { top, bottom } = place.getBoundingClientRect();
    return bottom > (bar?.getBoundingClientRect().top ?? 0) || top < 0;
  });
  expect(places.length).toBeGreaterThan(10);
  expect(hidden.map(({ textContent }) => textContent)).toEqual([]);
});

test('in a narrow window the application and its sheet take turns', async () => {
  await page.viewport(683, 384);
  open();
  await expect.element(page.getByText('Краткое описание')).not.toBeVisible();
  await press(page.getByRole('radio', { name: 'Документы' }));
  await expect.element(page.getByText('Краткое описание')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(683);
});
