import { useState } from 'react';
import { useText } from '../../language/use-text.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { RadioField, TextArea } from '../../ui/field.tsx';

const reasons = ['relative', 'organisation', 'author', 'money', 'dispute', 'other'] as const;

/** Asks for the reason of a self-recusal; the reason is recorded in the juror's words and stands in the protocol. */
export function RecusalDialog({
  open,
  busy,
  onClose,
  onRecuse,
}: {
  readonly open: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onRecuse: (reason: string) => void;
}) {
  const { t } = useText('score');
  const [reason, setReason] = useState<(typeof reasons)[number] | ''>('');
  const [detail, setDetail] = useState('');
  const words = [
    reason === '' || reason === 'other' ? '' : t(`recusal.reasons.${reason}`),
    detail.trim(),
  ]
    .filter((part) => part !== '')
    .join('. ');
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('recusal.question')}
      verb={t('recusal.verb')}
      cancel={t('common:back')}
      danger
      busy={busy}
      disabled={reason === '' || words === ''}
      onConfirm={() => onRecuse(words)}
    >
      <p>{t('recusal.consequence')}</p>
      <RadioField
        label={t('common:reason')}
        value={reason}
        onChange={setReason}
        options={reasons.map((each) => ({ value: each, label: t(`recusal.reasons.${each}`) }))}
      />
      <TextArea
        label={t(reason === 'other' ? 'recusal.detailRequired' : 'recusal.detail')}
        value={detail}
        onChange={setDetail}
        rows={2}
      />
    </ConfirmDialog>
  );
}
