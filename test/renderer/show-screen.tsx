import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { ok } from '../../shared/basics/result.ts';
import { HostProvider } from '../../renderer/host/host-context.ts';
import type { Host } from '../../renderer/host/host.ts';
import type { Desk, NamedFile } from '../../renderer/storage/desk.ts';
import { DeskProvider } from '../../renderer/storage/use-desk.ts';
import '../../renderer/ui/styles.css';

/** A host whose file dialog gives the files a test chose. */
export const hostWithFiles = (files: readonly NamedFile[]): Host => ({
  kind: 'browser',
  pickFiles: async () => files,
  saveFiles: async (saved) => ok({ names: saved.map(({ name }) => name), verified: false }),
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
});

/** Shows a screen over a desk and a host; the returned function takes it away. */
export function showScreen(
  screen: ReactNode,
  desk: Desk,
  host: Host = hostWithFiles([]),
): () => void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <HostProvider host={host}>
        <DeskProvider value={desk}>{screen}</DeskProvider>
      </HostProvider>,
    ),
  );
  return () => {
    root.unmount();
    place.remove();
  };
}
