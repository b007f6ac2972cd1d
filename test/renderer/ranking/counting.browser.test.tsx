import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Counting } from '../../../renderer/ranking/counting.tsx';
import type { StageRankingState } from '../../../renderer/ranking/use-stage-ranking.ts';
import '../../../renderer/ui/styles.css';

let takeAway: () => void = () => undefined;
afterEach(() => takeAway());

const words = {
  working: 'Аралықтар есептелуде',
  failed: 'Есептеу мүмкін болмады',
  stopped: { title: 'Есептеу тоқтатылды', text: 'Тізім бұрынғыдай' },
  again: 'Қайта есептеу',
  stop: 'Тоқтату',
};

/** Shows a counting in a state; what its two ways out call. */
function show(state: Partial<StageRankingState>) {
  const [stop, again] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const counted: StageRankingState = {
    stageRanking: null,
    working: false,
    failed: false,
    stopped: false,
    progress: 0,
    stop,
    again,
    ...state,
  };
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(<Counting counted={counted} words={words} />));
  takeAway = () => {
    root.unmount();
    place.remove();
  };
  return { place, stop, again };
}

describe('a counting', () => {
  test('tells how far it is and can be stopped', async () => {
    const { stop } = show({ working: true, progress: 0.4 });
    const bar = page.getByRole('progressbar');
    await expect.element(page.getByText(words.working)).toBeVisible();
    expect(bar.element()).toMatchObject({ value: 0.4, max: 1 });
    await page.getByRole('button', { name: words.stop }).click();
    expect(stop).toHaveBeenCalledOnce();
  });

  test('that was stopped says what is shown instead, and begins again', async () => {
    const { again } = show({ stopped: true });
    await expect.element(page.getByText(words.stopped.title)).toBeVisible();
    await expect.element(page.getByText(words.stopped.text)).toBeVisible();
    await page.getByRole('button', { name: words.again }).click();
    expect(again).toHaveBeenCalledOnce();
  });

  test('that failed says so, whether or not it had been stopped, and begins again', async () => {
    const { again } = show({ failed: true, stopped: true });
    await expect.element(page.getByText(words.failed)).toBeVisible();
    expect(page.getByText(words.stopped.title).elements()).toEqual([]);
    await page.getByRole('button', { name: words.again }).click();
    expect(again).toHaveBeenCalledOnce();
  });

  test('that is done takes no room', () => {
    expect(show({ progress: 1 }).place.childElementCount).toBe(0);
  });
});
