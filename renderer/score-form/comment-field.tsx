import { useEffect, useRef, useState } from 'react';
import type { Criterion } from '../../shared/contest/contest.ts';
import { useText } from '../language/use-text.ts';
import { TextArea } from '../ui/field.tsx';

/** A pause in typing after which the comment is recorded. Milliseconds. */
const pause = 800;

/** A criterion's comment: recorded in pauses of typing, on leaving the field and on leaving the sheet. */
export function CommentField({
  criterion,
  text,
  required,
  asked,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly text: string;
  /** The regulation asks for a comment at this score. */
  readonly required: boolean;
  /** How often it was asked for: each time it takes the focus. */
  readonly asked: number;
  readonly onChange: (text: string) => void;
}) {
  const { t, format } = useText('score');
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef(0);
  const finish = useRef(() => undefined as void);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    finish.current = () => {
      window.clearTimeout(timer.current);
      if (typed !== null && typed !== text) onChange(typed);
    };
  });
  useEffect(() => () => finish.current(), []);
  useEffect(() => {
    if (asked > 0) field.current?.focus();
  }, [asked]);

  const write = (next: string) => {
    setTyped(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => finish.current(), pause);
  };
  const shown = typed ?? text;
  const note = format.localized(criterion.comment.note);
  return (
    <TextArea
      label={t('commentOn', { criterion: format.localized(criterion.title) })}
      labelHidden
      value={shown}
      rows={2}
      ref={field}
      data-comment-field=""
      aria-keyshortcuts="Control+Enter"
      placeholder={t('commentPlaceholder')}
      onChange={write}
      onBlur={() => {
        finish.current();
        setTyped(null);
      }}
      hint={note === '' ? undefined : note}
      error={required && shown.trim() === '' ? t('commentRequired') : undefined}
    />
  );
}
