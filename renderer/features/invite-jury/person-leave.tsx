import { useState } from 'react';

import { type JurorDetails, setJurorDetails } from '../../../shared/contest/juror-details.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { type Command, useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Asks why, and says what becomes of the juror's sheets. */
function LeaveDialog({
  name,
  open,
  command,
  onClose,
  onLeave,
}: {
  readonly name: string;
  readonly open: number;
  readonly command: Command;
  readonly onClose: () => void;
  readonly onLeave: (reason: string) => void;
}) {
  const { t } = useText('people');
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('leave.question', { name })}
      verb={t('leave.confirm')}
      cancel={t('common:cancel')}
      busy={command.busy}
      disabled={reason.trim() === ''}
      onConfirm={() => onLeave(reason.trim())}
    >
      <ErrorBanner error={command.error} />
      <p>{t('leave.what')}</p>
      {open > 0 && <p>{t('leave.open', { count: open })}</p>}
      <TextArea
        label={t('common:reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={1000}
      />
    </ConfirmDialog>
  );
}

/** Says that a juror has left, with the reason and what to do about their sheets; or brings them back. */
export function PersonLeave({
  person,
  details,
  open,
  onDone,
}: {
  readonly person: Person;
  readonly details: JurorDetails;
  /** Sheets that are not handed in. */
  readonly open: number;
  readonly onDone: () => void;
}) {
  const { t } = useText('people');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const name = fullName(person);
  const record = async (left: boolean, reason = '') => {
    const action = { ...setJurorDetails(person.id, { ...details, left }), reason };
    if ((await command.run(() => desk.record([action]))) === null) return;
    toast({ text: t(left ? 'leave.done' : 'leave.backDone', { name }) });
    onDone();
  };
  if (details.left)
    return (
      <>
        <ErrorBanner error={command.error} />
        <Button icon="undo" busy={command.busy} onClick={() => void record(false)}>
          {t('leave.back')}
        </Button>
      </>
    );
  return (
    <>
      <Button icon="minus" onClick={() => setAsking(true)}>
        {t('leave.verb')}
      </Button>
      {asking && (
        <LeaveDialog
          name={name}
          open={open}
          command={command}
          onClose={() => setAsking(false)}
          onLeave={(reason) => void record(true, reason)}
        />
      )}
    </>
  );
}
