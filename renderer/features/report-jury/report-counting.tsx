import { useText } from '../../language/use-text.ts';
import type { StageRankingState } from '../../ranking/use-stage-ranking.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Working } from '../../ui/progress.tsx';

/** How far the report is, with the way to stop it and to begin again; nothing where it is done. */
export function ReportCounting({ counted }: { readonly counted: StageRankingState }) {
  const { t } = useText('jury-report');
  const { working, failed, stopped, progress, stop, again } = counted;
  if (failed || stopped)
    return (
      <Banner
        tone={failed ? 'danger' : 'warn'}
        action={
          <Button icon="refresh" onClick={again}>
            {t('common:retry')}
          </Button>
        }
      >
        {failed ? t('failed') : t('stopped')}
      </Banner>
    );
  if (!working) return null;
  return (
    <Working
      text={t('working')}
      done={progress}
      total={1}
      stop={
        <Button variant="quiet" icon="x" onClick={stop}>
          {t('common:stop')}
        </Button>
      }
    />
  );
}
