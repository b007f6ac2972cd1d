import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

import type { ShownTimer } from '../../../renderer/show/shown-timer.ts';
import { StagePicture } from '../../../renderer/show/stage-picture.tsx';
import '../../../renderer/ui/styles.css';

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  place.style.cssText = 'position: fixed; inset: 0;';
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const ru = (text: string): ShownTimer['title'] => [{ language: 'ru', text }];
const timer = (more: Partial<ShownTimer>): ShownTimer => ({
  kind: 'timer',
  mark: [],
  over: ru('Презентация'),
  title: ru('Швейная мастерская для женщин с инвалидностью в моногороде'.repeat(4)),
  under: ru('12 из 50'),
  left: 90_000,
  ends: null,
  warnAt: 60_000,
  words: { paused: ru('Пауза'), last: ru('Последняя минута'), over: ru('Время вышло') },
  ...more,
});
const figures = (): string => place.querySelector('.timer-left')?.textContent ?? '';
const mood = (): string => place.querySelector('.timer-mood')?.textContent ?? '';

test('a timer that stands says so, and one that runs counts down by itself', async () => {
  root.render(<StagePicture picture={timer({})} look="dark" />);
  await vi.waitFor(() => expect(figures()).toBe('1:30'));
  expect(mood()).toBe('Пауза');
  root.render(<StagePicture picture={timer({ ends: Date.now() + 90_500 })} look="dark" />);
  await vi.waitFor(() => expect(figures()).toBe('1:31'));
  expect(mood()).toBe('');
  await vi.waitFor(() => expect(figures()).toBe('1:29'), { timeout: 4000 });
});

test('the last minute and the end are told in words', async () => {
  root.render(<StagePicture picture={timer({ ends: Date.now() + 59_000 })} look="light" />);
  await vi.waitFor(() => expect(mood()).toBe('Последняя минута'));
  root.render(<StagePicture picture={timer({ ends: Date.now() - 61_500 })} look="light" />);
  await vi.waitFor(() => expect(mood()).toBe('Время вышло'));
  expect(figures()).toBe('\u22121:01');
});

test.each([
  [1366, 768],
  [1920, 1080],
  [1024, 768],
])(
  'at %d × %d the figures take a quarter of the height, and nothing is cut off',
  async (width, height) => {
    await page.viewport(width, height);
    root.render(<StagePicture picture={timer({ ends: Date.now() + 20 * 60_000 })} look="dark" />);
    await vi.waitFor(() => expect(figures()).toMatch(/^(20:00|19:59)$/));
    const box = place.querySelector('.timer-left')?.getBoundingClientRect();
    expect(box?.height ?? 0).toBeGreaterThan(height / 4);
    expect(box?.width ?? 0).toBeLessThan(width);
    expect(place.querySelector('.timer-under')?.getBoundingClientRect().bottom).toBeLessThanOrEqual(
      height,
    );
  },
);
