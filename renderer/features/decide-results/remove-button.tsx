import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';

/** Takes a row out of a list; `name` says which. */
export function RemoveButton({
  name,
  onRemove,
}: {
  readonly name: string;
  readonly onRemove: () => void;
}) {
  const { t } = useText('decide');
  return (
    <Button
      variant="quiet"
      icon="trash"
      aria-label={t('removeNamed', { name })}
      onClick={onRemove}
    />
  );
}
