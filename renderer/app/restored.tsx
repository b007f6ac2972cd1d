import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';

import type { Restored } from '../features/keep-safe/check-copy.tsx';

const RestoredDialog = lazy(async () => ({
  default: (await import('../features/keep-safe/restored-dialog.tsx')).RestoredDialog,
}));

const RestoredContext = createContext<(restored: Restored) => void>(() => undefined);

/** Tells the window that a copy was restored. */
export const useTellRestored = (): ((restored: Restored) => void) => useContext(RestoredContext);

/** Shows over whatever screen is open by then that a copy was restored: the screen that did it is gone with its phase. */
export function RestoredProvider({ children }: { readonly children: ReactNode }) {
  const [restored, setRestored] = useState<Restored | null>(null);
  return (
    <RestoredContext value={setRestored}>
      {children}
      {restored !== null && (
        <Suspense>
          <RestoredDialog restored={restored} onClose={() => setRestored(null)} />
        </Suspense>
      )}
    </RestoredContext>
  );
}
