import { useState } from 'react';

import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useAssigningWords } from './assigning-view.ts';
import type { Asked } from './use-carrying.ts';

/** Asks before a sheet that is begun, handed in or recused loses its place; of a handed-in one also why. */
export function TakeOffDialog({
  sheet,
  onAnswer,
}: {
  readonly sheet: Asked['off'][number];
  readonly onAnswer: (reason: string | null) => void;
}) {
  const { t, jurorName } = useAssigningWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { standing, juror, submission } = sheet;
  const needsReason = standing === 'handed-in';
  const isMissing = needsReason && reason.trim() === '';
  return (
    <ConfirmDialog
      open
      onClose={() => onAnswer(null)}
      title={t(`off.${standing}.title`)}
      verb={t('off.verb')}
      cancel={t('board.putDown')}
      danger
      onConfirm={() => {
        setTried(true);
        if (!isMissing) onAnswer(reason.trim());
      }}
    >
      <div className="col g3">
        <p>{t(`off.${standing}.text`, { juror: jurorName(juror), number: submission })}</p>
        {needsReason && (
          <TextArea
            label={t('off.handed-in.reason')}
            value={reason}
            onChange={setReason}
            error={tried && isMissing ? t('off.handed-in.reasonMissing') : undefined}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}
