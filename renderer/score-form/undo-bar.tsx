import type { Criterion } from '../../shared/contest/contest.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { type Text, useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import type { Change } from './change-history.ts';

const scoreWords = (score: ScoreValue | null, { t, format }: Text<'score'>): string =>
  score === null
    ? t('undo.noScore')
    : score === 'cannot-judge'
      ? t('undo.cannotJudge')
      : format.score(score);

/** A change in words: the criterion, and what was entered there. */
export function changeWords(
  change: Change,
  criteria: readonly Criterion[],
  text: Text<'score'>,
): string {
  const known = criteria.find(({ id }) => id === change.criterion);
  const criterion = known === undefined ? '' : text.format.localized(known.title);
  const { t } = text;
  if (change.field === 'comment')
    return t(change.value === '' ? 'undo.commentErased' : 'undo.comment', { criterion });
  const [before, now] = [scoreWords(change.before, text), scoreWords(change.value, text)];
  return t('undo.score', { criterion, before, now });
}

/** What can be taken back and done again, each in words on its button. */
export function UndoBar({
  canUndo,
  canRedo,
  criteria,
  onUndo,
  onRedo,
}: {
  readonly canUndo: Change | null;
  readonly canRedo: Change | null;
  readonly criteria: readonly Criterion[];
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}) {
  const text = useText('score');
  const { t } = text;
  return (
    <div className="undobar" role="group" aria-label={t('undo.label')}>
      <Button
        variant="quiet"
        icon="undo"
        disabled={canUndo === null}
        aria-keyshortcuts="Control+Z"
        onClick={onUndo}
      >
        {canUndo === null
          ? t('undo.nothing')
          : t('undo.undo', { what: changeWords(canUndo, criteria, text) })}
      </Button>
      {canRedo !== null && (
        <Button variant="quiet" icon="redo" aria-keyshortcuts="Control+Y" onClick={onRedo}>
          {t('undo.redo', { what: changeWords(canRedo, criteria, text) })}
        </Button>
      )}
    </div>
  );
}
