import type { ComponentType } from 'react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { page } from 'vitest/browser';

import { present } from '../../../shared/basics/assert.ts';
import { buildDemo, type Demo } from '../../../shared/demo/build-demo.ts';
import type { DemoOptions } from '../../../shared/demo/demo-options.ts';
import { webCryptoEd25519 } from '../../../shared/log/ed25519.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { switchLanguage } from '../../../renderer/language/texts.ts';
import type { Desk, NamedFile } from '../../../renderer/storage/desk.ts';
import { stretchQuickly } from '../storage/passphrase-work.ts';
import { hostWith } from './host-with.ts';
import { showScreen } from './show-screen.tsx';

/** A screen over a practice contest, as one file of tests shows it. */
export interface DemoScreen {
  /** The contest, which is built once before the first test. */
  readonly demo: () => Demo;
  /** Shows the screen over a desk in place of what it showed before, at an address and to a person who chooses these files. */
  readonly show: (
    desk: Desk,
    at?: { readonly path?: string; readonly chosen?: readonly NamedFile[] },
  ) => void;
}

/** Prepares a file of tests for a screen over a practice contest in Russian; after each test nothing of it is left. */
export function demoScreen(
  Screen: ComponentType,
  options: Omit<DemoOptions, 'languages'>,
): DemoScreen {
  let built: Demo | null = null;
  let takeAway: () => void = () => undefined;
  beforeAll(stretchQuickly);
  beforeAll(async () => {
    built = await buildDemo(
      { ...options, languages: ['ru'] },
      webCryptoEd25519(globalThis.crypto.subtle),
    );
  });
  beforeEach(async () => {
    await page.viewport(1366, 900);
    await switchLanguage('ru');
  });
  afterEach(async () => {
    takeAway();
    location.hash = '';
    await switchLanguage('kk');
  });
  return {
    demo: () => present(built, 'a practice contest'),
    show: (desk, { path = '', chosen = [] } = {}) => {
      takeAway();
      location.hash = path;
      takeAway = showScreen(Screen, desk, hostWith(chosen));
    },
  };
}

/** The contest that is open at a desk. */
export const openState = (desk: Desk): ContestState =>
  present(desk.getSnapshot().state, 'a contest is open');
