import { useState } from 'react';

import { type Appeal, appealResults } from '../../../shared/deciding/appeal.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, RadioField, TextArea, TextField } from '../../ui/field.tsx';
import {
  type AppealField,
  changesResult,
  draftToOutcome,
  type OutcomeDraft,
  outcomeProblems,
} from './appeal-draft.ts';
import { useRecordAppeal } from './use-record-appeal.ts';

/** The fields of a decision; words on the change are asked only where something changes. */
function OutcomeFields({
  draft,
  onChange,
  wrongAt,
}: {
  readonly draft: OutcomeDraft;
  readonly onChange: (draft: OutcomeDraft) => void;
  readonly wrongAt: (field: AppealField) => { readonly error?: string };
}) {
  const { t } = useText('decide');
  const set = (next: Partial<OutcomeDraft>) => onChange({ ...draft, ...next });
  const { error } = wrongAt('result');
  return (
    <>
      <RadioField
        label={t('appeals.result')}
        value={draft.result}
        onChange={(result) => set({ result })}
        options={appealResults.map((value) => ({ value, label: t(`appeals.results.${value}`) }))}
      />
      {error !== undefined && <FieldError>{error}</FieldError>}
      <div className="meeting-fields">
        <TextField
          label={t('meeting.number')}
          value={draft.number}
          onChange={(number) => set({ number })}
          {...wrongAt('number')}
        />
        <TextField
          label={t('appeals.decidedOn')}
          value={draft.date}
          onChange={(date) => set({ date })}
          {...wrongAt('date')}
        />
      </div>
      <TextArea
        label={t('appeals.reason')}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        {...wrongAt('reason')}
      />
      {changesResult(draft.result) && (
        <>
          <TextArea
            label={t('appeals.change')}
            hint={t('appeals.changeHint')}
            value={draft.change}
            onChange={(change) => set({ change })}
            {...wrongAt('change')}
          />
          <Banner tone="info">{t('appeals.amendNext')}</Banner>
        </>
      )}
    </>
  );
}

/** What the commission decided on an appeal; one that is upheld leads to an amendment of the meeting. */
export function OutcomeDialog({
  appeal,
  initial,
  onClose,
}: {
  readonly appeal: Appeal;
  readonly initial: OutcomeDraft;
  readonly onClose: () => void;
}) {
  const { t } = useText('decide');
  const [draft, setDraft] = useState(initial);
  const { busy, error, record, wrongAt } = useRecordAppeal(outcomeProblems(draft), onClose);
  const save = () => record({ ...appeal, decision: draftToOutcome(draft) }, t('appeals.recorded'));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('appeals.decide')}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={save}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <div className="col g3">
        <ErrorBanner error={error} />
        <OutcomeFields draft={draft} onChange={setDraft} wrongAt={wrongAt} />
      </div>
    </Dialog>
  );
}
