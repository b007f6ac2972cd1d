import { useText } from '../../language/use-text.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

/** A fingerprint large enough to read from across a table, and as a code for a camera. */
export function LargeFingerprint({ digits }: { readonly digits: string }) {
  const { t } = useText('keys');
  return (
    <div className="large-finger">
      <Fingerprint size="lg" label={t('common:fingerprint')} digits={digits} />
      <QrCode text={digits.replaceAll(' ', '')} label={t('qrLabel')} />
    </div>
  );
}
