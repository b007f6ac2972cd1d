import { useState } from 'react';

import type { Submission } from '../../../shared/contest/submission.ts';
import { checkGranted } from '../../../shared/following/money-bounds.ts';
import { setProject } from '../../../shared/following/following-operations.ts';
import { organisationKinds, type Project } from '../../../shared/following/project.ts';
import { guessOrganisationKind } from '../../../shared/reports/monitoring/supported-projects.ts';
import { Banner } from '../../ui/banner.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, ReasonField, SumField, WordsField } from './fields.tsx';
import { followedIn, type FollowSubject } from './follow-subject.ts';
import {
  draftOf,
  earlierProject,
  endFault,
  type ProjectDraft,
  projectOf,
} from './project-draft.ts';
import type { FollowWords } from './use-follow-words.ts';

interface FieldsProps {
  readonly draft: ProjectDraft;
  readonly onChange: (draft: ProjectDraft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
  readonly industries: readonly { readonly value: string; readonly label: string }[];
}

/** Industries to choose from: the contest's directions, and the one that is recorded where it is another. */
export const industryChoices = (
  { settings }: FollowSubject,
  words: FollowWords,
  recorded: string,
): FieldsProps['industries'] => {
  const known = settings.nominations.map(({ id }) => id);
  return [...known, ...(known.includes(recorded) ? [] : [recorded])].map((value) => ({
    value,
    label: words.industry(value),
  }));
};

function ContractFields({ draft, onChange, tried, words: { t } }: FieldsProps) {
  return (
    <div className="follow-fields">
      <WordsField
        label={t('contract.number')}
        value={draft.number}
        onChange={(number) => onChange({ ...draft, number })}
        tried={tried}
        needed={false}
        most={64}
      />
      <DayField
        label={t('contract.signed')}
        value={draft.signed}
        onChange={(signed) => onChange({ ...draft, signed })}
        tried={tried}
        needed={false}
      />
      <DayField
        label={t('contract.start')}
        value={draft.start}
        onChange={(start) => onChange({ ...draft, start })}
        tried={tried}
        needed={false}
      />
      <DayField
        label={t('contract.end')}
        value={draft.end}
        onChange={(end) => onChange({ ...draft, end })}
        tried={tried}
        needed={false}
        fault={endFault(draft)}
      />
    </div>
  );
}

function WhoFields({ draft, onChange, tried, words: { t, papers }, industries }: FieldsProps) {
  return (
    <div className="follow-fields">
      <SumField
        label={t('contract.granted')}
        value={draft.granted}
        onChange={(granted) => onChange({ ...draft, granted })}
        tried={tried}
      />
      <SelectField
        label={papers.column.industry}
        value={draft.industry}
        onChange={(industry) => onChange({ ...draft, industry })}
        options={industries}
      />
      <WordsField
        label={t('organisation')}
        value={draft.organisation}
        onChange={(organisation) => onChange({ ...draft, organisation })}
        tried={tried}
      />
      <SelectField
        label={papers.column.kind}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
        options={organisationKinds.map((value) => ({ value, label: papers.kind[value] }))}
      />
      <TextField
        label={t('contract.responsible')}
        value={draft.responsible}
        onChange={(responsible) => onChange({ ...draft, responsible })}
        maxLength={400}
      />
    </div>
  );
}

/** A project under its contract, said anew with a reason. */
export function ProjectDialog({
  subject,
  project,
  words,
  onClose,
}: {
  readonly subject: FollowSubject;
  readonly project: Project;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, language, money } = words;
  const recording = useRecording(onClose);
  const [draft, setDraft] = useState(() => draftOf(project, language));
  const [reason, setReason] = useState('');
  const followed = followedIn(subject.recorded, project.submission);
  const next = projectOf(draft, project);
  const check =
    next === null ? null : checkGranted({ ...followed, granted: project.granted }, next.granted);
  const isOver = check !== null && !check.ok;
  const save = () =>
    recording.save(
      next === null || isOver || reason.trim() === '' ? null : [setProject(next, reason.trim())],
    );
  const fields = {
    draft,
    onChange: setDraft,
    tried: recording.tried,
    words,
    industries: industryChoices(subject, words, project.industry),
  };
  return (
    <EditorDialog title={t('contract.edit')} recording={recording} onSave={save} onClose={onClose}>
      <ContractFields {...fields} />
      <WhoFields {...fields} />
      {check !== null && !check.ok && (
        <Banner tone="danger">{t('money.grantedBelow', { sum: money(check.error.beyond) })}</Banner>
      )}
      <ReasonField value={reason} onChange={setReason} tried={recording.tried} />
    </EditorDialog>
  );
}

/** The project of an application that was supported earlier, with the sum as it is typed; null while that is none. */
const begunBy = (application: Submission, granted: string, words: FollowWords): Project | null =>
  projectOf(
    {
      ...draftOf(
        earlierProject(application.id, {
          industry: application.nomination,
          organisation: {
            kind: guessOrganisationKind(application.applicant),
            name: application.applicant || application.title,
          },
        }),
        words.language,
      ),
      granted,
    },
    { submission: application.id, decidedIn: null, closure: null },
  );

/** A project that was supported before this contest, or by an order: begun by the number of its application. */
export function NewProjectDialog({
  subject,
  words,
  onClose,
}: {
  readonly subject: FollowSubject;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, papers } = words;
  const recording = useRecording(onClose);
  const [number, setNumber] = useState('');
  const [granted, setGranted] = useState('');
  const [reason, setReason] = useState('');
  const { submissions, following } = subject.recorded;
  const application = submissions.get(number.trim());
  const isFollowed = (following.get(number.trim())?.project ?? null) !== null;
  const next =
    application === undefined || isFollowed ? null : begunBy(application, granted, words);
  const save = () =>
    recording.save(
      next === null || reason.trim() === '' ? null : [setProject(next, reason.trim())],
    );
  const fault = isFollowed ? t('projects.alreadyFollowed') : t('projects.unknownNumber');
  return (
    <EditorDialog title={t('projects.add')} recording={recording} onSave={save} onClose={onClose}>
      <p>{t('projects.addText')}</p>
      <TextField
        label={t('projects.number')}
        value={number}
        onChange={setNumber}
        {...(recording.tried && (application === undefined || isFollowed) ? { error: fault } : {})}
        {...(application === undefined ? {} : { hint: application.title })}
      />
      <SumField
        label={papers.column.granted}
        value={granted}
        onChange={setGranted}
        tried={recording.tried}
      />
      <ReasonField value={reason} onChange={setReason} tried={recording.tried} />
    </EditorDialog>
  );
}
