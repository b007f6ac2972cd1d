import { ErrorBanner } from '../../language/error-banner.tsx';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';

/** Headquarters' answer to everybody who sent a file: what arrived, one file for each region and juror. */
export function ReceiptsCard() {
  const { t } = useText('receive');
  const desk = useDeskCommands();
  const { busy, saved, error, run } = useSaving({ write: desk.exportReceipts, confirm: false });
  return (
    <section className="card pad col g3" aria-label={t('receipts.title')}>
      <h2>{t('receipts.title')}</h2>
      <p className="meta">{t('receipts.text')}</p>
      <div className="row">
        <Button icon="done" busy={busy} onClick={() => void run()}>
          {t('receipts.verb')}
        </Button>
      </div>
      <SavedFiles saved={saved}>{t('receipts.give')}</SavedFiles>
      <ErrorBanner error={error} />
    </section>
  );
}
