import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { present } from '../../../shared/basics/assert.ts';
import type { MachineState } from '../../../shared/host/machine.ts';
import type { Drawing } from '../../../shared/host/log-events.ts';
import type { HostMachine } from '../../../renderer/host/host.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import { shellFacts } from '../../builders/diagnostics-facts.ts';
import { createSafeDesk, createSafeHost } from '../keep-safe/safe-desk.ts';
import { showApp } from '../score/show-app.tsx';

const button = (name: RegExp | string) => page.getByRole('button', { name });
let takeAway: () => void = () => undefined;
let spoken: string[] = [];

beforeEach(async () => {
  await page.viewport(1366, 768);
  await switchLanguage('ru');
  spoken = [];
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

function machineWith(first: MachineState): HostMachine {
  let state = first;
  return {
    state: async () => state,
    chooseDrawing: async (next: Drawing) => (state = { ...state, next, cause: 'none' }),
    speak: async (language) => {
      spoken.push(language);
      return null;
    },
    diagnose: async () => shellFacts,
  };
}

const full: MachineState = { now: 'full', next: 'full', cause: 'none' };

test('the recovery screen shows the diagnostics file whole, and saves exactly that', async () => {
  const desk = createSafeDesk({ phase: 'failed' });
  desk.show({ error: { type: 'StoreDamaged' } });
  const host = { ...createSafeHost(), machine: machineWith(full) };
  takeAway = showApp(desk, '/', host);
  await button('Показать, что войдёт в файл').click();
  const shown = page.getByRole('region', { name: 'Прочитайте: в файле будет только это.' });
  await expect.element(shown).toHaveTextContent('"failure": "StoreDamaged"');
  await expect.element(shown).toHaveTextContent('"electron": "45.4.1"');
  expect(host.saved).toEqual([]);
  await button('Сохранить файл').last().click();
  await expect.element(page.getByText(/Файл «qazylar-diagnostics-.*» готов/)).toBeVisible();
  const [file] = host.saved;
  expect(new TextDecoder().decode(present(file, 'saved').bytes)).toBe(shown.element().textContent);
});

test('a browser tells what it can, and what it cannot is empty', async () => {
  takeAway = showApp(createSafeDesk({ phase: 'failed' }), '/', createSafeHost({ kind: 'browser' }));
  await button('Показать, что войдёт в файл').click();
  const shown = page.getByRole('region', { name: 'Прочитайте: в файле будет только это.' });
  await expect.element(shown).toHaveTextContent('"shell": null');
  await expect.element(shown).toHaveTextContent('"host": "browser"');
});

test('the shell is told what the window speaks, whenever that changes', async () => {
  const host = { ...createSafeHost(), machine: machineWith(full) };
  takeAway = showApp(createSafeDesk(), '/', host);
  await expect.poll(() => spoken).toEqual(['ru']);
  await switchLanguage('kk');
  await expect.poll(() => spoken).toEqual(['ru', 'kk']);
});

test('simple drawing is chosen in the settings, which say why it is on', async () => {
  const crashed: MachineState = { now: 'simple', next: 'simple', cause: 'crashes' };
  takeAway = showApp(createSafeDesk(), '/', { ...createSafeHost(), machine: machineWith(crashed) });
  await button('Настройки').click();
  const box = page.getByRole('checkbox', { name: /^Упрощённая графика/ });
  await expect.element(box).toBeChecked();
  await expect.element(page.getByText(/^Программа включила её сама/)).toBeVisible();
  await box.click();
  await expect.element(box).not.toBeChecked();
});

test('a browser has no choice of drawing', async () => {
  takeAway = showApp(createSafeDesk(), '/', createSafeHost({ kind: 'browser' }));
  await button('Настройки').click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect.element(page.getByText('Упрощённая графика')).not.toBeInTheDocument();
});

const zoom = (): string => document.documentElement.style.getPropertyValue('--zoom');

test.each([
  ['Equal', '1.1'],
  ['NumpadAdd', '1.1'],
  ['Minus', '0.9'],
  ['NumpadSubtract', '0.9'],
])('Ctrl and the key %s zoom in any layout, and Ctrl+0 takes it back', async (code, wanted) => {
  takeAway = showApp(createSafeDesk(), '/', createSafeHost());
  await expect.element(page.getByRole('main')).toBeVisible();
  // Another file of tests on the same page may have left the window larger.
  await userEvent.keyboard('{Control>}0{/Control}');
  await expect.poll(zoom).toBe('1');
  // What the key types is the layout's business: on a Kazakh one the row of digits has letters.
  window.dispatchEvent(new KeyboardEvent('keydown', { code, key: 'ү', ctrlKey: true }));
  await expect.poll(zoom).toBe(wanted);
  expect(localStorage.getItem('qazylar.appearance')).toContain(
    `"zoom":${Math.round(Number(wanted) * 100)}`,
  );
  await userEvent.keyboard('{Control>}0{/Control}');
  await expect.poll(zoom).toBe('1');
});
