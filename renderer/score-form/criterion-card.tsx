import { type ReactNode, useId, useState } from 'react';
import type { Milli } from '../../shared/basics/points.ts';
import type { Criterion } from '../../shared/contest/contest.ts';
import { commentRequired } from '../../shared/scoring/score-sheet.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { errorText } from '../language/error-text.ts';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { FieldError } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { CommentField } from './comment-field.tsx';
import { criterionState, type SheetValues } from './criterion-state.ts';
import { ScoreAnchors } from './score-anchors.tsx';
import { ScoreScale } from './score-scale.tsx';
import { tenthsOfScale } from './score-steps.ts';
import { TypedField } from './typed-field.tsx';
import type { TypedScore } from './use-typed-score.ts';

export interface CriterionCardProps {
  readonly criterion: Criterion;
  /** From 1. */
  readonly number: number;
  /** The weight in words, or empty. */
  readonly weight: string;
  readonly values: SheetValues;
  /** The current criterion, which is open and takes the keys. */
  readonly current: boolean;
  readonly takeFocus: boolean;
  /** How often Enter asked for the comment that is missing; each time it takes the focus. */
  readonly commentAsked: number;
  readonly locked: boolean;
  readonly typed: TypedScore;
  readonly onOpen: () => void;
  readonly onScore: (value: ScoreValue | null) => void;
  readonly onComment: (text: string) => void;
}

/** A filled share of the scale as ten small bars; the figure stands beside it. */
function ScoreBars({ tenths }: { readonly tenths: number }) {
  return (
    <span className="mini hide-s" aria-hidden="true">
      {Array.from({ length: 10 }, (_, index) => (
        <i key={index} className={index + 1 <= tenths ? 'f' : index + 0.5 <= tenths ? 'h' : ''} />
      ))}
    </span>
  );
}

function CardTop({
  props,
  children,
}: {
  readonly props: CriterionCardProps;
  readonly children: ReactNode;
}) {
  const { t, format } = useText('score');
  const state = criterionState(props.criterion, props.values);
  const folded = !props.current && state !== 'to-do';
  return (
    <div className="top">
      <span className="no">
        {folded && state === 'done' ? <Icon name="check" size="sm" /> : format.number(props.number)}
      </span>
      <h2>{format.localized(props.criterion.title)}</h2>
      {props.weight !== '' && <span className="w">{props.weight}</span>}
      <span className="grow" />
      {children}
      {folded && !props.locked && (
        <Button
          variant="quiet"
          icon="pen"
          aria-label={t('change', { criterion: format.localized(props.criterion.title) })}
          title={t('common:edit')}
          onClick={props.onOpen}
        />
      )}
    </div>
  );
}

/** The answer of a criterion that is not being worked on: one row. */
function FoldedCard(props: CriterionCardProps) {
  const { t, format } = useText('score');
  const { criterion, values, locked } = props;
  const state = criterionState(criterion, values);
  const score = values.scores[criterion.id];
  const comment = values.comments[criterion.id] ?? '';
  return (
    <article
      className={classNames(
        'crit',
        state === 'done' && 'done',
        state === 'cannot-judge' && 'unjudged',
      )}
    >
      <CardTop props={props}>
        {state === 'comment-missing' && !locked && (
          <span className="chip warn">
            <Icon name="note" size="sm" />
            {t('commentNeeded')}
          </span>
        )}
        {score === undefined && <span className="meta">{t('noScore')}</span>}
        {score === 'cannot-judge' && (
          <span className="chip line">
            <Icon name="dash" size="sm" />
            {t('cannotJudgeState')}
          </span>
        )}
        {typeof score === 'number' && (
          <>
            {state === 'done' && <ScoreBars tenths={tenthsOfScale(score, criterion.scale)} />}
            <span className="val">{format.score(score)}</span>
          </>
        )}
      </CardTop>
      {comment !== '' && (
        <p className="said">
          <Icon name="note" size="sm" />
          {comment}
        </p>
      )}
    </article>
  );
}

/** The switch that says "this I cannot judge"; pressed again it takes the answer back. */
function JudgeSwitch({ criterion, values, onScore }: CriterionCardProps) {
  const { t } = useText('score');
  const unjudged = values.scores[criterion.id] === 'cannot-judge';
  return (
    <Button
      variant="quiet"
      className="judge"
      aria-pressed={unjudged}
      {...(unjudged ? { icon: 'check' as const } : {})}
      onClick={() => onScore(unjudged ? null : 'cannot-judge')}
    >
      {t('cannotJudge')}
    </Button>
  );
}

/** Buttons and the field for one score, and what is wrong with what was typed. */
function ScoreRow({
  criterion,
  values,
  current,
  takeFocus,
  typed,
  onScore,
  onOpen,
}: CriterionCardProps) {
  const { t, format, language } = useText('score');
  const errorId = useId();
  const score = values.scores[criterion.id];
  const error = current && typed.error !== null ? errorText(typed.error, language) : null;
  const choose = (value: Milli) => {
    typed.discard();
    onScore(value);
    onOpen();
  };
  return (
    <>
      <div className="scorerow">
        <ScoreScale
          label={t('scoreOf', { criterion: format.localized(criterion.title) })}
          scale={criterion.scale}
          score={score}
          onChoose={choose}
        />
        <TypedField
          criterion={criterion}
          score={score}
          typed={current ? typed : null}
          takeFocus={current && takeFocus}
          errorId={errorId}
          onFocus={onOpen}
        />
      </div>
      {error !== null && (
        <FieldError id={errorId}>
          {error.what} {error.do}
        </FieldError>
      )}
    </>
  );
}

/** What the levels mean, and the comment; the regulation's obligatory comment opens by itself. */
function ScoreReasons({ criterion, values, commentAsked, onComment }: CriterionCardProps) {
  const { t } = useText('score');
  const [asked, setAsked] = useState(0);
  const score = values.scores[criterion.id];
  const comment = values.comments[criterion.id] ?? '';
  const required = commentRequired(criterion, score);
  const open = asked > 0 || required || comment !== '';
  return (
    <>
      <div className="under">
        <ScoreAnchors criterion={criterion} score={score} />
        <button
          type="button"
          className="notebtn"
          aria-expanded={open}
          onClick={() => setAsked((times) => times + 1)}
        >
          <Icon name="note" />
          {t('common:comment')}
        </button>
      </div>
      {open && (
        <CommentField
          criterion={criterion}
          text={comment}
          required={required}
          asked={asked + commentAsked}
          onChange={onComment}
        />
      )}
    </>
  );
}

/** One criterion of the rubric: to do, current, answered (folded), not judged, locked. */
export function CriterionCard(props: CriterionCardProps) {
  const { t, format } = useText('score');
  const { criterion, values, current } = props;
  if (props.locked || (!current && values.scores[criterion.id] !== undefined))
    return <FoldedCard {...props} />;
  const help = format.localized(criterion.help);
  return (
    <article
      className={classNames('crit', current && 'now')}
      {...(current ? { 'aria-current': 'step' as const } : {})}
    >
      <CardTop props={props}>
        {current ? <JudgeSwitch {...props} /> : <span className="meta">{t('noScore')}</span>}
      </CardTop>
      <div className="body">
        {current && help !== '' && <p className="meta help">{help}</p>}
        <ScoreRow {...props} />
        {current && <ScoreReasons {...props} />}
      </div>
    </article>
  );
}
