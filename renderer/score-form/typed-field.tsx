import { useEffect, useRef } from 'react';
import type { Criterion } from '../../shared/contest/contest.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { useText } from '../language/use-text.ts';
import type { TypedScore } from './use-typed-score.ts';

/** The field for a typed score; the keys themselves are read by the form, by their places on the keyboard. */
export function TypedField({
  criterion,
  score,
  typed,
  takeFocus,
  errorId,
  onFocus,
}: {
  readonly criterion: Criterion;
  readonly score: ScoreValue | undefined;
  /** Null while another criterion is the current one. */
  readonly typed: TypedScore | null;
  readonly takeFocus: boolean;
  readonly errorId: string;
  readonly onFocus: () => void;
}) {
  const { t, format } = useText('score');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takeFocus) field.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const shown = typeof score === 'number' ? format.score(score) : '';
  const { min, max, step } = criterion.scale;
  const example =
    step % 1000 === 0 ? `${format.score(min)}–${format.score(max)}` : t('typedExample');
  return (
    <input
      ref={field}
      className="typed"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={t('typedScore', { criterion: format.localized(criterion.title) })}
      placeholder={example}
      value={typed?.text ?? shown}
      data-score-field=""
      {...(typed?.error ? { 'aria-invalid': true, 'aria-describedby': errorId } : {})}
      onFocus={onFocus}
      onChange={(event) => typed?.setText(event.target.value, event.timeStamp)}
      onBlur={() => typed?.commit()}
    />
  );
}
