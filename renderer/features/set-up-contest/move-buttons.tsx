import { useEffect, useRef, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';

/**
 * Two buttons that move a row of a list up and down. The focus stays on the row, so pressing again moves it on; where
 * it now stands is said aloud.
 */
export function MoveButtons({
  name,
  at,
  count,
  onMove,
}: {
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
}) {
  const { t } = useText('contest-setup');
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
    setSaid(t('movedTo', { place: String(to + 1), total: String(count) }));
    onMove(to);
  };
  return (
    <span className="move-buttons" ref={group}>
      <Button
        variant="quiet"
        icon="up"
        aria-label={t('moveUp', { name })}
        disabled={at === 0}
        onClick={() => move('up')}
      />
      <Button
        variant="quiet"
        icon="down"
        aria-label={t('moveDown', { name })}
        disabled={at >= count - 1}
        onClick={() => move('down')}
      />
      <span className="sr" role="status">
        {said}
      </span>
    </span>
  );
}
