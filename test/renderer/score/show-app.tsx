import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/app/app.tsx';
import type { Host } from '../../../renderer/host/host.ts';
import type { Desk, NamedFile } from '../../../renderer/storage/desk.ts';
import { ok } from '../../../shared/basics/result.ts';
import '../../../renderer/ui/styles.css';

/** A host that keeps what it is asked to save. */
export function createKeepingHost(): Host & { readonly saved: NamedFile[] } {
  const saved: NamedFile[] = [];
  return {
    saved,
    kind: 'browser',
    pickFiles: async () => [],
    saveFiles: async (files) => {
      saved.push(...files);
      return ok({ names: files.map(({ name }) => name), verified: true });
    },
    print: async () => ok(null),
    systemLanguages: async () => ['kk'],
    opened: null,
    files: null,
    updates: null,
    exchange: null,
    journal: null,
    snapshots: null,
    machine: null,
    space: async () => null,
  };
}

/** The window that is shown now: files of tests share one page, and two windows would both hear each key. */
let takeShownAway: () => void = () => undefined;

/** Shows the whole window at an address over a desk, in place of one that still is; the returned function takes it away. */
export function showApp(desk: Desk, address = '/', host: Host = createKeepingHost()): () => void {
  takeShownAway();
  window.location.hash = `#${address}`;
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(<App desk={desk} host={host} />));
  const takeAway = () => {
    if (takeShownAway === takeAway) takeShownAway = () => undefined;
    root.unmount();
    place.remove();
  };
  takeShownAway = takeAway;
  return takeAway;
}

/** Presses a key as a layout would: its place on the keyboard, and what that layout writes there. */
export async function pressKey(
  code: string,
  key: string,
  held: Pick<KeyboardEventInit, 'altKey' | 'ctrlKey' | 'shiftKey'> = {},
): Promise<void> {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code, key, ...held, bubbles: true, cancelable: true }),
  );
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
