import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import { press } from '../press.ts';
import { createJurorDesk, juror, type JurorDesk, testSettings } from './juror-desk.ts';
import { pressKey, showApp } from './show-app.tsx';

/** Four criteria of 10 points that are summed: totals out of 40. */
const summed = (stage: Stage): Stage => ({
  ...stage,
  criteria: stage.criteria.slice(0, 4).map((criterion) => ({
    ...criterion,
    weight: milli(1000),
    scale: { min: milli(0), max: milli(10_000), step: milli(1000) },
  })),
  regulation: { ...stage.regulation, aggregate: 'sum' },
});
const settings = testSettings(summed);
const stage = settings.stages.find((each) => each.scored);
const criteria = stage?.criteria ?? [];

let takeAway: () => void = () => undefined;
let desk: JurorDesk;

const score = (submission: string, points: readonly number[]) =>
  desk.record(
    points.map((point, at) =>
      setScore(
        { stage: stage?.id ?? '', submission, juror },
        criteria[at]?.id ?? '',
        milli(point * 1000),
      ),
    ),
  );

/** Totals 31, 20, 20, 8, and a fifth sheet that lacks an answer. */
async function scoreSome(): Promise<void> {
  await score('107', [8, 8, 8, 7]);
  await score('114', [5, 5, 5, 5]);
  await score('121', [5, 5, 5, 5]);
  await score('100', [2, 2, 2, 2]);
  await score('128', [9, 9, 9]);
}

beforeEach(async () => {
  await page.viewport(1366, 768);
  window.localStorage.clear();
  await switchLanguage('en');
  desk = createJurorDesk({ settings, submissions: 12 });
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

const open = (address = '/own') => {
  takeAway();
  takeAway = showApp(desk, address);
};
const kept = () => desk.getSnapshot().personal.ranking[stage?.id ?? ''];
const shownOrder = () =>
  [...document.querySelectorAll<HTMLElement>('[data-submission]')].map(
    (row) => row.dataset['submission'],
  );
const button = (name: string | RegExp) => page.getByRole('button', { name });
const said = (text: string) => page.getByRole('status').filter({ hasText: text });

test('says what was given of the largest total, and the list leads there', async () => {
  await scoreSome();
  open('/');
  await page.getByRole('link', { name: 'My scores' }).click();
  await expect.element(page.getByText('You have given 8 to 31 of 40.')).toBeVisible();
  await expect.element(page.getByText(/The median is 20\./)).toBeVisible();
  await expect.element(page.getByText(/4 scored sheets\./)).toBeVisible();
  await expect.element(page.getByText('3 of 11 levels used').first()).toBeVisible();
});

test('the table says what the picture shows', async () => {
  await scoreSome();
  open();
  const heard = page.getByRole('img', { name: /^Totals/ }).element();
  const pictures = [...document.querySelectorAll('[role=img]')].map((each) =>
    (each.getAttribute('aria-label') ?? '').replace(/^.*?\. /u, ''),
  );
  const heights = [...heard.querySelectorAll('i')].map((bar) => bar.style.height);
  expect(heights).toEqual(['0%', '50%', '0%', '0%', '100%', '0%', '50%', '0%']);
  await page.getByRole('radio', { name: 'Table' }).click();
  await expect.element(page.getByRole('table', { name: 'Totals' })).toBeVisible();
  const tables = [...document.querySelectorAll('main tbody')].map((body) =>
    [...body.querySelectorAll('tr')]
      .map((row) => [...row.cells].map((cell) => cell.textContent).join(': '))
      .join(', '),
  );
  expect(tables).toEqual(pictures);
  expect(tables[0]).toContain('20 – 25: 2');
});

test('nothing is shown before anything is scored, and one sheet is enough', async () => {
  open();
  await expect.element(page.getByText('No sheet is scored yet')).toBeVisible();
  await score('107', [8, 8, 8, 7]);
  await expect.element(page.getByText('You have given 31 of 40.')).toBeVisible();
  await page.getByRole('tab', { name: 'My ranking' }).click();
  await expect.element(button('Move №\u00a0107 up')).toHaveAttribute('aria-disabled', 'true');
  expect(shownOrder()).toEqual(['107']);
});

test('buttons and keys move a sheet, keep the focus, say the place, and the order outlasts a new start', async () => {
  await scoreSome();
  open('/own/order');
  await expect.element(button('Move №\u00a0100 up')).toBeVisible();
  expect(shownOrder()).toEqual(['107', '114', '121', '100']);
  await press(button('Move №\u00a0100 up'));
  await expect.element(said('№\u00a0100 is now in place 3 of 4.')).toBeInTheDocument();
  await expect.element(button('Move №\u00a0100 up')).toHaveFocus();
  await pressKey('ArrowUp', 'ArrowUp', { altKey: true });
  await pressKey('ArrowUp', 'ArrowUp', { altKey: true });
  expect(shownOrder()).toEqual(['100', '107', '114', '121']);
  await expect.element(button('Move №\u00a0100 up')).toHaveFocus();
  await pressKey('ArrowDown', 'ArrowDown', { altKey: true });
  await expect.element(said('№\u00a0100 is now in place 2 of 4.')).toBeInTheDocument();
  await expect.element(button('Move №\u00a0100 up')).toHaveFocus();
  expect(kept()).toEqual(['107', '100', '114', '121']);
  expect(desk.recorded.every(({ kind }) => kind === 'score.set')).toBe(true);
  open('/own/order');
  await expect.element(button('Move №\u00a0100 up')).toBeVisible();
  expect(shownOrder()).toEqual(['107', '100', '114', '121']);
});

test('a place is typed, a wrong one is refused, and the order goes back to the totals and forth again', async () => {
  await scoreSome();
  open('/own/order');
  await button('Place 4: move №\u00a0100 to another place').click();
  const place = page.getByRole('textbox', { name: 'Place, 1 to 4' });
  await place.fill('5');
  await button('Move')
    .and(page.getByRole('button', { name: 'Move', exact: true }))
    .click();
  await expect.element(page.getByText('Write a place from 1 to 4.')).toBeVisible();
  await place.fill('1');
  await userEvent.keyboard('{Enter}');
  await expect.element(place).not.toBeInTheDocument();
  expect(shownOrder()).toEqual(['100', '107', '114', '121']);
  await expect.element(button('Place 1: move №\u00a0100 to another place')).toHaveFocus();
  await button('Order by totals').click();
  expect(shownOrder()).toEqual(['107', '114', '121', '100']);
  expect(kept()).toBeUndefined();
  await button('Undo').click();
  expect(kept()).toEqual(['100', '107', '114', '121']);
});

const middleOf = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { clientX: x + width / 2, clientY: y + height / 2 };
};

/** Takes a row by its handle and holds it over another. */
async function drag(from: string, over: string, pointerType: string): Promise<void> {
  const row = (id: string) => {
    const found = document.querySelector(`[data-submission="${id}"]`);
    if (found === null) throw new Error(`no row ${id}`);
    return found;
  };
  const handle = row(from).querySelector('.handle');
  const pointer = { bubbles: true, cancelable: true, isPrimary: true, pointerId: 7, pointerType };
  const at = middleOf(row(from));
  handle?.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, ...at }));
  const over1 = middleOf(row(over));
  const goal = { ...over1, clientY: over1.clientY + (over1.clientY < at.clientY ? -4 : 4) };
  window.dispatchEvent(new PointerEvent('pointermove', { ...pointer, ...goal }));
  await expect.poll(() => document.querySelector('.own-row.before, .own-row.after')).not.toBeNull();
  window.dispatchEvent(new PointerEvent('pointermove', { ...pointer, ...goal }));
}
const letGo = () =>
  window.dispatchEvent(
    new PointerEvent('pointerup', {
      pointerId: 7,
      isPrimary: true,
      ...middleOf(document.querySelector('.own-row.before, .own-row.after') ?? document.body),
    }),
  );

test('a sheet is dragged by its handle with mouse or finger, and Escape leaves everything as it was', async () => {
  await scoreSome();
  open('/own/order');
  await expect.element(button('Move №\u00a0100 up')).toBeVisible();
  await drag('100', '114', 'mouse');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('.own-row.moving')).toBeNull();
  letGo();
  expect(kept()).toBeUndefined();
  await drag('100', '107', 'touch');
  const target = document.querySelector('[data-submission="107"]')?.getBoundingClientRect();
  window.dispatchEvent(
    new PointerEvent('pointerup', {
      pointerId: 7,
      isPrimary: true,
      clientX: 300,
      clientY: (target?.top ?? 0) + 4,
    }),
  );
  await expect.poll(shownOrder).toEqual(['100', '107', '114', '121']);
});

test('where order and totals differ, both sheets are one press away, side by side with their comments', async () => {
  await scoreSome();
  await desk.record([
    {
      kind: 'comment.set',
      key: `comment/${stage?.id ?? ''}/100/${juror}/${criteria[0]?.id ?? ''}`,
      value: 'Тым қысқа',
    },
  ]);
  await desk.keepPersonal({
    type: 'ranking',
    stage: stage?.id ?? '',
    ranking: ['107', '100', '121', '114'],
  });
  open('/own/order');
  await expect
    .element(page.getByText('№\u00a0100 stands higher with a smaller total: 8 against 20.'))
    .toBeVisible();
  await page.getByRole('link', { name: 'Compare №\u00a0100 and №\u00a0121' }).click();
  await expect.element(page.getByRole('heading', { name: 'Side by side' })).toBeVisible();
  await expect.element(page.getByText('Тым қысқа')).toBeVisible();
  await expect
    .element(page.getByRole('row', { name: /^Place in my ranking/ }))
    .toHaveTextContent('Place in my ranking23');
  await expect
    .element(page.getByRole('link', { name: 'Open the sheet of №\u00a0121' }))
    .toHaveAttribute('href', '#/sheet/121');
});

test.each([320, 683, 1366])('nothing is cut off at %i px', async (width) => {
  await page.viewport(width, 700);
  await scoreSome();
  await desk.keepPersonal({
    type: 'ranking',
    stage: stage?.id ?? '',
    ranking: ['100', '107', '121', '114'],
  });
  for (const address of ['/own', '/own/order', '/own/compare/100/107/114']) {
    open(address);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  }
});
