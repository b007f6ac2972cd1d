import { useState } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Value } from '../../../shared/log/operation.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import type { ConflictImpact } from '../../../shared/ranking/conflict-impact.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError, TextField } from '../../ui/field.tsx';
import { EarlierDecision } from './earlier-decision.tsx';
import { clearedOutcome } from './item-question.ts';
import { ImpactCard } from './impact-card.tsx';
import { ItemHead } from './item-head.tsx';
import { type ConflictsText, itemWords, keyWords, versionTitle } from './item-words.ts';
import { meanwhileWords } from './meanwhile.ts';
import { ReasonFields, useReason } from './reason.tsx';
import {
  type Choice,
  chosenValue,
  isDoubtful,
  isScoreKey,
  type OwnValueError,
  settleKey,
  settleSimilar,
  takesOwnValue,
  versionsOf,
} from './resolution.ts';
import { SettingsVersions } from './settings-versions.tsx';
import { SimilarChoice, useSimilar } from './similar-choice.tsx';
import { type SimilarConflict, similarConflicts } from './similar.ts';
import type { Settlement } from './use-settling.ts';
import { valueText } from './value-words.ts';
import { VersionChoice } from './version-choice.tsx';
import { versionTable } from './version-table.ts';

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

const fieldOf = ({ key, sheet }: HardConflict) =>
  ({
    type: key.startsWith('comment/') ? 'comment' : 'score',
    criterion: sheet?.criterion ?? '',
  }) as const;

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

interface HardDetailProps {
  readonly conflict: HardConflict;
  readonly state: ContestState;
  readonly impact: ConflictImpact | null;
  readonly waiting: 'counting' | 'uncounted';
  readonly busy: boolean;
  readonly onSettle: (settlement: Settlement) => void;
  readonly onSkip: (() => void) | null;
}

type Decision = ReturnType<typeof useDecision>;

/** A similar conflict with what would stay there. */
function similarWords(
  { conflict, version }: SimilarConflict,
  state: ContestState,
  text: ConflictsText,
) {
  const { title, note } = keyWords(conflict.key, state, text);
  const value = valueText(version.value, fieldOf(conflict), state, text);
  return { title: text.t('similar.keeps', { title, value }), note };
}

/** What the button does to this one item. */
function keepWords(
  { choice, value }: Decision,
  { conflict, state }: HardDetailProps,
  text: ConflictsText,
): string {
  const { t } = text;
  const field = fieldOf(conflict);
  if (choice?.type === 'clear') return t(`clear.${field.type}`);
  return value !== null && isScoreKey(conflict.key)
    ? t('keepValue', { value: valueText(value.value, field, state, text) })
    : t('keepChosen');
}

/** Reason, similar conflicts and the buttons. */
function DecisionCard({ decision, ...props }: HardDetailProps & { readonly decision: Decision }) {
  const { conflict, state, busy, onSettle, onSkip } = props;
  const text = useText('conflicts');
  const { t } = text;
  const reason = useReason();
  const { choice } = decision;
  const side = choice?.type === 'version' ? choice.id : null;
  const similar = useSimilar(side === null ? [] : similarConflicts(conflict, side, state));
  const settle = () => {
    decision.ask();
    const reasoned = reason.check();
    if (decision.value === null || !reasoned) return;
    onSettle({
      actions: [
        settleKey(conflict.key, decision.value.value, versionsOf(conflict), reason.text),
        ...settleSimilar(similar.chosen, reason.text),
      ],
      items: 1 + similar.chosen.length,
    });
  };
  const more = similar.chosen.length;
  return (
    <section className="card pad col g3" aria-label={t('decision')}>
      <ReasonFields type="hard" reason={reason} />
      <SimilarChoice similar={similar} wordsOf={(other) => similarWords(other, state, text)} />
      {decision.missing && <FieldError>{t('chooseFirst')}</FieldError>}
      <div className="row wrap verbs">
        {onSkip !== null && <Button onClick={onSkip}>{t('skip')}</Button>}
        <Button variant="primary" size="lg" busy={busy} onClick={settle}>
          {more === 0 ? keepWords(decision, props, text) : t('similar.verb', { count: more + 1 })}
        </Button>
      </div>
    </section>
  );
}

/** One hard conflict: the versions, a value of one's own, the reason, and the decision. */
export function HardDetail(props: HardDetailProps) {
  const { conflict, state, impact, waiting } = props;
  const text = useText('conflicts');
  const decision = useDecision(conflict, state);
  const words = itemWords({ type: 'hard', id: '', conflict }, state, text);
  const meanwhile = meanwhileWords(conflict, state, text);
  const titles = new Map<string, string>([
    ...versionTable(conflict, state).columns.map(
      (column) => [column.id, versionTitle(column, text)] as const,
    ),
    [clearedOutcome, text.t(`clear.${fieldOf(conflict).type}`)],
  ]);
  return (
    <>
      <section className="card">
        <ItemHead
          title={words.note === '' ? words.title : `${words.title} · ${words.note}`}
          note={sheetNote(conflict, state, text)}
        >
          <EarlierDecision keyOf={conflict.key} state={state} />
          {meanwhile !== '' && <p>{meanwhile}</p>}
          {conflict.sheet !== null && isDoubtful(conflict) && <p>{text.t('clear.doubt')}</p>}
        </ItemHead>
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
        <SettingsVersions conflict={conflict} state={state} />
      </section>
      <div className="decide">
        <ImpactCard impact={impact} state={state} titles={titles} waiting={waiting} />
        <DecisionCard {...props} decision={decision} />
      </div>
    </>
  );
}
