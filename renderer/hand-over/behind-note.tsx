import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';

/** Told where headquarters or a file knows more of this laptop's work than the laptop itself. */
export function BehindNote() {
  const { t } = useText('hand-over');
  const { behind, profile } = useDesk('behind', 'profile');
  if (!behind || profile === null) return null;
  return (
    <Banner tone="warn" title={t('behind.title')}>
      {t('behind.what')}{' '}
      {t(profile.role === 'headquarters' ? 'behind.doHeadquarters' : 'behind.do')}
    </Banner>
  );
}
