import { BehindNote } from '../../hand-over/behind-note.tsx';
import { ForWhom } from '../../hand-over/for-whom.tsx';
import { ReceiptNote } from '../../hand-over/receipt-note.tsx';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** A referee's way to headquarters: the signed file, or codes where there is no stick. */
export function HandOverTab() {
  const { t } = useText('tournament');
  const desk = useDeskCommands();
  const { busy, saved, error, run } = useSaving({
    write: () => desk.exportScores(),
    confirm: true,
  });
  return (
    <Card title={t('handOver.title')}>
      <div className="col g3 tournament-hand-over">
        <p>{t('handOver.text')}</p>
        <ForWhom />
        <div className="row wrap">
          <Button variant="primary" icon="usb" busy={busy} onClick={() => void run()}>
            {t('handOver.verb')}
          </Button>
          <LinkButton icon="qr" href="#/codes">
            {t('handOver.codes')}
          </LinkButton>
        </div>
        <SavedFiles saved={saved}>{t('handOver.give')}</SavedFiles>
        <ErrorBanner error={error} />
        <BehindNote />
        <ReceiptNote />
      </div>
    </Card>
  );
}
