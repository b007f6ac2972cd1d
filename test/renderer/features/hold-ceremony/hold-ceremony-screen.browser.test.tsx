import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { ContestState } from '../../../../shared/merge/state.ts';
import { HoldCeremonyScreen } from '../../../../renderer/features/hold-ceremony/hold-ceremony-screen.tsx';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { contestState, settings } from '../../../results/small-contest.ts';
import { press } from '../../press.ts';
import { createScriptedDesk, emptySnapshot } from '../../scripted-desk.ts';
import { showScreen } from '../../show-screen.tsx';

/** Nothing is open on it. */
const sealed = contestState;
const prepared: Partial<ContestState> = {
  publications: new Map([['written', { stage: 'written', state: 'prepared', day: '2026-05-20' }]]),
};

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await page.viewport(1280, 800);
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function show(state: ContestState): void {
  const snapshot = { ...emptySnapshot, phase: 'open' as const, state };
  const desk = createScriptedDesk({ getSnapshot: () => snapshot });
  takeAway = showScreen(
    <HoldCeremonyScreen state={state} settings={settings} stage="written" />,
    desk,
  );
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const picture = () => document.querySelector('.single-stage .stage');

async function endHere(): Promise<void> {
  await userEvent.keyboard('{Escape}');
  await press(page.getByRole('alertdialog').getByRole('button', { name: 'Завершить' }));
  await vi.waitFor(() => expect(document.querySelector('.hold-ceremony')).not.toBeNull());
}

describe('a ceremony', () => {
  test('of a sealed result is no rehearsal, and nothing marks its pictures', async () => {
    show(sealed());
    await expect.element(page.getByRole('checkbox', { name: /^Репетиция/ })).not.toBeChecked();
    await press(button('Начать в этом окне'));
    await vi.waitFor(() => expect(picture()?.textContent).toContain('Зелёное будущее'));
    expect(picture()?.querySelector('.stage-mark')).toBeNull();
    await endHere();
    await expect.element(page.getByText('Церемония завершена.')).toBeVisible();
  });

  test('of a draft is a rehearsal whatever one wants, marked on every picture', async () => {
    show(contestState({ seals: new Map() }));
    const box = page.getByRole('checkbox', { name: /^Репетиция/ });
    await expect.element(box).toBeChecked();
    await expect.element(box).toBeDisabled();
    await press(button('Начать в этом окне'));
    await vi.waitFor(() => expect(picture()).not.toBeNull());
    for (let step = 0; step < 6; step += 1) {
      expect(picture()?.querySelector('.stage-mark')?.textContent).toContain('Репетиция');
      await userEvent.keyboard('{ArrowRight}');
    }
    await endHere();
    expect(page.getByText('Церемония завершена.').query()).toBeNull();
  });

  test('may be held under embargo, and leads to the release when it is over', async () => {
    show(sealed(prepared));
    await expect.element(page.getByText(/^Результат подготовлен, но ещё не/)).toBeVisible();
    await press(button('Начать в этом окне'));
    await vi.waitFor(() => expect(picture()).not.toBeNull());
    await endHere();
    await expect.element(page.getByText(/^Церемония завершена\. Теперь результат/)).toBeVisible();
    const link = page.getByRole('link', { name: 'Перейти к публикации' });
    await expect.element(link).toHaveAttribute('href', '#/decide');
  });

  test('speaks the languages that were chosen, and of whom was chosen to hand over', async () => {
    show(sealed());
    await userEvent.selectOptions(page.getByLabelText('Основной язык'), 'English');
    await userEvent.selectOptions(page.getByLabelText('Второй язык'), 'Только один язык');
    await userEvent.selectOptions(
      page.getByLabelText('Возобновляемые источники энергии'),
      'Сейітқали Гүлнар',
    );
    vi.spyOn(window, 'open').mockReturnValue(null);
    await press(button('Начать во втором окне'));
    await expect.element(page.getByText('Браузер не открыл окно')).toBeVisible();
    for (let step = 0; step < 5; step += 1) await userEvent.keyboard('{PageDown}');
    await expect
      .element(
        page.getByText('The award is presented by Сейітқали Гүлнар, secretary of the commission'),
      )
      .toBeVisible();
    const frame = document.querySelector('.ceremony-now .stage');
    expect(frame?.textContent).toContain('Renewable energy · place 1');
    expect(frame?.textContent).not.toContain('орын');
    await userEvent.keyboard('{Escape}');
    await press(page.getByRole('alertdialog').getByRole('button', { name: 'Завершить' }));
    vi.restoreAllMocks();
  });
});
