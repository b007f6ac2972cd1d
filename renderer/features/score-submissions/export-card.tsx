import { useState } from 'react';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ErrorBanner } from './error-banner.tsx';

interface Outcome {
  readonly name: string;
  /** Read back from the disk and compared. */
  readonly verified: boolean;
}

/** The file for headquarters: everything recorded here, signed; says what changed since the last one. */
export function ExportCard() {
  const { t, format } = useText('juror-list');
  const desk = useDeskCommands();
  const host = useHost();
  const { lastExport, notHandedOver } = useDesk();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const save = async () => {
    const file = await desk.exportScores();
    if (!file.ok) return setError(file.error);
    const saved = await host.saveFiles([file.value]);
    if (!saved.ok) return saved.error.type === 'SaveCancelled' ? undefined : setError(saved.error);
    await desk.confirmHandOver();
    setOutcome({ name: saved.value.names[0] ?? file.value.name, verified: saved.value.verified });
    return undefined;
  };
  const prepare = async () => {
    setBusy(true);
    setOutcome(null);
    setError(null);
    await save().finally(() => setBusy(false));
  };

  return (
    <section className="card pad" aria-label={t('export.title')}>
      <div className="row g3 export-head">
        <Icon name="usb" size="lg" />
        <div>
          <h3>{t('export.title')}</h3>
          <p className="meta">
            {lastExport === null
              ? t('export.never')
              : t('export.last', {
                  date: format.date(lastExport.at, 'press'),
                  time: format.time(lastExport.at),
                })}{' '}
            {notHandedOver === 0
              ? t('export.nothingNew')
              : t('export.changes', { count: notHandedOver })}
          </p>
        </div>
      </div>
      <Button wide busy={busy} onClick={() => void prepare()}>
        {t('export.verb')}
      </Button>
      {outcome !== null && (
        <Banner tone="ok" title={t('export.done', { file: outcome.name })}>
          {outcome.verified ? t('export.doneVerified') : t('export.doneCopy')}
        </Banner>
      )}
      {error !== null && <ErrorBanner error={error} />}
    </section>
  );
}
