import { useCallback, useEffect, useRef, useState } from 'react';
import { milliToDecimal } from '../../shared/basics/points.ts';
import type { Criterion, Id } from '../../shared/contest/contest.ts';
import { parseScore, type ScoreError } from '../../shared/language/score-entry.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { mayContinue, type TypedText, typedAfterKey } from './typed-score.ts';

/** How long a text that another key could change waits before it is recorded. Milliseconds. */
const waitForMore = 600;

interface Draft extends TypedText {
  readonly criterion: Id;
  readonly error: ScoreError | null;
}

export interface TypedScore {
  /** What is being typed; null shows the score itself. */
  readonly text: string | null;
  readonly error: ScoreError | null;
  /** Takes a key by its code; false means the key has nothing to do with a score. */
  readonly pressKey: (code: string, at: number) => boolean;
  /** Takes a whole text, as from a paste. */
  readonly setText: (text: string, at: number) => void;
  /** Records what is typed now; false means it is no score, and the error is shown. */
  readonly commit: () => boolean;
  readonly discard: () => void;
}

/** What was typed last is recorded even when the criterion or the sheet is left in the middle of the wait. */
function useOnLeave(criterion: Id | undefined, finish: () => void) {
  const latest = useRef(finish);
  useEffect(() => {
    latest.current = finish;
  });
  useEffect(() => () => latest.current(), [criterion]);
}

/** Typing a score digit by digit, from the field or from anywhere on the screen. */
export function useTypedScore(
  criterion: Criterion | null,
  score: ScoreValue | undefined,
  onScore: (value: ScoreValue | null) => void,
): TypedScore {
  const [latest, setDraft] = useState<Draft | null>(null);
  const draft = latest?.criterion === criterion?.id ? latest : null;
  const timer = useRef(0);

  const settle = useCallback(
    (text: string): boolean => {
      window.clearTimeout(timer.current);
      if (criterion === null) return true;
      const parsed = parseScore(text, criterion.scale);
      if (parsed.ok) onScore(parsed.value);
      else if (parsed.error.type === 'ScoreEmpty') onScore(null);
      else {
        const { error } = parsed;
        setDraft((current) => (current === null ? null : { ...current, error }));
        return false;
      }
      return true;
    },
    [criterion, onScore],
  );

  const setText = (text: string, at: number) => {
    if (criterion === null) return;
    window.clearTimeout(timer.current);
    setDraft({ criterion: criterion.id, text, at, error: null });
    if (mayContinue(text, criterion.scale))
      timer.current = window.setTimeout(() => settle(text), waitForMore);
    else settle(text);
  };

  const pressKey = (code: string, at: number): boolean => {
    if (criterion === null) return false;
    const shown = typeof score === 'number' ? milliToDecimal(score) : '';
    const text = typedAfterKey(draft, shown, { code, at }, criterion.scale);
    if (text !== null) setText(text, at);
    return text !== null;
  };

  useOnLeave(criterion?.id, () => {
    if (draft !== null && draft.error === null) settle(draft.text);
  });

  return {
    text: draft?.text ?? null,
    error: draft?.error ?? null,
    pressKey,
    setText,
    commit: () => {
      if (draft === null) return true;
      const settled = settle(draft.text);
      if (settled) setDraft(null);
      return settled;
    },
    discard: () => {
      window.clearTimeout(timer.current);
      setDraft(null);
    },
  };
}
