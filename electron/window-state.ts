import { join } from 'node:path';
import { app, type BrowserWindow, screen } from 'electron';

import {
  placeOnScreens,
  type WindowPlace,
  windowPlaceSchema,
} from '../shared/host/window-place.ts';
import { readSmallSettings, writeSmallSettings } from './disk/small-settings.ts';

const placeFile = (): string => join(app.getPath('userData'), 'window.json');

/** Milliseconds of rest after which a place is written: moving a window tells of every step. */
const rest = 500;

/**
 * Where the main window opens: where it was, if a screen is still there.
 *
 * @param afresh leaves aside what was remembered
 */
export function rememberedPlace(afresh: boolean): WindowPlace {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const kept = afresh ? null : readSmallSettings(placeFile(), windowPlaceSchema);
  return placeOnScreens(
    kept,
    [main, ...others].map(({ workArea }) => workArea),
  );
}

/** Remembers a window's place whenever it has come to rest, and when it closes. */
export function rememberPlace(window: BrowserWindow): void {
  let last = '';
  let waiting: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(waiting);
    if (window.isDestroyed()) return;
    const { x, y, width, height } = window.getNormalBounds();
    const place: WindowPlace = {
      area: { x, y, width, height },
      maximised: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    const text = JSON.stringify(place);
    if (text !== last && writeSmallSettings(placeFile(), place)) last = text;
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(write, rest);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('enter-full-screen', soon);
  window.on('leave-full-screen', soon);
  window.on('close', write);
}
