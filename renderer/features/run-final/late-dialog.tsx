import { useState } from 'react';

import type { FinalAttendance } from '../../../shared/pitching/attendance.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { type FinalMember, type FinalSubject, turnsIn } from './final-facts.ts';

/** The first turn that a member heard. */
function FirstTurn({
  subject,
  value,
  onChange,
}: {
  readonly subject: FinalSubject;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t, format } = useText('final');
  const turns = turnsIn(subject);
  return (
    <SelectField<string>
      label={t('members.from')}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: t('members.fromStart') },
        ...turns.slice(1).map(({ submission, number }) => ({
          value: submission,
          label: t('order.turnRow', {
            number: format.number(number),
            title: subject.state.submissions.get(submission)?.title ?? submission,
          }),
        })),
      ]}
    />
  );
}

/** Late or absent: from which turn on, and why. */
export function LateDialog({
  subject,
  member,
  start,
  onClose,
  onSave,
}: {
  readonly subject: FinalSubject;
  readonly member: FinalMember;
  readonly start: FinalAttendance;
  readonly onClose: () => void;
  readonly onSave: (attendance: FinalAttendance) => void;
}) {
  const { t } = useText('final');
  const [from, setFrom] = useState<string>(start.from ?? '');
  const [reason, setReason] = useState(start.reason);
  const [tried, setTried] = useState(false);
  const absent = start.how === 'absent';
  const needsReason = absent || from !== '';
  const save = () => {
    setTried(true);
    if (needsReason && reason.trim() === '') return;
    onSave({
      how: start.how,
      from: absent || from === '' ? null : from,
      reason: needsReason ? reason.trim() : '',
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        absent
          ? t('members.absentTitle', { name: member.name })
          : t('members.lateTitle', { name: member.name })
      }
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" icon="save" onClick={save}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <div className="col g3">
        <p>{absent ? t('members.absentText') : t('members.lateText')}</p>
        {!absent && <FirstTurn subject={subject} value={from} onChange={setFrom} />}
        <TextArea
          label={t('reason')}
          value={reason}
          onChange={setReason}
          {...(tried && needsReason && reason.trim() === '' ? { error: t('reasonMissing') } : {})}
        />
      </div>
    </Dialog>
  );
}
