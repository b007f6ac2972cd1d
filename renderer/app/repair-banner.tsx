import type { TFunction } from 'i18next';

import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { useCommand } from '../storage/use-command.ts';
import type { Repair } from '../storage/desk.ts';
import { useDeskCommands } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

type Tell = TFunction<readonly ['shell', 'common']>;

/** One plain sentence: what was found, and out of what it was put right. */
function sentence({ kind, cause }: Repair, t: Tell): string {
  const rebuilt = cause === 'missing' || cause === 'elsewhere' ? 'empty' : cause;
  const renewed = cause === 'damaged' ? cause : 'missing';
  switch (kind) {
    case 'store-rebuilt':
      return t(`repair.store-rebuilt.${rebuilt}`);
    case 'journal-renewed':
      return t(`repair.journal-renewed.${renewed}`);
    case 'both-damaged':
      return t('repair.both-damaged');
    case 'copied':
      return t('repair.copied');
  }
}

/** Says what was put right at the start, honestly where something may be missing, until a person has read it. */
export function RepairBanner({ repair }: { readonly repair: Repair }) {
  const { t, format } = useText('shell');
  const desk = useDeskCommands();
  const command = useCommand();
  const { kind, lost, sheets } = repair;
  return (
    <>
      <Banner
        tone={lost ? 'warn' : 'info'}
        title={`${sentence(repair, t)} ${t(lost ? 'repair.lost' : 'repair.whole')}`}
        action={
          <Button
            variant="quiet"
            busy={command.busy}
            onClick={() => void command.run(() => desk.acknowledgeRepair())}
          >
            {t('repair.read')}
          </Button>
        }
      >
        {lost && <p>{t('repair.lostDo')}</p>}
        {kind !== 'copied' && (
          <details className="repair-more">
            <summary>{t('repair.more')}</summary>
            <p>{t('repair.how', { number: format.number(sheets) })}</p>
          </details>
        )}
      </Banner>
      <ErrorBanner error={command.error} />
    </>
  );
}
