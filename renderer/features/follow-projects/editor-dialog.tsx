import { type ReactNode, useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { type Command, useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Standing } from './follow-subject.ts';

/** A form that is recorded once nothing is wrong with it; what is wrong is told after the first try. */
export interface Recording {
  readonly command: Command;
  readonly tried: boolean;
  /** Records and closes, or, where `actions` is null, only marks what is wrong. */
  readonly save: (actions: readonly Action[] | null) => void;
}

export function useRecording(onClose: () => void): Recording {
  const { t } = useText('follow-up');
  const desk = useDeskCommands();
  const show = useToast();
  const command = useCommand();
  const [tried, setTried] = useState(false);
  const record = async (actions: readonly Action[]) => {
    if ((await command.run(() => desk.record(actions))) === null) return;
    show({ text: t('recorded') });
    onClose();
  };
  return {
    command,
    tried,
    save: (actions) => {
      setTried(true);
      if (actions !== null) void record(actions);
    },
  };
}

/** A form in a dialog: its failure above, cancel and save below; one that is closed to this desk only says so. */
export function EditorDialog({
  title,
  recording: { command },
  standing = 'own',
  verb,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  readonly recording: Recording;
  readonly standing?: Standing;
  /** What saving is called, where it does more. */
  readonly verb?: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useText('follow-up');
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
            <Button variant="primary" icon="save" busy={command.busy} onClick={onSave}>
              {verb ?? t('common:save')}
            </Button>
          )}
        </>
      }
    >
      <div className="col g4">
        <ErrorBanner error={command.error} />
        {isClosed && <Banner>{t('reason.closed')}</Banner>}
        {children}
      </div>
    </Dialog>
  );
}
