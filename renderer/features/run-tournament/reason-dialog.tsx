import { type ReactNode, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';

/** Asks why before something is changed; stays open until something is said. It is drawn anew each time it opens. */
export function ReasonDialog({
  title,
  verb,
  busy,
  onClose,
  onReason,
  children,
}: {
  readonly title: string;
  readonly verb: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
  readonly children: ReactNode;
}) {
  const { t } = useText('tournament');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = reason.trim();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            onClick={() => {
              setTried(true);
              if (said !== '') onReason(said);
            }}
          >
            {verb}
          </Button>
        </>
      }
    >
      <div className="col g3">
        <div>{children}</div>
        <TextArea
          label={t('sheet.reason')}
          value={reason}
          onChange={setReason}
          error={tried && said === '' && t('fault.reason')}
        />
      </div>
    </Dialog>
  );
}
