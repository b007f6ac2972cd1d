import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import { refuseKey } from '../../../shared/trust/key-operations.ts';
import { useText } from '../../language/use-text.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import type { KeyDialogProps } from './key-dialog.ts';
import { digitsOf } from './key-facts.ts';
import { holderName } from './key-words.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useSaying } from './use-saying.ts';

/** Says for good, and why, that a key is not the person's. */
export function RefuseDialog({
  row,
  state,
  onClose,
  compared,
}: KeyDialogProps & {
  /** True where the digits were compared just now and differ: the reason is written already. */
  readonly compared: boolean;
}) {
  const text = useText('keys');
  const { t } = text;
  const name = holderName(row, state.directory, text);
  const [reason, setReason] = useState(compared ? t('refuse.differ') : '');
  const { busy, error, say } = useSaying(onClose);
  const { publicKey } = row.holder;
  const why = cleanText(reason);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('refuse.title', { name })}
      verb={t('refuse.open')}
      cancel={t('common:cancel')}
      danger
      busy={busy}
      disabled={why === ''}
      onConfirm={() => void say([refuseKey(publicKey, why)], t('refuse.said', { name }))}
    >
      <ErrorBanner error={error} />
      <Fingerprint label={t('common:fingerprint')} digits={digitsOf(publicKey)} />
      <p>{t('refuse.consequence')}</p>
      <p>{t('refuse.next')}</p>
      <TextArea label={t('common:reason')} value={reason} rows={2} onChange={setReason} />
    </ConfirmDialog>
  );
}
