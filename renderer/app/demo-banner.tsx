import { useState } from 'react';
import { useHost } from '../host/host-context.ts';
import { useText } from '../language/use-text.ts';
import { useDesk, useDeskCommands } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';

/** Marks a practice contest on every screen, and is the way out of it. */
export function DemoBanner() {
  const { t } = useText('shell');
  const { profile } = useDesk('profile');
  const desk = useDeskCommands();
  const host = useHost();
  const [asking, setAsking] = useState(false);
  if (profile?.demo !== true) return null;
  const leave = async () => {
    const erased = await desk.erase();
    // The next contest here exchanges at a place that somebody chooses for it.
    if (erased.ok) await host.exchange?.forget();
    setAsking(false);
  };
  return (
    <aside className="demo" aria-label={t('common:demo')}>
      <Icon name="info" />
      <span role="note">
        <b>{t('common:demo')}.</b> {t('common:demoNote')}
      </span>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('demo.leave')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('demo.question')}
        verb={t('demo.leave')}
        cancel={t('common:cancel')}
        danger
        onConfirm={() => void leave()}
      >
        <p>{t('demo.consequence')}</p>
      </ConfirmDialog>
    </aside>
  );
}
