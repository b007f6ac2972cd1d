import { useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';

type Amend = (reason: string) => Promise<Result<void, DeskError>>;

function AmendDialog({
  open,
  onClose,
  onAmend,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAmend: Amend;
}) {
  const { t } = useText('contest-setup');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const confirm = async () => {
    setBusy(true);
    const recorded = await onAmend(cleanLines(reason));
    setBusy(false);
    setError(recorded.ok ? null : recorded.error);
    if (!recorded.ok) return;
    setReason('');
    onClose();
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('amendQuestion')}
      verb={t('amend')}
      cancel={t('common:cancel')}
      busy={busy}
      disabled={cleanLines(reason) === ''}
      onConfirm={() => void confirm()}
    >
      <p>{t('amendText')}</p>
      <TextArea label={t('common:reason')} value={reason} maxLength={2000} onChange={setReason} />
      <ErrorBanner error={error} />
    </ConfirmDialog>
  );
}

/** The foot of an open contest's settings: an amendment is recorded with its reason, for everyone to see. */
export function AmendSettings({
  changed,
  ready,
  onUndo,
  onAmend,
}: {
  readonly changed: boolean;
  readonly ready: boolean;
  readonly onUndo: () => void;
  readonly onAmend: Amend;
}) {
  const { t } = useText('contest-setup');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ActionBar
        start={
          <Button icon="undo" disabled={!changed} onClick={onUndo}>
            {t('undoChanges')}
          </Button>
        }
      >
        <span className="meta" role="status">
          {changed ? t('unsaved') : t('noChanges')}
        </span>
        <Button
          variant="primary"
          size="lg"
          disabled={!changed || !ready}
          onClick={() => setAsking(true)}
        >
          {t('amend')}
        </Button>
      </ActionBar>
      <AmendDialog open={asking} onClose={() => setAsking(false)} onAmend={onAmend} />
    </>
  );
}
