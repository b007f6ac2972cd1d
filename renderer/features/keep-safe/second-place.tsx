import { useEffect, useState } from 'react';

import type { HostSnapshots } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The second place as the host knows it, and how to choose another or none. */
function useFolder(snapshots: HostSnapshots) {
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void snapshots
      .folder()
      .catch(() => null)
      .then((found) => {
        if (!gone) setFolder(found);
      });
    return () => {
      gone = true;
    };
  }, [snapshots]);
  const choose = async (): Promise<boolean> => {
    const chosen = await snapshots.chooseFolder();
    if (chosen !== null) setFolder(chosen);
    return chosen !== null;
  };
  const forget = async (): Promise<void> => {
    await snapshots.forgetFolder();
    setFolder(null);
  };
  return { folder, choose, forget };
}

/** What became of the last copy at the second place. */
function SecondState() {
  const { t } = useText('keep-safe');
  const second = useDesk('keeping').keeping.lastSnapshot?.second ?? 'none';
  switch (second) {
    case 'failed':
      return (
        <Banner tone="warn" icon="usb" title={t('second.failed')}>
          {t('second.failedDo')}
        </Banner>
      );
    case 'written':
      return (
        <p className="row g3 second-state ok">
          <Icon name="done" />
          <span>{t('second.written')}</span>
        </p>
      );
    case 'none':
      return <p className="muted">{t('second.waiting')}</p>;
  }
}

/** A folder elsewhere, best a stick: chosen once, and every copy is written there too. */
export function SecondPlace({ snapshots }: { readonly snapshots: HostSnapshots }) {
  const { t } = useText('keep-safe');
  const desk = useDeskCommands();
  const command = useCommand();
  const { folder, choose, forget } = useFolder(snapshots);
  // Whoever puts a stick in wants a copy on it now.
  const chooseAndCopy = () =>
    command.run<unknown>(async () =>
      (await choose()) ? desk.makeSnapshot() : { ok: true, value: null },
    );
  return (
    <Card title={t('second.title')}>
      <div className="col g3">
        <p className="muted">{t('second.what')}</p>
        {folder === null ? (
          <p>{t('second.notChosen')}</p>
        ) : (
          <>
            <p className="second-folder">
              <span className="meta">{t('second.chosen')}</span> <b>{folder}</b>
            </p>
            <SecondState />
          </>
        )}
        <div className="row g3 wrap">
          <Button icon="usb" busy={command.busy} onClick={() => void chooseAndCopy()}>
            {folder === null ? t('second.choose') : t('second.change')}
          </Button>
          {folder !== null && (
            <Button variant="quiet" disabled={command.busy} onClick={() => void forget()}>
              {t('second.forget')}
            </Button>
          )}
        </div>
        <ErrorBanner error={command.error} />
      </div>
    </Card>
  );
}
