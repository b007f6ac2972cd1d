import { useText } from '../../language/use-text.ts';
import { MoveButtons as PlainButtons } from '../../ui/move-buttons.tsx';

/** Moves a row of the regulation up and down; `name` says which. */
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
  const words = {
    up: t('moveUp', { name }),
    down: t('moveDown', { name }),
    moved: (place: number) => t('movedTo', { place: String(place), total: String(count) }),
  };
  return <PlainButtons words={words} at={at} count={count} onMove={onMove} />;
}
