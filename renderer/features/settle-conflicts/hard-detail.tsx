import { useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Value } from '../../../shared/log/operation.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, FieldError, TextField } from '../../ui/field.tsx';
import { ImpactCard } from './impact-card.tsx';
import { ItemHead } from './item-head.tsx';
import { type ConflictsText, itemWords } from './item-words.ts';
import { ReasonFields, useReason } from './reason.tsx';
import {
  type Choice,
  chosenValue,
  isScoreKey,
  type OwnValueError,
  settleKey,
  settleSimilar,
  similarConflicts,
  standingResolutions,
  takesOwnValue,
  versionsOf,
} from './resolution.ts';
import { valueText } from './value-words.ts';
import { VersionChoice } from './version-choice.tsx';

/** Juror, nomination and region of the sheet in conflict. */
function sheetNote(
  conflict: HardConflict,
  state: ContestState,
  { t, format, language }: ConflictsText,
): string {
  const submission = state.submissions.get(conflict.sheet?.submission ?? '');
  const juror = state.people.get(conflict.sheet?.juror ?? '');
  const nomination = state.settings?.nominations.find(({ id }) => id === submission?.nomination);
  const profile = state.settings?.regionsProfile ?? 'none';
  return [
    juror === undefined ? '' : t('jurorOf', { juror: fullName(juror) }),
    nomination === undefined ? '' : format.localized(nomination.title),
    submission === undefined || submission.region === null
      ? ''
      : regionName(submission.region, profile, language),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const ownErrorText = (error: OwnValueError, { t, language }: ConflictsText): string => {
  if (error.type === 'CommentTooLong') return t('own.tooLong', { most: error.most });
  const words = errorText(error, language);
  return `${words.what} ${words.do}`;
};

const scoreField = (conflict: HardConflict) =>
  ({ type: 'score', criterion: conflict.sheet?.criterion ?? '' }) as const;

/** The decision being made: what is chosen, and what of it is wrong or missing. */
function useDecision(conflict: HardConflict, state: ContestState) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [ownText, setOwnText] = useState('');
  const [asked, setAsked] = useState(false);
  const result = choice === null ? null : chosenValue(choice, conflict, state);
  const value: { readonly value: Value } | null =
    result?.ok === true ? { value: result.value } : null;
  const error = result !== null && !result.ok ? result.error : null;
  return {
    choice,
    ownText,
    value,
    /** An empty field is told of only when the person wants to go on. */
    error: error?.type === 'ScoreEmpty' && !asked ? null : error,
    missing: asked && choice === null,
    choose: setChoice,
    typeOwn: (text: string) => {
      setOwnText(text);
      setChoice({ type: 'own', text });
    },
    ask: () => setAsked(true),
  };
}

/** Actions of a decision, with the same side's version in similar conflicts where the person wants that. */
function decisionActions(
  conflict: HardConflict,
  decision: { readonly choice: Choice | null; readonly value: Value; readonly reason: string },
  context: {
    readonly state: ContestState;
    readonly again: boolean;
    readonly similar: readonly HardConflict[];
  },
): readonly Action[] {
  const { choice, value, reason } = decision;
  const seen = context.again
    ? standingResolutions(conflict.key, context.state)
    : versionsOf(conflict);
  const side =
    choice?.type === 'version'
      ? versionsOf(conflict).find(({ id }) => id === choice.id)
      : undefined;
  return [
    settleKey(conflict.key, value, seen, reason),
    ...(side === undefined ? [] : settleSimilar(side, context.similar, reason)),
  ];
}

interface HardDetailProps {
  readonly conflict: HardConflict;
  readonly state: ContestState;
  /** It was settled in this session; the new decision replaces the earlier one. */
  readonly again: boolean;
  readonly busy: boolean;
  readonly onSettle: (actions: readonly Action[]) => void;
  readonly onSkip: (() => void) | null;
}

type Decision = ReturnType<typeof useDecision>;

/** Reason, similar conflicts and the buttons. */
function DecisionCard({ decision, ...props }: HardDetailProps & { readonly decision: Decision }) {
  const { conflict, state, again, busy, onSettle, onSkip } = props;
  const text = useText('conflicts');
  const { t } = text;
  const reason = useReason();
  const [withSimilar, setWithSimilar] = useState(false);
  const similar = again ? [] : similarConflicts(conflict, state.hard);
  const offerSimilar = decision.choice?.type === 'version' && similar.length > 0;
  const settle = () => {
    decision.ask();
    const reasoned = reason.check();
    if (decision.value === null || !reasoned) return;
    const chosen = { choice: decision.choice, value: decision.value.value, reason: reason.text };
    onSettle(
      decisionActions(conflict, chosen, {
        state,
        again,
        similar: offerSimilar && withSimilar ? similar : [],
      }),
    );
  };
  return (
    <section className="card pad col g3" aria-label={t('decision')}>
      <ReasonFields type="hard" reason={reason} />
      {offerSimilar && (
        <CheckField
          label={t('similar.label', { count: similar.length })}
          hint={t('similar.hint')}
          checked={withSimilar}
          onChange={setWithSimilar}
        />
      )}
      {decision.missing && <FieldError>{t('chooseFirst')}</FieldError>}
      <div className="row wrap verbs">
        {onSkip !== null && <Button onClick={onSkip}>{t('skip')}</Button>}
        <Button variant="primary" size="lg" busy={busy} onClick={settle}>
          {decision.value !== null && isScoreKey(conflict.key)
            ? t('keepValue', {
                value: valueText(decision.value.value, scoreField(conflict), state, text),
              })
            : t('keepChosen')}
        </Button>
      </div>
    </section>
  );
}

/** One hard conflict: the versions, a value of one's own, the reason, and the decision. */
export function HardDetail(props: HardDetailProps) {
  const { conflict, state } = props;
  const text = useText('conflicts');
  const decision = useDecision(conflict, state);
  const words = itemWords({ type: 'hard', id: '', conflict }, state, text);
  return (
    <>
      <section className="card">
        <ItemHead
          title={words.note === '' ? words.title : `${words.title} · ${words.note}`}
          note={sheetNote(conflict, state, text)}
        />
        <VersionChoice
          conflict={conflict}
          state={state}
          choice={decision.choice}
          ownText={decision.ownText}
          onChoose={decision.choose}
          own={
            takesOwnValue(conflict, state) ? (
              <TextField
                label={text.t('own.label')}
                labelHidden
                inputMode={isScoreKey(conflict.key) ? 'decimal' : 'text'}
                value={decision.ownText}
                onChange={decision.typeOwn}
                error={decision.error !== null && ownErrorText(decision.error, text)}
              />
            ) : null
          }
        />
      </section>
      <div className="decide">
        {!props.again && isScoreKey(conflict.key) && (
          <ImpactCard conflict={conflict} state={state} />
        )}
        <DecisionCard {...props} decision={decision} />
      </div>
    </>
  );
}
