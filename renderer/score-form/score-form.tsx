import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Id, type Scale, type Stage, weightIn } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import type { ScoreValue, SheetRef } from '../../shared/scoring/sheet.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { type Text, useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Change, SessionHistories } from './change-history.ts';
import { CriterionCard } from './criterion-card.tsx';
import { criterionState, firstOpenCriterion } from './criterion-state.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { changeWords, UndoBar } from './undo-bar.tsx';
import { useScoreKeys } from './use-score-keys.ts';
import {
  type EnteredSheet,
  type RecordActions,
  type SheetEntry,
  useSheetEntry,
} from './use-sheet-entry.ts';
import { type TypedScore, useTypedScore } from './use-typed-score.ts';
import './score-form.css';

export interface ScoreFormProps {
  readonly stage: Stage;
  readonly submission: Submission;
  /** Whose sheet it is: the juror's own, or the one a coordinator enters from paper. */
  readonly juror: Id;
  readonly readOnly: boolean;
  /** Records one user action durably: `desk.record`, or a hold of the caller's until a second person confirms. */
  readonly onRecord: RecordActions;
  /** Values from elsewhere than the contest's state: a sheet that is not recorded yet. */
  readonly sheet?: EnteredSheet;
  /** What can be taken back on each sheet of this session; without it the form forgets when it is left. */
  readonly histories?: SessionHistories;
  /** Called by Enter on the last criterion. */
  readonly onEnd?: () => void;
  /** Stands above the criteria: why the sheet is closed, what went wrong. */
  readonly notice?: ReactNode;
}

const sameScale = (a: Scale, b: Scale): boolean =>
  a.min === b.min && a.max === b.max && a.step === b.step;

/** The scale in words where all criteria share it. */
function scaleNote(stage: Stage, { t, format }: Text<'score'>): string {
  const [first] = stage.criteria;
  if (first === undefined || !stage.criteria.every((each) => sameScale(each.scale, first.scale)))
    return '';
  const { min, max, step } = first.scale;
  return t('scale', { min: format.score(min), max: format.score(max), step: format.score(step) });
}

/** Weights as shares of 100 where the regulation averages, as factors where it sums; nothing where all are alike. */
function weightNote(
  { stage, submission }: Pick<ScoreFormProps, 'stage' | 'submission'>,
  index: number,
  { t, format }: Text<'score'>,
): string {
  const weights = stage.criteria.map((criterion) => weightIn(criterion, submission.nomination));
  const weight = weights[index];
  if (weight === undefined || weights.every((each) => each === weight)) return '';
  if (stage.regulation.aggregate === 'sum') return t('factor', { factor: format.score(weight) });
  const sum = weights.reduce((total, each) => total + each, 0);
  return t('weight', { weight: format.percent(weight / sum) });
}

function Hints({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useText('score');
  return (
    <div className="hints hide-s">
      <span>
        <Keys text="0" />–<Keys text="9" /> {t('hints.score')}
      </span>
      <span>
        <Keys text="Enter" /> {t('hints.next')}
      </span>
      <span>
        <Keys text="Ctrl Z" /> {t('hints.undo')}
      </span>
      <Button variant="quiet" onClick={onHelp} aria-keyshortcuts="?">
        <Keys text="?" /> {t('hints.all')}
      </Button>
    </div>
  );
}

/** Where the work is: the current criterion, and whether its field should take the focus. */
function useCurrent(stage: Stage, first: Id | null) {
  const [current, setCurrent] = useState<Id | null>(first);
  const [byKey, setByKey] = useState(true);
  const index = stage.criteria.findIndex((criterion) => criterion.id === current);
  const open = useCallback((id: Id, withFocus: boolean) => {
    setCurrent(id);
    setByKey(withFocus);
  }, []);
  return { current, index, byKey, open };
}

/** Says in passing what was taken back or done again. */
function useTellStep({ criteria }: Stage) {
  const text = useText('score');
  const showToast = useToast();
  return (done: 'undone' | 'redone', change: Change) =>
    showToast({ text: text.t(`undo.${done}`, { what: changeWords(change, criteria, text) }) });
}

/** From criterion to criterion by keys; what is being typed is recorded first. */
function useMoves({
  stage,
  index,
  typed,
  entry,
  open,
  onEnd,
}: {
  readonly stage: Stage;
  readonly index: number;
  readonly typed: TypedScore;
  readonly entry: SheetEntry;
  readonly open: (criterion: Id, withFocus: boolean) => void;
  readonly onEnd: ScoreFormProps['onEnd'] | undefined;
}) {
  const [commentAsked, setCommentAsked] = useState(0);
  const criterion = stage.criteria[index] ?? null;
  const move = (step: 1 | -1) => {
    if (!typed.commit()) return;
    const next = stage.criteria[index + step];
    if (next !== undefined) open(next.id, true);
    else if (step === 1) onEnd?.();
  };
  /** Enter stops where the regulation wants the score explained; the arrows pass. */
  const enter = () => {
    if (!typed.commit()) return;
    const isExplained =
      criterion === null || criterionState(criterion, entry.newest()) !== 'comment-missing';
    if (isExplained) move(1);
    else setCommentAsked((times) => times + 1);
  };
  return { move, enter, commentAsked };
}

/** Everything a sheet's form does: entering, typing, moving between criteria, taking back. */
function useForm({
  stage,
  submission,
  juror,
  readOnly,
  onRecord,
  onEnd,
  ...props
}: ScoreFormProps) {
  const { state } = useDesk('state');
  const ref: SheetRef = useMemo(
    () => ({ stage: stage.id, submission: submission.id, juror }),
    [stage.id, submission.id, juror],
  );
  const sheet = props.sheet ?? state?.sheets.get(sheetKey(stage.id, submission.id, juror)) ?? null;
  const entry = useSheetEntry(ref, sheet, onRecord, props.histories);
  const { current, index, byKey, open } = useCurrent(
    stage,
    firstOpenCriterion(stage.criteria, entry.values),
  );
  const [helpOpen, setHelpOpen] = useState(false);
  const criterion = stage.criteria[index] ?? null;
  const scoreCurrent = (value: ScoreValue | null) => {
    if (criterion !== null) entry.setScore(criterion.id, value);
  };
  const score = current === null ? undefined : entry.values.scores[current];
  const typed = useTypedScore(criterion, score, scoreCurrent);

  const { move, enter, commentAsked } = useMoves({ stage, index, typed, entry, open, onEnd });
  const tell = useTellStep(stage);
  const step = (done: 'undone' | 'redone') => {
    // What is being typed is recorded first: it is what an undo takes back.
    typed.commit();
    typed.discard();
    const change = done === 'undone' ? entry.undo() : entry.redo();
    if (change === null) return;
    open(change.criterion, true);
    tell(done, change);
  };
  useScoreKeys(
    {
      pressKey: typed.pressKey,
      enter,
      next: () => move(1),
      previous: () => move(-1),
      undo: () => step('undone'),
      redo: () => step('redone'),
      help: () => setHelpOpen(true),
    },
    !readOnly,
  );
  return { entry, typed, current, byKey, open, step, commentAsked, helpOpen, setHelpOpen };
}

/** Keeps the current criterion in sight: in its own pane as little as needed, on a long page at the top. */
function useInSight(current: Id | null) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current === null) return;
    const scrollsItself = getComputedStyle(list.current).overflowY === 'auto';
    const card = list.current.querySelector('[aria-current="step"]');
    card?.scrollIntoView({ block: scrollsItself ? 'nearest' : 'start' });
  }, [current]);
  return list;
}

/** The rubric of one sheet: cards to score by keys or large buttons. Every change is recorded at once. */
export function ScoreForm(props: ScoreFormProps) {
  const { stage, readOnly } = props;
  const text = useText('score');
  const { t } = text;
  const { entry, typed, current, byKey, open, step, commentAsked, helpOpen, setHelpOpen } =
    useForm(props);
  const list = useInSight(current);
  return (
    <section className="rubric" aria-label={t('title')} ref={list}>
      <div className="head hide-s">
        <h2>{t('title')}</h2>
        <span className="meta">{scaleNote(stage, text)}</span>
      </div>
      {props.notice}
      {!readOnly && (
        <UndoBar
          canUndo={entry.canUndo}
          canRedo={entry.canRedo}
          criteria={stage.criteria}
          onUndo={() => step('undone')}
          onRedo={() => step('redone')}
        />
      )}
      <ErrorBanner
        error={entry.failure}
        action={<Button onClick={entry.retry}>{t('common:retry')}</Button>}
      />
      {stage.criteria.map((each, place) => (
        <CriterionCard
          key={each.id}
          criterion={each}
          number={place + 1}
          weight={weightNote(props, place, text)}
          values={entry.values}
          current={each.id === current && !readOnly}
          takeFocus={byKey}
          commentAsked={each.id === current ? commentAsked : 0}
          locked={readOnly}
          typed={typed}
          onOpen={() => open(each.id, false)}
          onScore={(value) => entry.setScore(each.id, value)}
          onComment={(comment) => entry.setComment(each.id, comment)}
        />
      ))}
      {!readOnly && <Hints onHelp={() => setHelpOpen(true)} />}
      <KeysDialog open={helpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  );
}
