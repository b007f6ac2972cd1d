import { useState } from 'react';

import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import type { Restored } from './check-copy.tsx';
import { CopyList } from './copy-list.tsx';
import { RestoreCopy, RestoreSteps } from './restore-copy.tsx';
import { type ReadCopy, useChoosing } from './use-choosing.ts';
import './keep-safe.css';

/** A copy from a stick first, because that is what a borrowed laptop gets; then those that lie here, if any do. */
function ChooseCopy({
  onChosen,
  onBack,
}: {
  readonly onChosen: (copy: ReadCopy) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('keep-safe');
  const { kind } = useHost();
  const { busy, error, take, pick, fromList } = useChoosing(onChosen);
  return (
    <>
      <RestoreSteps current="copy" />
      <FileDrop
        large
        icon="usb"
        prompt={t('other.drop')}
        button={t('other.pick')}
        busy={busy}
        onPick={pick}
        onFiles={take}
      />
      <ErrorBanner error={error} />
      {kind === 'desktop' && <CopyList busy={busy} emptyShown={false} onRestore={fromList} />}
      <div className="row">
        <Button icon="left" onClick={onBack}>
          {t('common:back')}
        </Button>
      </div>
    </>
  );
}

/** The way back from a copy where no contest is open: a borrowed laptop, or data that does not open. */
export function RestoreScreen({
  onBack,
  onRestored,
}: {
  readonly onBack: () => void;
  readonly onRestored: (restored: Restored) => void;
}) {
  const { t } = useText('keep-safe');
  const [copy, setCopy] = useState<ReadCopy | null>(null);
  return (
    <main className="main col g4 keep-safe restore-page" data-density="roomy">
      <PageHead title={t('restore.title')} note={t('restore.here')} />
      {copy === null ? (
        <ChooseCopy onChosen={setCopy} onBack={onBack} />
      ) : (
        <RestoreCopy copy={copy} onBack={() => setCopy(null)} onRestored={onRestored} />
      )}
    </main>
  );
}
