import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';

/** In place of a stage's report while it is being made, or where that failed. */
export function WaitingReport({ failed }: { readonly failed: boolean }) {
  const { t } = useText('results');
  return failed ? (
    <Banner tone="danger">{t('failed')}</Banner>
  ) : (
    <p className="muted results-waiting" role="status">
      {t('working')}
    </p>
  );
}
