import { type ComponentType, Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { fetchedScreen } from '../../../renderer/app/fetched-screen.tsx';
import { createScriptedDesk } from '../scripted-desk.ts';
import { showScreen } from '../show-screen.tsx';

let takeAway: () => void = () => undefined;
afterEach(() => takeAway());

const Waiting = () => <p role="status">…</p>;
const List: ComponentType = () => <h1>Тізім</h1>;
const makeScreen = () =>
  fetchedScreen(
    async () => List,
    async () => undefined,
  );

/** Shows a screen until it is there, and tells whether it was waited for. */
async function isWaitedFor(Screen: ComponentType): Promise<boolean> {
  let waited = false;
  const watch = new MutationObserver(() => {
    waited ||= document.querySelector('[role="status"]') !== null;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  takeAway = showScreen(
    <Suspense fallback={<Waiting />}>
      <Screen />
    </Suspense>,
    createScriptedDesk({}),
  );
  await expect.element(page.getByRole('heading', { name: 'Тізім' })).toBeVisible();
  watch.disconnect();
  return waited;
}

test('a screen that was fetched ahead is drawn without a word of waiting', async () => {
  const { Screen, fetch } = makeScreen();
  await fetch();
  expect(await isWaitedFor(Screen)).toBe(false);
});

test('a screen that was not is waited for', async () => {
  expect(await isWaitedFor(makeScreen().Screen)).toBe(true);
});

test('a screen whose fetching failed is fetched again when it is opened', async () => {
  let tries = 0;
  const { Screen, fetch } = fetchedScreen(
    async () => {
      tries += 1;
      if (tries === 1) throw new Error('no file');
      return List;
    },
    async () => undefined,
  );
  await expect(fetch()).rejects.toThrow('no file');
  await isWaitedFor(Screen);
  expect(tries).toBe(2);
});
