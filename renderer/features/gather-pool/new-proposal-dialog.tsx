import { useState } from 'react';

import type { Language } from '../../../shared/basics/localized.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import type { PoolSubject } from './own-part.ts';
import { nextProposalId } from './proposal-table.ts';
import { RecordDialog, useRecording } from './record-dialog.tsx';
import type { PoolWords } from './use-pool-words.ts';

interface Draft {
  readonly title: string;
  readonly applicant: string;
  readonly summary: string;
  readonly section: Id;
  readonly region: Id;
}

const proposalOf = (draft: Draft, id: Id, language: Language): Submission => ({
  id,
  title: draft.title.trim(),
  language,
  applicant: draft.applicant.trim(),
  nomination: draft.section,
  region: draft.region === '' ? null : draft.region,
  town: '',
  summary: draft.summary.trim(),
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  subject: 'proposal',
  eligibility: { admitted: true, reason: '' },
});

function DraftFields({
  subject,
  words,
  draft,
  wrong,
  onChange,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
  readonly draft: Draft;
  readonly wrong: boolean;
  readonly onChange: (draft: Draft) => void;
}) {
  const { t } = words;
  const { nominations, regions } = subject.settings;
  return (
    <>
      <SelectField
        label={t('proposals.section')}
        value={draft.section}
        onChange={(section) => onChange({ ...draft, section })}
        options={nominations.map(({ id }) => ({ value: id, label: words.track(id) }))}
      />
      <TextField
        label={t('proposals.name')}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        {...(wrong ? { error: t('proposals.nameMissing') } : {})}
      />
      <TextField
        label={t('proposals.author')}
        value={draft.applicant}
        onChange={(applicant) => onChange({ ...draft, applicant })}
      />
      {regions.length > 1 && (
        <SelectField
          label={t('board.region')}
          value={draft.region}
          onChange={(region) => onChange({ ...draft, region })}
          options={[
            { value: '', label: words.papers.pool.elsewhere },
            ...regions.map((id) => ({ value: id, label: words.region(id) })),
          ]}
        />
      )}
      <TextArea
        label={t('proposals.text')}
        value={draft.summary}
        onChange={(summary) => onChange({ ...draft, summary })}
      />
    </>
  );
}

/** A proposal that was made in a section. */
export function NewProposalDialog({
  subject,
  words,
  onClose,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
  readonly onClose: () => void;
}) {
  const { t, language } = words;
  const { state } = useDesk('state');
  const [draft, setDraft] = useState<Draft>({
    title: '',
    applicant: '',
    summary: '',
    section: subject.settings.nominations[0]?.id ?? '',
    region: '',
  });
  const recording = useRecording(onClose);
  const isMissing = draft.title.trim() === '';
  const action = () => {
    const id = nextProposalId(state?.submissions ?? new Map());
    return [addSubmission(proposalOf(draft, id, language))];
  };
  return (
    <RecordDialog
      title={t('proposals.addTitle')}
      {...{ recording, onClose }}
      onSave={() => recording.save(isMissing, action, t('proposals.added'))}
    >
      <DraftFields
        {...{ subject, words, draft }}
        wrong={recording.tried && isMissing}
        onChange={setDraft}
      />
    </RecordDialog>
  );
}
