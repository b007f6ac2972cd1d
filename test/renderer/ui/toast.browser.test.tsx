import type { CSSProperties } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Button } from '../../../renderer/ui/button.tsx';
import { ToastProvider, useToast } from '../../../renderer/ui/toast.tsx';
import '../../../renderer/ui/styles.css';

let takeAway: () => void = () => undefined;
beforeEach(() => page.viewport(1366, 768));
afterEach(() => takeAway());

const text = 'Кезең жабылды, мөр қойылды';

function Trigger({ undo }: { readonly undo: boolean }) {
  const showToast = useToast();
  return (
    <Button
      onClick={() =>
        showToast({ text, ...(undo ? { undo: { label: 'Болдырмау', run: () => undefined } } : {}) })
      }
    >
      Go
    </Button>
  );
}

/** A window with a bar at its foot and buttons at these places. */
function show(places: readonly CSSProperties[], undo = false): void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const at = (style: CSSProperties, index: number) => (
    <div key={index} style={{ position: 'fixed', ...style }}>
      <Button onClick={() => pressed(index)}>{`Button ${index}`}</Button>
    </div>
  );
  flushSync(() =>
    root.render(
      <ToastProvider>
        <div style={{ position: 'fixed', top: 300, left: 10 }}>
          <Trigger undo={undo} />
        </div>
        {places.map(at)}
      </ToastProvider>,
    ),
  );
  takeAway = () => {
    root.unmount();
    place.remove();
    pressed.mockClear();
  };
}
const pressed = vi.fn<(index: number) => void>();

const toast = () => page.getByText(text).element().closest('.toast');
const boxOf = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
const covers = (name: string): boolean => {
  const [over, under] = [boxOf(toast()), boxOf(page.getByRole('button', { name }).element())];
  return (
    over.left < under.right &&
    under.left < over.right &&
    over.top < under.bottom &&
    under.top < over.bottom
  );
};

const footStart = { left: 30, bottom: 90 };
const footEnd = { right: 30, bottom: 90 };
const headEnd = { right: 30, top: 80 };
const headStart = { left: 30, top: 80 };

test.each([
  ['at the foot', [], 'foot-start'],
  ['at the other end where there is a button', [footStart], 'foot-end'],
  ['under the header where both ends have one', [footStart, footEnd], 'head-end'],
  ['under the header’s other end at last', [footStart, footEnd, headEnd], 'head-start'],
])('a toast stands %s', async (_name, places, where) => {
  show(places);
  await page.getByRole('button', { name: 'Go' }).click();
  await expect.element(page.getByText(text)).toBeVisible();
  expect(toast()?.parentElement?.dataset['place']).toBe(where);
  expect(places.map((_place, index) => covers(`Button ${index}`))).not.toContain(true);
});

test('a toast moves away from a button that comes to lie under it', async () => {
  show([{ left: 30, bottom: 400 }]);
  await page.getByRole('button', { name: 'Go' }).click();
  await expect.element(page.getByText(text)).toBeVisible();
  const button = page.getByRole('button', { name: 'Button 0' }).element().parentElement;
  if (button !== null) Object.assign(button.style, { bottom: '90px' });
  await expect.poll(() => covers('Button 0')).toBe(false);
  expect(toast()?.parentElement?.dataset['place']).toBe('foot-end');
});

test('a press goes through a toast that has no free place, and its own button still works', async () => {
  await page.viewport(320, 640);
  const everywhere = [footStart, footEnd, headEnd, headStart];
  show(everywhere, true);
  await page.getByRole('button', { name: 'Go' }).click();
  await expect.element(page.getByText(text)).toBeVisible();
  const covered = everywhere.findIndex((_place, index) => covers(`Button ${index}`));
  expect(covered).toBeGreaterThanOrEqual(0);
  const { left, top, width, height } = boxOf(
    page.getByRole('button', { name: `Button ${covered}` }).element(),
  );
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  expect(hit?.textContent).toBe(`Button ${covered}`);
  if (hit instanceof HTMLElement) hit.click();
  expect(pressed).toHaveBeenCalledWith(covered);
  await page.getByRole('button', { name: 'Болдырмау' }).click();
  await expect.element(page.getByText(text)).not.toBeInTheDocument();
});
