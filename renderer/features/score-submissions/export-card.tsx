import { BehindNote } from '../../hand-over/behind-note.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { ForWhom } from '../../hand-over/for-whom.tsx';
import { ReceiptNote } from '../../hand-over/receipt-note.tsx';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OpenReceipt } from './open-receipt.tsx';

/** When the file was made last, and what changed since. */
function LastFile() {
  const { t, format } = useText('juror-list');
  const { lastExport, notHandedOver } = useDesk('lastExport', 'notHandedOver');
  return (
    <p className="meta">
      {lastExport === null
        ? t('export.never')
        : t('export.last', {
            date: format.date(lastExport.at, 'press'),
            time: format.time(lastExport.at),
          })}{' '}
      {notHandedOver === 0 ? t('export.nothingNew') : t('export.changes', { count: notHandedOver })}
    </p>
  );
}

/** The way to headquarters and back: the signed file, codes where there is no stick, and headquarters' receipt. */
export function ExportCard() {
  const { t } = useText('juror-list');
  const desk = useDeskCommands();
  const { busy, saved, error, run } = useSaving({
    // An evening's scores are a few kilobytes: no letter is too small for them.
    write: () => desk.exportScores(),
    confirm: true,
  });
  return (
    <section className="card pad export-card" aria-label={t('export.title')}>
      <div className="row g3 export-head">
        <Icon name="usb" size="lg" />
        <div>
          <h3>{t('export.title')}</h3>
          <LastFile />
        </div>
      </div>
      <ForWhom />
      <Button wide busy={busy} onClick={() => void run()}>
        {t('export.verb')}
      </Button>
      <SavedFiles saved={saved}>{t('export.give')}</SavedFiles>
      <ErrorBanner error={error} />
      <LinkButton variant="quiet" icon="qr" href="#/codes">
        {t('export.codes')}
      </LinkButton>
      <div className="part">
        <BehindNote />
        <ReceiptNote />
        <OpenReceipt />
      </div>
    </section>
  );
}
