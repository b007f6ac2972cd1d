import { type ReactNode, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';

/** Asks why, and does nothing until something is said. */
export function ReasonDialog({
  open,
  title,
  verb,
  onClose,
  onReason,
  children,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly verb: string;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
  readonly children: ReactNode;
}) {
  const { t } = useText('final');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const leave = () => {
    setReason('');
    setTried(false);
  };
  const go = () => {
    setTried(true);
    if (reason.trim() === '') return;
    onReason(reason.trim());
    leave();
  };
  return (
    <Dialog
      open={open}
      onClose={() => {
        leave();
        onClose();
      }}
      title={title}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" onClick={go}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="col g3">
        <p>{children}</p>
        <TextArea
          label={t('reason')}
          value={reason}
          onChange={setReason}
          {...(tried && reason.trim() === '' ? { error: t('reasonMissing') } : {})}
        />
      </div>
    </Dialog>
  );
}
