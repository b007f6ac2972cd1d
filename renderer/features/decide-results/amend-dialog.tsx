import { useState } from 'react';

import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { ChangesList } from './changes-list.tsx';

/** Asks why what was sealed is changed, beside what would change; the dialog is there while it is asked. */
export function AmendDialog({
  subject,
  before,
  now,
  busy,
  error,
  onClose,
  onAmend,
}: {
  readonly subject: StageSubject;
  readonly before: Meeting;
  readonly now: Meeting;
  readonly busy: boolean;
  readonly error: DeskError | null;
  readonly onClose: () => void;
  readonly onAmend: (reason: string) => void;
}) {
  const { t } = useText('decide');
  const [reason, setReason] = useState('');
  const clean = cleanLines(reason);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('amend.question')}
      verb={t('amend.record')}
      cancel={t('common:cancel')}
      busy={busy}
      disabled={clean === ''}
      onConfirm={() => onAmend(clean)}
    >
      <p>{t('amend.consequence')}</p>
      <div className="amend-changes" tabIndex={0} role="region" aria-label={t('amend.changes')}>
        <ChangesList subject={subject} before={before} now={now} />
      </div>
      <TextArea label={t('amend.reason')} value={reason} maxLength={2000} onChange={setReason} />
      <ErrorBanner error={error} />
    </ConfirmDialog>
  );
}
