import { useState } from 'react';

import { confirmKey } from '../../../shared/trust/key-operations.ts';
import { CameraView } from '../../hand-over/camera-view.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { KeyDialogProps } from './key-dialog.ts';
import { digitsOf } from './key-facts.ts';
import { holderName } from './key-words.ts';
import { LargeFingerprint } from './large-fingerprint.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useSaying } from './use-saying.ts';

/** What the code on the other screen says of the key; anything but a fingerprint is not looked at. */
function ScannedCode({ digits }: { readonly digits: string }) {
  const { t } = useText('keys');
  const [on, setOn] = useState(false);
  const [seen, setSeen] = useState<'same' | 'other' | null>(null);
  const take = (text: string) => {
    if (!/^\d{40}$/.test(text)) return;
    setOn(false);
    setSeen(text === digits.replaceAll(' ', '') ? 'same' : 'other');
  };
  const turn = (next: boolean) => {
    setSeen(null);
    setOn(next);
  };
  return (
    <div className="col g3">
      {seen !== null && (
        <div role="status">
          <Banner tone={seen === 'same' ? 'ok' : 'danger'}>{t(`compare.scanned.${seen}`)}</Banner>
        </div>
      )}
      <CameraView on={on} otherWay={t('compare.noCamera')} onSwitch={turn} onText={take} />
    </div>
  );
}

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
      <ErrorBanner error={error} />
      <p>{t('compare.how', { name })}</p>
      <LargeFingerprint digits={digitsOf(publicKey)} />
      <p>{t('compare.warning')}</p>
      <ScannedCode digits={digitsOf(publicKey)} />
    </Dialog>
  );
}
