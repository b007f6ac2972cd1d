import { useState } from 'react';

import { cleanLines, cleanText } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { setRisk } from '../../../shared/following/following-operations.ts';
import { type Risk, riskLevels } from '../../../shared/following/risk.ts';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, ReasonField, WordsField } from './fields.tsx';
import { newRecordId, type Standing } from './follow-subject.ts';
import { dayFault, dayText, typedDay } from './typed-values.ts';
import type { FollowWords } from './use-follow-words.ts';

interface Draft {
  readonly day: string;
  readonly title: string;
  readonly level: Risk['level'];
  readonly measure: string;
  readonly responsible: string;
  readonly due: string;
  readonly closed: string;
}

function riskOf(draft: Draft, submission: Id, id: Id): Risk | null {
  const isWrong =
    draft.title.trim() === '' ||
    dayFault(draft.day, true) !== null ||
    dayFault(draft.due, false) !== null ||
    dayFault(draft.closed, false) !== null;
  if (isWrong) return null;
  const day = (text: string): string => typedDay(text) ?? '';
  return {
    submission,
    id,
    day: day(draft.day),
    title: cleanText(draft.title),
    level: draft.level,
    measure: cleanLines(draft.measure),
    responsible: cleanText(draft.responsible),
    due: day(draft.due),
    closed: day(draft.closed),
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
}

function RiskFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <>
      <WordsField
        label={t('risks.what')}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        tried={tried}
      />
      <div className="follow-fields">
        <DayField
          label={t('risks.day')}
          value={draft.day}
          onChange={(day) => onChange({ ...draft, day })}
          tried={tried}
        />
        <SelectField
          label={t('risks.level')}
          value={draft.level}
          onChange={(level) => onChange({ ...draft, level })}
          options={riskLevels.map((value) => ({ value, label: t(`risks.levels.${value}`) }))}
        />
      </div>
    </>
  );
}

function MeasureFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <>
      <TextArea
        label={t('risks.measure')}
        value={draft.measure}
        onChange={(measure) => onChange({ ...draft, measure })}
        maxLength={4000}
      />
      <div className="follow-fields">
        <WordsField
          label={t('risks.responsible')}
          value={draft.responsible}
          onChange={(responsible) => onChange({ ...draft, responsible })}
          tried={tried}
          needed={false}
        />
        <DayField
          label={t('risks.due')}
          value={draft.due}
          onChange={(due) => onChange({ ...draft, due })}
          tried={tried}
          needed={false}
        />
        <DayField
          label={t('risks.closed')}
          hint={t('risks.closedHint')}
          value={draft.closed}
          onChange={(closed) => onChange({ ...draft, closed })}
          tried={tried}
          needed={false}
        />
      </div>
    </>
  );
}

/** A risk with what is done about it; null = a new one, noticed today unless the person says otherwise. */
export function RiskDialog({
  submission,
  risk,
  standing,
  today,
  words,
  onClose,
}: {
  readonly submission: Id;
  readonly risk: Risk | null;
  readonly standing: Standing;
  readonly today: string;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, language } = words;
  const recording = useRecording(onClose);
  const [id] = useState(() => risk?.id ?? newRecordId());
  const [reason, setReason] = useState('');
  const [draft, setDraft] = useState<Draft>({
    day: dayText(risk?.day ?? today, language),
    title: risk?.title ?? '',
    level: risk?.level ?? 'medium',
    measure: risk?.measure ?? '',
    responsible: risk?.responsible ?? '',
    due: dayText(risk?.due ?? '', language),
    closed: dayText(risk?.closed ?? '', language),
  });
  const next = riskOf(draft, submission, id);
  const lacksReason = standing === 'correct' && reason.trim() === '';
  const save = () =>
    recording.save(next === null || lacksReason ? null : [setRisk(next, reason.trim())]);
  const fields = { draft, onChange: setDraft, tried: recording.tried, words };
  return (
    <EditorDialog
      title={risk === null ? t('risks.add') : t('risks.edit')}
      recording={recording}
      standing={standing}
      onSave={save}
      onClose={onClose}
    >
      <RiskFields {...fields} />
      <MeasureFields {...fields} />
      {standing === 'correct' && (
        <ReasonField value={reason} onChange={setReason} tried={recording.tried} />
      )}
    </EditorDialog>
  );
}
