import { useState } from 'react';

import { setOrder } from '../../../shared/following/following-operations.ts';
import type { MonitoringOrder } from '../../../shared/following/monitoring-order.ts';
import { TextArea } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, WordsField } from './fields.tsx';
import { type FollowSubject, newRecordId } from './follow-subject.ts';
import { draftOfOrder, type OrderDraft, orderFaults, orderOf, withDue } from './order-draft.ts';
import type { FollowWords } from './use-follow-words.ts';

interface FieldsProps {
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
  readonly subject: FollowSubject;
}

function OrderFields({ draft, onChange, tried, words: { t, language }, subject }: FieldsProps) {
  const faults = orderFaults(draft);
  return (
    <div className="follow-fields">
      <WordsField
        label={t('orders.number')}
        value={draft.number}
        onChange={(number) => onChange({ ...draft, number })}
        tried={tried}
        needed={false}
        most={64}
      />
      <WordsField
        label={t('orders.orderedBy')}
        value={draft.orderedBy}
        onChange={(orderedBy) => onChange({ ...draft, orderedBy })}
        tried={tried}
      />
      <WordsField
        label={t('orders.office')}
        value={draft.office}
        onChange={(office) => onChange({ ...draft, office })}
        tried={tried}
        needed={false}
      />
      <DayField
        label={t('orders.day')}
        value={draft.day}
        onChange={(day) => onChange(withDue({ ...draft, day }, subject.settings, language))}
        tried={tried}
      />
      <DayField
        label={t('orders.due')}
        hint={t('orders.dueHint')}
        value={draft.due}
        onChange={(due) => onChange({ ...draft, due })}
        tried={tried}
        fault={faults.due}
      />
      <DayField
        label={t('orders.from')}
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from })}
        tried={tried}
      />
      <DayField
        label={t('orders.to')}
        value={draft.to}
        onChange={(to) => onChange({ ...draft, to })}
        tried={tried}
        fault={faults.to}
      />
    </div>
  );
}

function ReportFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <>
      <TextArea
        label={t('orders.task')}
        maxLength={4000}
        value={draft.task}
        onChange={(task) => onChange({ ...draft, task })}
      />
      <TextArea
        label={t('orders.proposals')}
        hint={t('orders.proposalsHint')}
        value={draft.proposals}
        onChange={(proposals) => onChange({ ...draft, proposals })}
      />
      <div className="follow-fields">
        <WordsField
          label={t('orders.preparedBy')}
          value={draft.preparedBy}
          onChange={(preparedBy) => onChange({ ...draft, preparedBy })}
          tried={tried}
          needed={false}
        />
        <WordsField
          label={t('orders.position')}
          value={draft.position}
          onChange={(position) => onChange({ ...draft, position })}
          tried={tried}
          needed={false}
        />
        <DayField
          label={t('orders.reported')}
          hint={t('orders.reportedHint')}
          value={draft.reported}
          onChange={(reported) => onChange({ ...draft, reported })}
          tried={tried}
          needed={false}
        />
      </div>
    </>
  );
}

/** An order to monitor, and what its report proposes; null = a new one. */
export function OrderDialog({
  subject,
  order,
  words,
  onClose,
}: {
  readonly subject: FollowSubject;
  readonly order: MonitoringOrder | null;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, language } = words;
  const recording = useRecording(onClose);
  const [id] = useState(() => order?.id ?? newRecordId());
  const [draft, setDraft] = useState(() => draftOfOrder(order, language));
  const next = orderOf(draft, id);
  const save = () => recording.save(next === null ? null : [setOrder(next)]);
  const fields = { draft, onChange: setDraft, tried: recording.tried, words, subject };
  return (
    <EditorDialog
      title={order === null ? t('orders.add') : t('orders.edit')}
      recording={recording}
      onSave={save}
      onClose={onClose}
    >
      <OrderFields {...fields} />
      <ReportFields {...fields} />
    </EditorDialog>
  );
}
