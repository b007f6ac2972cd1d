import { useState } from 'react';

import type { Appeal } from '../../../shared/deciding/appeal.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import {
  type AppealDraft,
  type AppealField,
  appealProblems,
  draftToAppeal,
} from './appeal-draft.ts';
import { RemoveButton } from './remove-button.tsx';
import { SubmissionPicker } from './submission-picker.tsx';
import { useRecordAppeal } from './use-record-appeal.ts';

/** Whose application the appeal is about: found by number or title. */
function About({
  subject,
  draft,
  error,
  onChange,
}: {
  readonly subject: StageSubject;
  readonly draft: AppealDraft;
  readonly error?: string;
  readonly onChange: (submission: AppealDraft['submission']) => void;
}) {
  const { t } = useText('decide');
  const { submission } = draft;
  if (submission === '')
    return (
      <SubmissionPicker
        state={subject.state}
        label={t('appeals.submission')}
        onPick={onChange}
        {...(error === undefined ? {} : { error })}
      />
    );
  const title = subject.state.submissions.get(submission)?.title ?? '';
  const label = `${t('common:submissionNumber', { number: submission })} · ${title}`;
  return (
    <div className="field">
      <span className="label">{t('appeals.submission')}</span>
      <div className="picked">
        <span className="grow">{label}</span>
        <RemoveButton name={label} onRemove={() => onChange('')} />
      </div>
    </div>
  );
}

/** The fields of an appeal. */
function AppealFields({
  subject,
  draft,
  onChange,
  wrongAt,
}: {
  readonly subject: StageSubject;
  readonly draft: AppealDraft;
  readonly onChange: (draft: AppealDraft) => void;
  readonly wrongAt: (field: AppealField) => { readonly error?: string };
}) {
  const { t } = useText('decide');
  const field = (name: 'number' | 'received' | 'from') => ({
    label: t(`appeals.${name}`),
    value: draft[name],
    onChange: (text: string) => onChange({ ...draft, [name]: text }),
    ...wrongAt(name),
  });
  return (
    <>
      <About
        subject={subject}
        draft={draft}
        onChange={(submission) => onChange({ ...draft, submission })}
        {...wrongAt('submission')}
      />
      <div className="meeting-fields">
        <TextField {...field('number')} />
        <TextField {...field('received')} hint={t('meeting.dateHint')} />
      </div>
      <TextField {...field('from')} />
      <TextArea
        label={t('appeals.grounds')}
        value={draft.grounds}
        onChange={(grounds) => onChange({ ...draft, grounds })}
        {...wrongAt('grounds')}
      />
    </>
  );
}

/** Registers an appeal, or puts right what was registered; the dialog is there while it is being filled in. */
export function AppealDialog({
  subject,
  known,
  initial,
  onClose,
}: {
  readonly subject: StageSubject;
  readonly known: Pick<Appeal, 'stage' | 'id' | 'decision'>;
  readonly initial: AppealDraft;
  readonly onClose: () => void;
}) {
  const { t } = useText('decide');
  const [draft, setDraft] = useState(initial);
  const { busy, error, record, wrongAt } = useRecordAppeal(appealProblems(draft), onClose);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('appeals.register')}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            onClick={() => record(draftToAppeal(draft, known), t('appeals.saved'))}
          >
            {t('common:save')}
          </Button>
        </>
      }
    >
      <div className="col g3">
        <ErrorBanner error={error} />
        <AppealFields subject={subject} draft={draft} onChange={setDraft} wrongAt={wrongAt} />
      </div>
    </Dialog>
  );
}
