import { expect, vi } from 'vitest';
import type { Locator } from 'vitest/browser';

const named = (element: Element): string =>
  `<${element.tagName.toLowerCase()} class="${element.className}">`;

function expectHit(element: HTMLElement): void {
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  const label = element.closest('label');
  if (hit === null || !(element.contains(hit) || label?.contains(hit) === true))
    throw new Error(`${named(element)} is covered by ${hit === null ? 'nothing' : named(hit)}`);
}

/**
 * Presses what a person could press: in sight, enabled, and not covered by anything. It all happens within the page,
 * which takes a fraction of the time of a click that comes through the browser's own input.
 */
export async function press(locator: Locator): Promise<void> {
  await expect.element(locator).toBeVisible();
  await expect.element(locator).toBeEnabled();
  const element = locator.element();
  if (!(element instanceof HTMLElement)) throw new Error(`nothing to press: ${named(element)}`);
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  // A dialog that is just opening takes no presses yet.
  await vi.waitFor(() => expectHit(element), { interval: 20 });
  const place = { bubbles: true, cancelable: true, composed: true, button: 0 };
  element.dispatchEvent(new PointerEvent('pointerdown', { ...place, isPrimary: true }));
  const kept = element.dispatchEvent(new MouseEvent('mousedown', place));
  if (kept) element.focus();
  element.dispatchEvent(new PointerEvent('pointerup', { ...place, isPrimary: true }));
  element.dispatchEvent(new MouseEvent('mouseup', place));
  element.click();
}
