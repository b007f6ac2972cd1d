import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import { revokeKey } from '../../../shared/trust/key-operations.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { RadioField, TextArea } from '../../ui/field.tsx';
import type { KeyDialogProps } from './key-dialog.ts';
import { countedSheets, cutsOfToday, operationsOf } from './key-facts.ts';
import { holderName } from './key-words.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useSaying } from './use-saying.ts';

type Until = 'today' | 'nothing';

/** Takes a key out of use: what of it still counts is chosen in words, and the reason is kept for good. */
export function RevokeDialog({ row, state, onClose }: KeyDialogProps) {
  const text = useText('keys');
  const { t, format } = text;
  const { holder, root } = row;
  const name = holderName(row, state.directory, text);
  const [until, setUntil] = useState<Until | ''>(holder.state === 'revoked' ? 'nothing' : '');
  const [reason, setReason] = useState('');
  const { busy, error, say } = useSaying(onClose);
  const why = cleanText(reason);
  const sheets = countedSheets(state, holder.person);
  const revoke = () => {
    const cuts = until === 'today' ? cutsOfToday(holder.logs) : [];
    void say([revokeKey(holder.publicKey, cuts, why)], t('revoke.said', { name }));
  };
  const today = {
    value: 'today' as const,
    label: t('revoke.today'),
    hint: t('revoke.todayHint', { records: format.number(operationsOf(holder)) }),
  };
  const nothing = {
    value: 'nothing' as const,
    label: t('revoke.nothing'),
    hint:
      holder.role === 'juror'
        ? t('revoke.nothingSheets', { sheets: format.number(sheets) })
        : t('revoke.nothingHint'),
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('revoke.title', { name })}
      verb={t('revoke.open')}
      cancel={t('common:cancel')}
      danger
      busy={busy}
      disabled={until === '' || why === ''}
      onConfirm={revoke}
    >
      <ErrorBanner error={error} />
      <p>{t('revoke.when')}</p>
      {root > 0 && <Banner tone="danger">{t('revoke.rootWarning')}</Banner>}
      <RadioField<Until>
        label={t('revoke.question')}
        value={until}
        onChange={setUntil}
        options={holder.state === 'revoked' ? [nothing] : [today, nothing]}
      />
      <TextArea
        label={t('common:reason')}
        hint={t('revoke.reasonHint')}
        value={reason}
        rows={2}
        onChange={setReason}
      />
      <p className="meta">{root > 0 ? t('revoke.forGoodRoot') : t('revoke.forGood')}</p>
    </ConfirmDialog>
  );
}
