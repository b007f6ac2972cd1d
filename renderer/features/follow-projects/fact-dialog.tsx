import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import { setFact } from '../../../shared/following/following-operations.ts';
import type { Indicator, IndicatorFact } from '../../../shared/following/indicator.ts';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, ReasonField, SumField, WordsField } from './fields.tsx';
import { followedIn, type FollowSubject, standingTo } from './follow-subject.ts';
import { dayFault, dayText, sumFault, sumText, typedDay, typedSum } from './typed-values.ts';
import type { FollowWords } from './use-follow-words.ts';

interface FactDraft {
  readonly day: string;
  readonly value: string;
  readonly source: string;
}

function FactFields({
  draft,
  onChange,
  tried,
  words: { t },
}: {
  readonly draft: FactDraft;
  readonly onChange: (draft: FactDraft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
}) {
  return (
    <>
      <div className="follow-fields">
        <DayField
          label={t('results.day')}
          value={draft.day}
          onChange={(day) => onChange({ ...draft, day })}
          tried={tried}
        />
        <SumField
          label={t('results.value')}
          hint={t('results.valueHint')}
          value={draft.value}
          onChange={(value) => onChange({ ...draft, value })}
          tried={tried}
        />
      </div>
      <WordsField
        label={t('results.source')}
        hint={t('results.sourceHint')}
        value={draft.source}
        onChange={(source) => onChange({ ...draft, source })}
        tried={tried}
        needed={false}
      />
    </>
  );
}

function LastFact({
  indicator,
  fact: last,
  words,
}: {
  readonly indicator: Indicator;
  readonly fact: IndicatorFact | undefined;
  readonly words: FollowWords;
}) {
  return (
    <p>
      {words.indicator(indicator)}{' '}
      {last !== undefined &&
        words.t('results.lastFact', {
          value: words.value(indicator, last.value),
          date: words.day(last.day),
        })}
    </p>
  );
}

/** What an indicator came to by a day; a figure that is there for the day is replaced. */
export function FactDialog({
  subject,
  indicator,
  words,
  onClose,
}: {
  readonly subject: FollowSubject;
  readonly indicator: Indicator;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, language } = words;
  const recording = useRecording(onClose);
  const { submission, id } = indicator;
  const facts = followedIn(subject.recorded, submission).facts.filter(
    (fact) => fact.indicator === id,
  );
  const [draft, setDraft] = useState<FactDraft>({
    day: dayText(subject.today, language),
    value: '',
    source: '',
  });
  const [reason, setReason] = useState('');
  const replaced = facts.find((fact) => fact.day === typedDay(draft.day));
  const standing = standingTo(subject, replaced?.by ?? null);
  const isWrong =
    dayFault(draft.day, true) !== null ||
    sumFault(draft.value) !== null ||
    standing === 'closed' ||
    (standing === 'correct' && reason.trim() === '');
  const fact = {
    submission,
    indicator: id,
    day: typedDay(draft.day) ?? '',
    value: Number(typedSum(draft.value) ?? 0),
    source: cleanText(draft.source),
  };
  const save = () => recording.save(isWrong ? null : [setFact(fact, reason.trim())]);
  return (
    <EditorDialog
      title={t('results.tellFact')}
      recording={recording}
      standing={standing}
      onSave={save}
      onClose={onClose}
    >
      <LastFact indicator={indicator} fact={facts.at(-1)} words={words} />
      <FactFields draft={draft} onChange={setDraft} tried={recording.tried} words={words} />
      {replaced !== undefined && (
        <p className="meta">
          {t('results.replaces', { value: sumText(replaced.value, language) })}
        </p>
      )}
      {standing === 'correct' && (
        <ReasonField value={reason} onChange={setReason} tried={recording.tried} />
      )}
    </EditorDialog>
  );
}
