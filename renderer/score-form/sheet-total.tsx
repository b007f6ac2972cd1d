import type { Id, Stage } from '../../shared/contest/contest.ts';
import { sheetProgress, sheetTotal } from '../../shared/scoring/score-sheet.ts';
import { useText } from '../language/use-text.ts';
import type { SheetValues } from './criterion-state.ts';

/** The live total of a sheet, rounded for the eye only, and how many criteria are answered. */
export function SheetTotal({
  stage,
  nomination,
  values,
}: {
  readonly stage: Stage;
  readonly nomination: Id;
  readonly values: SheetValues;
}) {
  const { t, format } = useText('score');
  const { answered, total } = sheetProgress(values, stage.criteria);
  const score = sheetTotal(values, stage, nomination);
  return (
    <div className="total" aria-live="polite">
      <span className="meta">
        {t('total')}
        <br />
        {t('answered', { done: format.number(answered), total: format.number(total) })}
      </span>
      <b>{score === null ? '—' : format.rational(score, 2)}</b>
    </div>
  );
}
