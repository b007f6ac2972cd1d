import { type ReactNode, useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { type Command, useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Standing } from './own-part.ts';

/** A form that is recorded once nothing is wrong with it; what is wrong is told after the first try. */
export interface Recording {
  readonly command: Command;
  readonly tried: boolean;
  /** Records unless something is wrong, says so, and closes. */
  readonly save: (isWrong: boolean, actions: () => readonly Action[], told: string) => void;
}

export function useRecording(onClose: () => void): Recording {
  const desk = useDeskCommands();
  const show = useToast();
  const command = useCommand();
  const [tried, setTried] = useState(false);
  const record = async (actions: readonly Action[], told: string) => {
    if ((await command.run(() => desk.record(actions))) === null) return;
    show({ text: told });
    onClose();
  };
  return {
    command,
    tried,
    save: (isWrong, actions, told) => {
      setTried(true);
      if (!isWrong) void record(actions(), told);
    },
  };
}

/** A form in a dialog: its failure above, cancel and save below; one that is closed to this desk only says so. */
export function RecordDialog({
  title,
  verb,
  standing = 'own',
  recording: { command },
  disabled = false,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  /** What saving is called, where it does more. */
  readonly verb?: string;
  readonly standing?: Standing;
  readonly recording: Recording;
  readonly disabled?: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useText('gather-pool');
  const isClosed = standing === 'closed';
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      verbs={
        <>
          <Button onClick={onClose}>{isClosed ? t('common:close') : t('common:cancel')}</Button>
          {!isClosed && (
            <Button variant="primary" busy={command.busy} disabled={disabled} onClick={onSave}>
              {verb ?? t('common:save')}
            </Button>
          )}
        </>
      }
    >
      <div className="col g3">
        <ErrorBanner error={command.error} />
        {isClosed && <Banner tone="info">{t('entry.decided')}</Banner>}
        {children}
      </div>
    </Dialog>
  );
}

/** Why headquarters changes what somebody else recorded; nothing where no reason is asked. */
export function CorrectionField({
  standing,
  tried,
  reason,
  onChange,
}: {
  readonly standing: Standing;
  readonly tried: boolean;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}) {
  const { t } = useText('gather-pool');
  if (standing !== 'correct') return null;
  return (
    <TextField
      label={t('entry.correction')}
      hint={t('entry.correctionHint')}
      value={reason}
      onChange={onChange}
      {...(tried && reason.trim() === '' ? { error: t('entry.whyMissing') } : {})}
    />
  );
}

/** True where a correction lacks its reason. */
export const lacksReason = (standing: Standing, reason: string): boolean =>
  standing === 'correct' && reason.trim() === '';
