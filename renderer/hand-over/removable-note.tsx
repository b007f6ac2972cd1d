import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';

/**
 * That the files were read back, and when a stick may be pulled out: only where they were. A browser cannot read back
 * what it wrote, and then nothing is said.
 */
export function RemovableNote({ verified }: { readonly verified: boolean }) {
  const { t } = useText('hand-over');
  if (!verified) return null;
  return (
    <div role="status">
      <Banner tone="ok" icon="usb" title={t('saved.verified')}>
        {t('saved.removable')}
      </Banner>
    </div>
  );
}
