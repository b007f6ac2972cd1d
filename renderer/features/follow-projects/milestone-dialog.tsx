import { useState } from 'react';

import { noMoney } from '../../../shared/basics/money.ts';
import { cleanText } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { setMilestone } from '../../../shared/following/following-operations.ts';
import { type Milestone, milestoneStates } from '../../../shared/following/milestone.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, ReasonField, SumField, WordsField } from './fields.tsx';
import { newRecordId } from './follow-subject.ts';
import { dayFault, dayText, sumFault, sumText, typedDay, typedSum } from './typed-values.ts';
import type { FollowWords } from './use-follow-words.ts';

interface Draft {
  readonly title: string;
  readonly due: string;
  readonly amount: string;
  readonly state: Milestone['state'];
  readonly done: string;
  readonly owed: boolean;
  readonly reportDue: string;
  readonly received: string;
}

const draftOf = (milestone: Milestone | null, { language }: FollowWords): Draft => ({
  title: milestone?.title ?? '',
  due: dayText(milestone?.due ?? '', language),
  amount: sumText(milestone?.amount ?? 0, language),
  state: milestone?.state ?? 'planned',
  done: dayText(milestone?.done ?? '', language),
  owed: milestone === null || milestone.report !== null,
  reportDue: dayText(milestone?.report?.due ?? '', language),
  received: dayText(milestone?.report?.received ?? '', language),
});

function milestoneOf(draft: Draft, submission: Id, id: Id): Milestone | null {
  const { title, due, amount, state, done, owed, reportDue, received } = draft;
  const isDone = state === 'done';
  const isWrong =
    title.trim() === '' ||
    dayFault(due, true) !== null ||
    sumFault(amount) !== null ||
    (isDone && dayFault(done, true) !== null) ||
    (owed && (dayFault(reportDue, true) !== null || dayFault(received, false) !== null));
  if (isWrong) return null;
  const day = (text: string): string => typedDay(text) ?? '';
  return {
    submission,
    id,
    title: cleanText(title),
    due: day(due),
    amount: typedSum(amount) ?? noMoney,
    state,
    done: isDone ? day(done) : '',
    report: owed ? { due: day(reportDue), received: day(received) } : null,
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
}

function ReportFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <>
      <CheckField
        label={t('schedule.reportOwed')}
        checked={draft.owed}
        onChange={(owed) => onChange({ ...draft, owed })}
      />
      {draft.owed && (
        <div className="follow-fields">
          <DayField
            label={t('schedule.reportDue')}
            value={draft.reportDue}
            onChange={(reportDue) => onChange({ ...draft, reportDue })}
            tried={tried}
          />
          <DayField
            label={t('schedule.received')}
            hint={t('schedule.receivedHint')}
            value={draft.received}
            onChange={(received) => onChange({ ...draft, received })}
            tried={tried}
            needed={false}
          />
        </div>
      )}
    </>
  );
}

function StepFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <>
      <WordsField
        label={t('schedule.step')}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        tried={tried}
      />
      <div className="follow-fields">
        <DayField
          label={t('schedule.due')}
          value={draft.due}
          onChange={(due) => onChange({ ...draft, due })}
          tried={tried}
        />
        <SumField
          label={t('schedule.amount')}
          value={draft.amount}
          onChange={(amount) => onChange({ ...draft, amount })}
          tried={tried}
        />
        <SelectField
          label={t('schedule.state')}
          value={draft.state}
          onChange={(state) => onChange({ ...draft, state })}
          options={milestoneStates.map((value) => ({
            value,
            label: t(`schedule.states.${value}`),
          }))}
        />
        {draft.state === 'done' && (
          <DayField
            label={t('schedule.done')}
            value={draft.done}
            onChange={(done) => onChange({ ...draft, done })}
            tried={tried}
          />
        )}
      </div>
    </>
  );
}

/** A step of a project's schedule and the report owed on it; null = a new one. */
export function MilestoneDialog({
  submission,
  milestone,
  words,
  onClose,
}: {
  readonly submission: Id;
  readonly milestone: Milestone | null;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t } = words;
  const recording = useRecording(onClose);
  const [id] = useState(() => milestone?.id ?? newRecordId());
  const [draft, setDraft] = useState(() => draftOf(milestone, words));
  const [reason, setReason] = useState('');
  const next = milestoneOf(draft, submission, id);
  const lacksReason = milestone !== null && reason.trim() === '';
  const save = () =>
    recording.save(next === null || lacksReason ? null : [setMilestone(next, reason.trim())]);
  const fields = { draft, onChange: setDraft, tried: recording.tried, words };
  return (
    <EditorDialog
      title={milestone === null ? t('schedule.add') : t('schedule.edit')}
      recording={recording}
      onSave={save}
      onClose={onClose}
    >
      <StepFields {...fields} />
      <ReportFields {...fields} />
      {milestone !== null && (
        <ReasonField value={reason} onChange={setReason} tried={recording.tried} />
      )}
    </EditorDialog>
  );
}
