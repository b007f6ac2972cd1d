import type { ReactNode } from 'react';

import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { safetyAddress } from './rail.tsx';

/** Leaves the screen that failed for the safety copies: a new page, because the old one's state is not to be trusted. */
function openCopies(): void {
  window.location.hash = safetyAddress;
  window.location.reload();
}

/** What is shown instead of a screen that failed; `help` is what else the place can offer. */
export function CrashScreen({ error, help }: { readonly error: Error; readonly help?: ReactNode }) {
  const { t } = useText('shell');
  return (
    <main className="main col g4" role="alert">
      <EmptyState
        ornament={false}
        title={t('crash.title')}
        action={
          <>
            <div className="row g3 wrap">
              <Button variant="primary" icon="refresh" onClick={() => window.location.reload()}>
                {t('crash.reload')}
              </Button>
              <Button icon="copy" onClick={openCopies}>
                {t('crash.copies')}
              </Button>
            </div>
            <code lang="en">{error.message}</code>
          </>
        }
      >
        {t('crash.text')}
      </EmptyState>
      {help !== undefined && <div className="crash-help col g4">{help}</div>}
    </main>
  );
}
