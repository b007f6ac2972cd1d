import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { TurnNote } from '../../../renderer/features/score-submissions/turn-note.tsx';
import {
  jurorWork,
  type WorkItem,
} from '../../../renderer/features/score-submissions/juror-work.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { present } from '../../../shared/basics/assert.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import { createJurorDesk, juror } from './juror-desk.ts';
import '../../../renderer/ui/styles.css';

let takeAway: () => void = () => undefined;
beforeEach(() => switchLanguage('ru'));
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** The juror's applications 100, 107, 114 and 121. */
const state = present(createJurorDesk({ submissions: 4 }).getSnapshot().state, 'a desk has one');
const items = present(jurorWork(state, juror), 'a juror has work').items;

const handIn: Sheet['handIn'] = {
  id: 'done' as NonNullable<Sheet['handIn']>['id'],
  salt: new Uint8Array(16),
  wallClock: 0,
};
const done = (...ids: readonly string[]): readonly WorkItem[] =>
  items.map((item) =>
    ids.includes(item.submission.id)
      ? { ...item, sheet: { ...item.sheet, status: 'handed-in', handIn } }
      : item,
  );
const recused = (of: readonly WorkItem[], id: string): readonly WorkItem[] =>
  of.map((item) =>
    item.submission.id === id ? { ...item, sheet: { ...item.sheet, status: 'recused' } } : item,
  );
const titleOf = (id: string): string =>
  present(
    items.find(({ submission }) => submission.id === id),
    `the juror judges ${id}`,
  ).submission.title;

/** Projects speak in this order; a fifth one, which the juror does not judge, speaks second. */
const turns = new Map([
  ['114', 1],
  ['900', 2],
  ['100', 3],
  ['121', 4],
  ['107', 5],
]);

function show(of: readonly WorkItem[], order: ReadonlyMap<string, number> = turns): void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(<TurnNote items={of} turns={order} />));
  takeAway = () => {
    root.unmount();
    place.remove();
  };
}
const link = () => page.getByRole('link', { name: 'Открыть лист' });

test('names the first turn of the order whatever the numbers are, with the way to its sheet', async () => {
  show(items);
  await expect.element(page.getByText('Выступление 1 из 5')).toBeVisible();
  await expect.element(page.getByText(titleOf('114'))).toBeVisible();
  await expect.element(link()).toHaveAttribute('href', '#/sheet/114');
});

test('goes on to the next turn that the juror judges once a sheet is handed in', async () => {
  show(done('114'));
  await expect.element(page.getByText('Выступление 3 из 5')).toBeVisible();
  await expect.element(link()).toHaveAttribute('href', '#/sheet/100');
});

test('passes over what the juror stepped back from', async () => {
  show(recused(done('114'), '100'));
  await expect.element(page.getByText('Выступление 4 из 5')).toBeVisible();
  await expect.element(link()).toHaveAttribute('href', '#/sheet/121');
});

test('goes past a turn at which nobody spoke, and names what was left out', async () => {
  show(done('114'));
  const past = page.getByRole('link', { name: 'Если никто не вышел — выступление 4' });
  await expect.element(past).toHaveAttribute('href', '#/sheet/121');
  takeAway();
  show(
    done('114').map((item) =>
      item.submission.id === '121'
        ? { ...item, sheet: { ...item.sheet, status: 'partial' } }
        : item,
    ),
  );
  await expect.element(page.getByText('Выступление 4 из 5')).toBeVisible();
  await expect.element(page.getByText('Раньше без вашего листа: 3')).toBeVisible();
  takeAway();
  show(done('114', '121', '107'));
  await expect.element(page.getByText('Выступление 3 из 5')).toBeVisible();
  await expect.element(page.getByText('Раньше без вашего листа')).not.toBeInTheDocument();
});

test('is gone when every turn is handed in, and where nobody of the list speaks', () => {
  show(done('100', '107', '114', '121'));
  expect(link().elements()).toEqual([]);
  takeAway();
  show(items, new Map([['900', 1]]));
  expect(link().elements()).toEqual([]);
});
