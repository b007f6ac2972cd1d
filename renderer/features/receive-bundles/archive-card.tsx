import { useState } from 'react';

import { useHost } from '../../host/host-context.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** Everything headquarters holds as one file: for a second place, for auditors, for the headless command. */
export function ArchiveCard() {
  const { t, language } = useText('receive');
  const desk = useDeskCommands();
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const save = async () => {
    setBusy(true);
    setSaved(null);
    setError(null);
    const file = await desk.exportArchive();
    const outcome = file.ok ? await host.saveFiles([file.value]) : file;
    setBusy(false);
    if (outcome.ok) setSaved(outcome.value.names[0] ?? '');
    else if (outcome.error.type !== 'SaveCancelled') setError(outcome.error);
  };
  const text = error === null ? null : errorText(error, language);
  return (
    <section className="card pad col g3" aria-label={t('archive.title')}>
      <h3>{t('archive.title')}</h3>
      <p className="meta">{t('archive.text')}</p>
      <div className="row">
        <Button icon="files" busy={busy} onClick={() => void save()}>
          {t('archive.verb')}
        </Button>
      </div>
      {saved !== null && (
        <div role="status">
          <Banner tone="ok" title={t('archive.done', { file: saved })} />
        </div>
      )}
      {text !== null && (
        <Banner tone="danger" title={text.title}>
          {text.what} {text.do}
        </Banner>
      )}
    </section>
  );
}
