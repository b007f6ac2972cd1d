import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** What is shown instead of a screen that failed. */
export function CrashScreen({ error }: { readonly error: Error }) {
  const { t } = useText('shell');
  return (
    <main className="main" role="alert">
      <EmptyState
        ornament={false}
        title={t('crash.title')}
        action={
          <>
            <Button variant="primary" icon="refresh" onClick={() => window.location.reload()}>
              {t('crash.reload')}
            </Button>
            <code lang="en">{error.message}</code>
          </>
        }
      >
        {t('crash.text')}
      </EmptyState>
    </main>
  );
}
