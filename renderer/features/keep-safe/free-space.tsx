import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Room on the disk, in words and with what it means. */
export function FreeSpace() {
  const { t, format } = useText('keep-safe');
  const { space } = useDesk('keeping').keeping;
  const known = space !== null && space.free !== null;
  const level = known ? space.level : 'unknown';
  const tight = level === 'low' || level === 'blocked';
  return (
    <Card title={t('space.title')}>
      <p className="row g3 space-words" data-level={level}>
        <Icon name={tight ? 'alert' : known ? 'done' : 'info'} />
        <span>{t(`space.${level}`, { size: known ? format.size(space.free) : '' })}</span>
      </p>
    </Card>
  );
}
