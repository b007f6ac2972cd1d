import { useState } from 'react';

import { languages, type LocalizedText } from '../../../shared/basics/localized.ts';
import { cleanText } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { setIndicator } from '../../../shared/following/following-operations.ts';
import {
  type Indicator,
  type IndicatorMeasure,
  indicatorMeasures,
} from '../../../shared/following/indicator.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, SumField } from './fields.tsx';
import { newRecordId } from './follow-subject.ts';
import { dayFault, dayText, sumFault, sumText, typedDay, typedSum } from './typed-values.ts';
import type { FollowWords } from './use-follow-words.ts';

interface Step {
  readonly key: string;
  readonly day: string;
  readonly value: string;
}

interface Draft {
  readonly measure: IndicatorMeasure;
  readonly title: LocalizedText;
  readonly unit: LocalizedText;
  readonly plan: readonly Step[];
}

const noText: LocalizedText = { kk: '', ru: '', en: '' };
const emptyStep = (): Step => ({ key: newRecordId(), day: '', value: '' });
const mostSteps = 100;

const draftOf = (indicator: Indicator | null, { language }: FollowWords): Draft => ({
  measure: indicator?.measure ?? 'output',
  title: indicator?.title ?? noText,
  unit: indicator?.unit ?? noText,
  plan: indicator?.plan.map(({ day, value }) => ({
    key: newRecordId(),
    day: dayText(day, language),
    value: sumText(value, language),
  })) ?? [emptyStep()],
});

const clean = (text: LocalizedText): LocalizedText => ({
  kk: cleanText(text.kk),
  ru: cleanText(text.ru),
  en: cleanText(text.en),
});

const isUntitled = ({ measure, title }: Draft): boolean =>
  measure === 'own' && languages.every((language) => title[language].trim() === '');

function indicatorOf(draft: Draft, submission: Id, id: Id): Indicator | null {
  const isWrong =
    isUntitled(draft) ||
    draft.plan.some(({ day, value }) => dayFault(day, true) !== null || sumFault(value) !== null);
  const plan = draft.plan
    .map(({ day, value }) => ({ day: typedDay(day) ?? '', value: Number(typedSum(value) ?? 0) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const isTwice = plan.some(({ day }, at) => at > 0 && plan[at - 1]?.day === day);
  if (isWrong || isTwice) return null;
  const isOwn = draft.measure === 'own';
  return {
    submission,
    id,
    measure: draft.measure,
    title: isOwn ? clean(draft.title) : noText,
    unit: isOwn ? clean(draft.unit) : noText,
    plan,
  };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
}

/** Name and unit of an indicator that only this project has, in three languages. */
function OwnFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <div className="follow-fields">
      {languages.map((language) => (
        <TextField
          key={`title-${language}`}
          label={t(`results.ownTitle.${language}`)}
          lang={language}
          maxLength={400}
          value={draft.title[language]}
          onChange={(text) => onChange({ ...draft, title: { ...draft.title, [language]: text } })}
          {...(tried && isUntitled(draft) ? { error: t('field.missing') } : {})}
        />
      ))}
      {languages.map((language) => (
        <TextField
          key={`unit-${language}`}
          label={t(`results.ownUnit.${language}`)}
          lang={language}
          maxLength={64}
          value={draft.unit[language]}
          onChange={(text) => onChange({ ...draft, unit: { ...draft.unit, [language]: text } })}
        />
      ))}
    </div>
  );
}

function PlanFields({ draft, onChange, tried, words: { t, format } }: FieldsProps) {
  const { plan } = draft;
  const days = plan.map(({ day }) => typedDay(day));
  const set = (at: number, step: Step) => onChange({ ...draft, plan: plan.with(at, step) });
  return (
    <fieldset className="follow-steps">
      <legend className="label">{t('results.plan')}</legend>
      <p className="meta">{t('results.planHint')}</p>
      {plan.map((step, at) => (
        <div
          key={step.key}
          className="follow-step"
          role="group"
          aria-label={t('results.step', { number: format.number(at + 1) })}
        >
          <DayField
            label={t('results.day')}
            value={step.day}
            onChange={(day) => set(at, { ...step, day })}
            tried={tried}
            fault={days.indexOf(days[at] ?? null) === at ? null : 'sameDay'}
          />
          <SumField
            label={t('results.value')}
            value={step.value}
            onChange={(value) => set(at, { ...step, value })}
            tried={tried}
          />
          <Button
            variant="quiet"
            icon="trash"
            aria-label={t('results.removeStep', { number: format.number(at + 1) })}
            onClick={() => onChange({ ...draft, plan: plan.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          disabled={plan.length >= mostSteps}
          onClick={() => onChange({ ...draft, plan: [...plan, emptyStep()] })}
        >
          {t('results.addStep')}
        </Button>
      </div>
    </fieldset>
  );
}

/** What a project promised to reach, and by when; null = a new indicator. */
export function IndicatorDialog({
  submission,
  indicator,
  words,
  onClose,
}: {
  readonly submission: Id;
  readonly indicator: Indicator | null;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, papers } = words;
  const recording = useRecording(onClose);
  const [id] = useState(() => indicator?.id ?? newRecordId());
  const [draft, setDraft] = useState(() => draftOf(indicator, words));
  const next = indicatorOf(draft, submission, id);
  const save = () => recording.save(next === null ? null : [setIndicator(next)]);
  const fields = { draft, onChange: setDraft, tried: recording.tried, words };
  return (
    <EditorDialog
      title={indicator === null ? t('results.add') : t('results.edit')}
      recording={recording}
      onSave={save}
      onClose={onClose}
    >
      <SelectField
        label={papers.column.indicator}
        value={draft.measure}
        onChange={(measure) => setDraft({ ...draft, measure })}
        options={indicatorMeasures.map((value) => ({
          value,
          label: value === 'own' ? t('results.own') : papers.measure[value],
        }))}
      />
      {draft.measure === 'own' && <OwnFields {...fields} />}
      <PlanFields {...fields} />
    </EditorDialog>
  );
}
