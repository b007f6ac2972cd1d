import { useState } from 'react';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import type { UsedPlace } from './use-place.ts';

/** The way out, after a question. The place is forgotten along with the exchange: another card may name another one. */
export function LeaveExchange({ used }: { readonly used: UsedPlace }) {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    const left = await desk.leaveExchange();
    if (left.ok) await used.forget();
    return left;
  };
  return (
    <div className="exchange-leave">
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('leave.verb')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('leave.title')}
        verb={t('leave.verb')}
        cancel={t('leave.stay')}
        busy={command.busy}
        onConfirm={() => void command.run(leave)}
      >
        {t('leave.text')}
        <ErrorBanner error={command.error} />
      </ConfirmDialog>
    </div>
  );
}
