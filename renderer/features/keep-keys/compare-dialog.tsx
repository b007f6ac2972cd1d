import { confirmKey } from '../../../shared/trust/key-operations.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { KeyDialogProps } from './key-dialog.ts';
import { digitsOf } from './key-facts.ts';
import { holderName } from './key-words.ts';
import { LargeFingerprint } from './large-fingerprint.tsx';
import { Problem } from './problem.tsx';
import { useSaying } from './use-saying.ts';

/** Two people compare eight groups of digits; only then one of them says that the key is genuine. */
export function CompareDialog({
  row,
  state,
  onClose,
  onDiffers,
}: KeyDialogProps & { readonly onDiffers: () => void }) {
  const text = useText('keys');
  const { t } = text;
  const name = holderName(row, state.directory, text);
  const { busy, error, say } = useSaying(onClose, true);
  const { publicKey } = row.holder;
  const verbs = (
    <>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button variant="danger" onClick={onDiffers} disabled={busy}>
        {t('compare.differ')}
      </Button>
      <Button
        variant="primary"
        busy={busy}
        onClick={() => void say([confirmKey(publicKey)], t('compare.said', { name }))}
      >
        {t('compare.same')}
      </Button>
    </>
  );
  return (
    <Dialog open wide onClose={onClose} title={t('compare.title', { name })} verbs={verbs}>
      <Problem error={error} />
      <p>{t('compare.how', { name })}</p>
      <LargeFingerprint digits={digitsOf(publicKey)} />
      <p>{t('compare.warning')}</p>
    </Dialog>
  );
}
