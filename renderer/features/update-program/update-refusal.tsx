import type { UpdateRefusal } from '../../../shared/host/updates.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';

/** Why a file is not taken: what is wrong, and what to do now. Nothing while there is none, or the person stopped. */
export function UpdateRefusalBanner({ refusal }: { readonly refusal: UpdateRefusal | null }) {
  const { t } = useText('update-program');
  if (refusal === null || refusal.type === 'UpdateCancelled') return null;
  const details =
    refusal.type === 'UpdatePlatformOther'
      ? {
          made: t(`platform.${refusal.details.made}`),
          here: t(`platform.${refusal.details.here}`),
        }
      : 'details' in refusal
        ? refusal.details
        : {};
  return (
    <Banner tone="danger" title={t(`refused.${refusal.type}.title`)}>
      {t(`refused.${refusal.type}.text`, { ...details })}
    </Banner>
  );
}
