import { useEffect, useRef, useState } from 'react';

import { Button } from './button.tsx';

export interface MoveWords {
  readonly up: string;
  readonly down: string;
  /** Said aloud once the row stands at a place, from 1. */
  readonly moved: (place: number) => string;
}

/**
 * Two buttons that move a row of a list up and down. The focus stays on the row, so pressing again moves it on; where
 * it now stands is said aloud.
 */
export function MoveButtons({
  words,
  at,
  count,
  onMove,
}: {
  readonly words: MoveWords;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
}) {
  const group = useRef<HTMLSpanElement>(null);
  const wanted = useRef<'up' | 'down' | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // Moving the row in the document takes the focus off it.
    if (wanted.current === null) return;
    const direction = wanted.current;
    wanted.current = null;
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])];
    const [up, down] = buttons;
    const first = direction === 'up' ? up : down;
    const next = first?.disabled === true ? (direction === 'up' ? down : up) : first;
    next?.focus();
  }, [at]);
  const move = (direction: 'up' | 'down') => {
    const to = direction === 'up' ? at - 1 : at + 1;
    wanted.current = direction;
    setSaid(words.moved(to + 1));
    onMove(to);
  };
  return (
    <span className="move-buttons" ref={group}>
      <Button
        variant="quiet"
        icon="up"
        aria-label={words.up}
        disabled={at === 0}
        onClick={() => move('up')}
      />
      <Button
        variant="quiet"
        icon="down"
        aria-label={words.down}
        disabled={at >= count - 1}
        onClick={() => move('down')}
      />
      <span className="sr" role="status">
        {said}
      </span>
    </span>
  );
}
