import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { setProposalVerdict } from '../../../shared/pooling/pooling-operations.ts';
import {
  proposalOutcomes,
  type ProposalVerdict,
} from '../../../shared/pooling/proposal-verdict.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import type { PoolWords } from './use-pool-words.ts';
import { RecordDialog, useRecording } from './record-dialog.tsx';
import { settledVerdict, type VerdictProblem, verdictProblems } from './verdict-draft.ts';

const undecided: ProposalVerdict = {
  outcome: 'accepted',
  into: null,
  body: '',
  reason: '',
  responsible: '',
  due: '',
};

interface FieldsProps {
  readonly verdict: ProposalVerdict;
  readonly onChange: (verdict: ProposalVerdict) => void;
  readonly words: PoolWords;
  readonly others: readonly Submission[];
  readonly wrongAt: (problem: VerdictProblem) => { readonly error?: string };
}

/** What becomes of a proposal, and what only that outcome needs. */
function OutcomeFields({ verdict, onChange, words, others, wrongAt }: FieldsProps) {
  const { t, papers } = words;
  return (
    <>
      <SelectField
        label={t('proposals.outcome')}
        value={verdict.outcome}
        onChange={(outcome) => onChange({ ...verdict, outcome })}
        options={proposalOutcomes.map((value) => ({ value, label: papers.outcome[value] }))}
      />
      {verdict.outcome === 'combined' && (
        <SelectField
          label={t('proposals.into')}
          value={verdict.into ?? ''}
          onChange={(into) => onChange({ ...verdict, into: into === '' ? null : into })}
          options={[
            { value: '', label: '—' },
            ...others.map(({ id, title }) => ({ value: id, label: `${id} · ${title}` })),
          ]}
          {...wrongAt('into')}
        />
      )}
      {verdict.outcome === 'passed' && (
        <TextField
          label={t('proposals.body')}
          value={verdict.body}
          onChange={(body) => onChange({ ...verdict, body })}
          {...wrongAt('body')}
        />
      )}
    </>
  );
}

/** Everything that is said of a sorted proposal, with what is wrong at each field. */
function VerdictFields({
  problems,
  ...fields
}: Omit<FieldsProps, 'wrongAt'> & { readonly problems: ReadonlySet<VerdictProblem> }) {
  const { verdict, onChange, words } = fields;
  const { t } = words;
  const messages: Readonly<Record<VerdictProblem, string>> = {
    into: t('proposals.intoMissing'),
    body: t('proposals.bodyMissing'),
    reason: t('entry.whyMissing'),
    responsible: t('proposals.responsibleMissing'),
    due: t('proposals.dueInvalid'),
  };
  const wrongAt = (problem: VerdictProblem) =>
    problems.has(problem) ? { error: messages[problem] } : {};
  return (
    <>
      <OutcomeFields {...fields} wrongAt={wrongAt} />
      <TextArea
        label={t('proposals.reason')}
        value={verdict.reason}
        onChange={(reason) => onChange({ ...verdict, reason })}
        {...wrongAt('reason')}
      />
      <TextField
        label={t('proposals.responsible')}
        value={verdict.responsible}
        onChange={(responsible) => onChange({ ...verdict, responsible })}
        {...wrongAt('responsible')}
      />
      <TextField
        label={t('proposals.due')}
        hint={t('proposals.dueHint')}
        value={verdict.due}
        onChange={(due) => onChange({ ...verdict, due })}
        {...wrongAt('due')}
      />
    </>
  );
}

/** How a proposal was sorted: outcome, reason, who answers for it. */
export function VerdictDialog({
  id,
  words,
  others,
  onClose,
}: {
  readonly id: Id;
  readonly words: PoolWords;
  readonly others: readonly Submission[];
  readonly onClose: () => void;
}) {
  const { t } = words;
  const { state } = useDesk('state');
  const [verdict, setVerdict] = useState<ProposalVerdict>(() => {
    const recorded = state?.verdicts.get(id);
    return recorded === undefined ? undecided : settledVerdict(recorded);
  });
  const recording = useRecording(onClose);
  const problems = verdictProblems(verdict);
  const save = () =>
    recording.save(
      problems.size > 0,
      () => [setProposalVerdict(id, settledVerdict(verdict))],
      t('proposals.saved'),
    );
  return (
    <RecordDialog
      title={t('proposals.sortNamed', { number: id })}
      {...{ recording, onClose }}
      onSave={save}
    >
      <p className="pool-title">{others.find((each) => each.id === id)?.title}</p>
      <VerdictFields
        verdict={verdict}
        onChange={setVerdict}
        words={words}
        others={others.filter((each) => each.id !== id)}
        problems={recording.tried ? problems : new Set()}
      />
    </RecordDialog>
  );
}
