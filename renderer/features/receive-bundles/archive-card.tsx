import { useState } from 'react';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { FileLimit } from '../../hand-over/file-limit.tsx';
import { ForWhom } from '../../hand-over/for-whom.tsx';
import { limitOptions, type MailLimit } from '../../hand-over/limit.ts';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';

/** Everything headquarters holds as files: for a second place, for auditors, for the headless command. */
export function ArchiveCard() {
  const { t } = useText('receive');
  const desk = useDeskCommands();
  const { state } = useDesk('state');
  const hasDocuments = (state?.documents.size ?? 0) > 0;
  const [limit, setLimit] = useState<MailLimit>('none');
  const [documents, setDocuments] = useState(true);
  const { busy, saved, error, run } = useSaving({
    write: () => desk.exportArchive({ ...limitOptions(limit), documents }),
    confirm: false,
  });
  return (
    <section className="card pad col g3" aria-label={t('archive.title')}>
      <h2>{t('archive.title')}</h2>
      <p className="meta">{t('archive.text')}</p>
      <ForWhom />
      <FileLimit value={limit} onChange={setLimit} />
      {hasDocuments && (
        <CheckField label={t('archive.documents')} checked={documents} onChange={setDocuments} />
      )}
      <div className="row">
        <Button icon="files" busy={busy} onClick={() => void run()}>
          {t('archive.verb')}
        </Button>
      </div>
      <SavedFiles saved={saved} />
      <ErrorBanner error={error} />
    </section>
  );
}
