import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Restored } from './check-copy.tsx';
import { shortCode } from './short-code.ts';

/** Says that a copy was restored, and whether what is open now is what the copy held. */
export function RestoredDialog({
  restored: { copy, here },
  onClose,
}: {
  readonly restored: Restored;
  readonly onClose: () => void;
}) {
  const { t } = useText('keep-safe');
  const same = copy === here;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('restored.title')}
      verbs={
        <Button variant="primary" onClick={onClose}>
          {t('restored.go')}
        </Button>
      }
    >
      <Banner tone={same ? 'ok' : 'danger'}>
        {same ? t('restored.same') : t('restored.different')}
      </Banner>
      <KeyValues
        items={[
          [t('restored.copyCode'), <code key="copy">{shortCode(copy)}</code>],
          [t('restored.hereCode'), <code key="here">{shortCode(here)}</code>],
        ]}
      />
    </Dialog>
  );
}
