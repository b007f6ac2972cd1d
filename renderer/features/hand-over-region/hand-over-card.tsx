import { useState } from 'react';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { FileLimit } from '../../hand-over/file-limit.tsx';
import { ForWhom } from '../../hand-over/for-whom.tsx';
import { limitOptions, type MailLimit } from '../../hand-over/limit.ts';
import { ReceiptNote } from '../../hand-over/receipt-note.tsx';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Ornament } from '../../ui/ornament.tsx';
import type { RegionFile } from './region-file.ts';

/** When the file was made last, and what is new since then. */
function LastFile({ file }: { readonly file: RegionFile }) {
  const { t, format } = useText('coordinator');
  const { lastExport } = useDesk('lastExport');
  const fresh = [
    file.newFiles === 0 ? '' : t('handOver.newFiles', { count: file.newFiles }),
    file.newSheets === 0 ? '' : t('handOver.newSheets', { count: file.newSheets }),
  ].filter((part) => part !== '');
  return (
    <p className="meta">
      {lastExport === null
        ? t('handOver.never')
        : t('handOver.last', {
            date: format.date(lastExport.at, 'press'),
            time: format.time(lastExport.at),
          })}{' '}
      {fresh.length > 0 && t('handOver.new', { list: format.list(fresh) })}
      {fresh.length === 0 && lastExport !== null && t('handOver.nothingNew')}
    </p>
  );
}

/** The one action of this screen: the region's file, what is new in it, and what headquarters confirmed. */
export function HandOverCard({ file }: { readonly file: RegionFile }) {
  const { t } = useText('coordinator');
  const desk = useDeskCommands();
  const [limit, setLimit] = useState<MailLimit>('none');
  const { busy, saved, error, run } = useSaving({
    write: () => desk.exportRegional(limitOptions(limit)),
    confirm: true,
  });
  return (
    <section className="card pad col g3" aria-label={t('handOver.title')}>
      <Ornament />
      <h2>{t('handOver.ready', { count: file.handedIn })}</h2>
      <p>{t('handOver.whole')}</p>
      <LastFile file={file} />
      <FileLimit value={limit} onChange={setLimit} />
      <ForWhom />
      <Button variant="primary" size="lg" icon="usb" wide busy={busy} onClick={() => void run()}>
        {t('handOver.verb')}
      </Button>
      <SavedFiles saved={saved}>{t('handOver.give')}</SavedFiles>
      {saved !== null && <p className="meta">{t('handOver.codeNote')}</p>}
      <ErrorBanner error={error} />
      <ReceiptNote />
      <LinkButton variant="quiet" icon="qr" href="#/hand-over/codes">
        {t('handOver.codes')}
      </LinkButton>
    </section>
  );
}
