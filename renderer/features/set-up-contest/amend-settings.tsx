import { type ReactNode, useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { SettingsChange } from '../../../shared/contest/settings-compare.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { DifferenceView } from '../../regulation/difference-view.tsx';

type Amend = (reason: string) => Promise<Result<void, DeskError>>;

function AmendDialog({
  open,
  changes,
  settings,
  onClose,
  onAmend,
}: {
  readonly open: boolean;
  readonly changes: readonly SettingsChange[];
  readonly settings: ContestSettings;
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
      <div className="amend-changes" tabIndex={0} role="region" aria-label={t('amendChanges')}>
        <DifferenceView changes={changes} settings={settings} />
      </div>
      <TextArea label={t('common:reason')} value={reason} maxLength={2000} onChange={setReason} />
      <ErrorBanner error={error} />
    </ConfirmDialog>
  );
}

/** The foot of an open contest's settings: an amendment is recorded with its reason, for everyone to see. */
export function AmendSettings({
  changes,
  settings,
  ready,
  missing,
  onUndo,
  onAmend,
}: {
  /** What an amendment would change; none where nothing is to be recorded. */
  readonly changes: readonly SettingsChange[];
  /** The settings as they would be. */
  readonly settings: ContestSettings;
  readonly ready: boolean;
  /** The way to what is missing, while something is. */
  readonly missing: ReactNode;
  readonly onUndo: () => void;
  readonly onAmend: Amend;
}) {
  const { t } = useText('contest-setup');
  const [asking, setAsking] = useState(false);
  const changed = changes.length > 0;
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
          {changed ? t('unsavedCount', { count: changes.length }) : t('noChanges')}
        </span>
        {missing}
        <Button
          variant="primary"
          size="lg"
          disabled={!changed || !ready}
          onClick={() => setAsking(true)}
        >
          {t('amend')}
        </Button>
      </ActionBar>
      <AmendDialog
        open={asking}
        changes={changes}
        settings={settings}
        onClose={() => setAsking(false)}
        onAmend={onAmend}
      />
    </>
  );
}
