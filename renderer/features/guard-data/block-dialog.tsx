import { useState } from 'react';

import { blockData } from '../../../shared/contest/personal-data.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Subject } from './data-subject.ts';

/** Blocks somebody's data or lifts the block, never without a reason; says beforehand what it does and does not do. */
export function BlockDialog({
  subject,
  blocked,
  onClose,
}: {
  readonly subject: Subject;
  /** How it is now. */
  readonly blocked: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useText('guard');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const words = blocked ? 'unblock' : 'block';
  const record = async () => {
    const action = blockData(subject.subject, subject.id, !blocked, reason.trim());
    if ((await command.run(() => desk.record([action]))) === null) return;
    toast({ text: t(`${words}.done`) });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(`${words}.question`)}
      verb={t(`${words}.verb`)}
      cancel={t('common:cancel')}
      busy={command.busy}
      disabled={reason.trim() === ''}
      onConfirm={() => void record()}
    >
      <ErrorBanner error={command.error} />
      {blocked ? (
        <p>{t('unblock.what')}</p>
      ) : (
        <>
          <p>{t('block.hides')}</p>
          <p>{t('block.keeps')}</p>
          <p>{t('block.given')}</p>
        </>
      )}
      <TextArea
        label={t(`${words}.reason`)}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={1000}
      />
    </ConfirmDialog>
  );
}
