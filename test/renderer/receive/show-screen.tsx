import type { ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import * as hashAddress from 'wouter/use-hash-location';

import { HostProvider } from '../../../renderer/host/host-context.ts';
import type { Host } from '../../../renderer/host/host.ts';
import type { Desk } from '../../../renderer/storage/desk.ts';
import { DeskProvider } from '../../../renderer/storage/use-desk.ts';
import { ToastProvider } from '../../../renderer/ui/toast.tsx';
import '../../../renderer/ui/styles.css';

/** Shows one screen over a desk and a host; the returned function takes it away. */
export function showScreen(Screen: ComponentType, desk: Desk, host: Host): () => void {
  const place = document.createElement('div');
  document.body.append(place);
  document.body.dataset['density'] = 'dense';
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <HostProvider host={host}>
        <DeskProvider value={desk}>
          <ToastProvider>
            <Router hook={hashAddress.useHashLocation}>
              <Screen />
            </Router>
          </ToastProvider>
        </DeskProvider>
      </HostProvider>,
    ),
  );
  return () => {
    root.unmount();
    place.remove();
  };
}
