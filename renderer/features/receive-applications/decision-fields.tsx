import type { Language } from '../../../shared/basics/localized.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { texts } from '../../language/texts.ts';
import { useText } from '../../language/use-text.ts';
import { RadioField, SelectField, TextArea } from '../../ui/field.tsx';

/** Reasons that come up in every contest; a person's own words may follow, or stand alone. */
const readyReasons = [
  'topic',
  'documents',
  'answers',
  'applicant',
  'late',
  'duplicate',
  'budget',
] as const;

type ReadyReason = (typeof readyReasons)[number];

/** Longest reason that a submission holds. */
const reasonLimit = 4000;

/** What a person decides on the admission, before it is recorded. */
export interface Decision {
  readonly state: 'admitted' | 'refused' | 'undecided';
  readonly ready: ReadyReason | '';
  readonly words: string;
}

export const noDecision: Decision = { state: 'admitted', ready: '', words: '' };

/** The decision that an application's admission stands for. */
export const decisionOf = ({ admitted, reason }: Submission['eligibility']): Decision => ({
  state: admitted ? 'admitted' : reason === '' ? 'undecided' : 'refused',
  ready: '',
  words: reason,
});

/** True where a refusal has its reason. */
export const isReasoned = ({ state, ready, words }: Decision): boolean =>
  state !== 'refused' || ready !== '' || cleanLines(words) !== '';

/** The admission as it is recorded: a ready reason is said in the applicant's language, who is told of it. */
export function eligibilityOf(
  { state, ready, words }: Decision,
  language: Language,
): Submission['eligibility'] {
  if (state !== 'refused') return { admitted: state === 'admitted', reason: '' };
  const t = texts.getFixedT(language, 'intake');
  const parts = [ready === '' ? '' : t(`reasons.${ready}`), cleanLines(words)];
  const reason = parts.filter((part) => part !== '').join('\n');
  return { admitted: false, reason: reason.slice(0, reasonLimit) };
}

/** Admitted, refused with a reason, or left open. */
export function DecisionFields({
  decision,
  tried,
  onChange,
}: {
  readonly decision: Decision;
  /** True once a person tried to record it. */
  readonly tried: boolean;
  readonly onChange: (decision: Decision) => void;
}) {
  const { t } = useText('intake');
  const change = (part: Partial<Decision>) => onChange({ ...decision, ...part });
  return (
    <div className="col g3">
      <RadioField
        label={t('decision')}
        value={decision.state}
        onChange={(state) => change({ state })}
        options={(['admitted', 'refused', 'undecided'] as const).map((value) => ({
          value,
          label: t(`decisions.${value}`),
        }))}
      />
      {decision.state === 'refused' && (
        <>
          <SelectField
            label={t('readyReason')}
            hint={t('readyReasonHint')}
            value={decision.ready}
            onChange={(ready) => change({ ready })}
            options={[
              { value: '', label: t('ownWords') },
              ...readyReasons.map((value) => ({ value, label: t(`reasons.${value}`) })),
            ]}
          />
          <TextArea
            label={t('refusalReason')}
            value={decision.words}
            maxLength={reasonLimit}
            onChange={(words) => change({ words })}
            error={tried && !isReasoned(decision) ? t('faults.Missing') : undefined}
          />
        </>
      )}
    </div>
  );
}
