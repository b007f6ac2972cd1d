import { useState } from 'react';

import { fileCode } from '../../../shared/bundle/file-code.ts';
import { useHost } from '../../host/host-context.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/card.tsx';
import { Ornament } from '../../ui/ornament.tsx';
import type { RegionFile } from './region-file.ts';

/** The file as it lies on the disk now. */
interface Outcome {
  readonly name: string;
  readonly size: number;
  readonly code: string;
  /** Read back from the disk and compared. */
  readonly verified: boolean;
}

/** Makes the region's file and has it saved; a closed dialog is no failure. */
function useHandOver() {
  const desk = useDeskCommands();
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const save = async (): Promise<void> => {
    const file = await desk.exportRegional();
    if (!file.ok) return setError(file.error);
    const { bytes } = file.value;
    const size = bytes.length;
    const code = fileCode(bytes);
    const saved = await host.saveFiles([file.value]);
    if (saved.ok) {
      await desk.confirmHandOver();
      return setOutcome({
        name: saved.value.names[0] ?? file.value.name,
        size,
        code,
        verified: saved.value.verified,
      });
    }
    return saved.error.type === 'SaveCancelled' ? undefined : setError(saved.error);
  };
  const run = async () => {
    setBusy(true);
    setOutcome(null);
    setError(null);
    await save().finally(() => setBusy(false));
  };
  return { busy, outcome, error, run };
}

function Done({ outcome }: { readonly outcome: Outcome }) {
  const { t, format } = useText('coordinator');
  return (
    <div role="status" className="col g3">
      <Banner tone="ok" title={t('handOver.done', { file: outcome.name })}>
        {outcome.verified ? t('handOver.verified') : t('handOver.copy')}
      </Banner>
      <KeyValues
        items={[
          [t('handOver.size'), format.size(outcome.size)],
          [t('handOver.code'), <code key="code">{outcome.code}</code>],
        ]}
      />
      <p className="meta">{t('handOver.codeNote')}</p>
    </div>
  );
}

/** The one action of this screen: the region's file, what is new in it, and when it was made last. */
export function HandOverCard({ file }: { readonly file: RegionFile }) {
  const { t, language, format } = useText('coordinator');
  const { lastExport } = useDesk();
  const { busy, outcome, error, run } = useHandOver();
  const failure = error === null ? null : errorText(error, language);
  const fresh = [
    file.newFiles === 0 ? '' : t('handOver.newFiles', { count: file.newFiles }),
    file.newSheets === 0 ? '' : t('handOver.newSheets', { count: file.newSheets }),
  ].filter((part) => part !== '');
  return (
    <section className="card pad col g3" aria-label={t('handOver.title')}>
      <Ornament />
      <h2>{t('handOver.ready', { count: file.handedIn })}</h2>
      <p>{t('handOver.whole')}</p>
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
      <Button variant="primary" size="lg" icon="usb" wide busy={busy} onClick={() => void run()}>
        {t('handOver.verb')}
      </Button>
      {outcome !== null && <Done outcome={outcome} />}
      {failure !== null && (
        <Banner tone="danger" title={failure.title}>
          {failure.what} {failure.do}
        </Banner>
      )}
    </section>
  );
}
