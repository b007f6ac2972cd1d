import { type KeyboardEvent, useRef, useState } from 'react';
import type { Milli } from '../../shared/basics/points.ts';
import type { Scale } from '../../shared/contest/contest.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { useText } from '../language/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import { buttonOfScore, buttonScores } from './score-steps.ts';

declare module 'react' {
  interface CSSProperties {
    /** How many columns the buttons of a scale and the texts under them share. */
    '--steps'?: number;
  }
}

/** Large buttons for the scores of a scale; left and right move between them, Space or Enter chooses. */
export function ScoreScale({
  label,
  scale,
  score,
  onChoose,
}: {
  readonly label: string;
  readonly scale: Scale;
  readonly score: ScoreValue | undefined;
  readonly onChoose: (score: Milli) => void;
}) {
  const { format } = useText('score');
  const group = useRef<HTMLDivElement>(null);
  const buttons = buttonScores(scale);
  const chosen = typeof score === 'number' ? buttonOfScore(score, buttons) : null;
  const [focused, setFocused] = useState<Milli | null>(null);
  const inTabOrder = focused ?? chosen ?? buttons[0];

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const places = [...(group.current?.querySelectorAll('button') ?? [])];
    const at = places.findIndex((place) => place === document.activeElement);
    places[Math.min(Math.max(at + step, 0), places.length - 1)]?.focus();
  };

  return (
    <div
      ref={group}
      className="scale"
      role="radiogroup"
      tabIndex={-1}
      aria-label={label}
      style={{ '--steps': buttons.length }}
      onKeyDown={move}
    >
      {buttons.map((button) => (
        <button
          key={button}
          type="button"
          role="radio"
          aria-checked={button === chosen}
          className={classNames(button === chosen && 'on')}
          tabIndex={button === inTabOrder ? 0 : -1}
          onFocus={() => setFocused(button)}
          onBlur={() => setFocused(null)}
          onClick={() => onChoose(button)}
        >
          {format.score(button === chosen && typeof score === 'number' ? score : button)}
        </button>
      ))}
    </div>
  );
}
