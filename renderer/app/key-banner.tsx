import { useLocation } from 'wouter';

import { ownStanding } from '../features/keep-keys/key-facts.ts';
import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ownKeyAddress } from './rail.tsx';

const tones = {
  unconfirmed: 'info',
  contested: 'warn',
  refused: 'danger',
  revoked: 'danger',
} as const;

/** Says calmly that this computer's key waits for a person, and clearly that it does not count any more. */
export function KeyBanner() {
  const { t } = useText('shell');
  const { phase, profile, state } = useDesk('phase', 'profile', 'state');
  const [path] = useLocation();
  if (phase !== 'open' || profile === null || state === null) return null;
  const standing = ownStanding(state, profile.publicKey);
  if (standing === null || standing === 'active' || standing === 'root') return null;
  const address = ownKeyAddress(profile.role);
  if (address === `#${path}`) return null;
  const waits = standing === 'unconfirmed';
  const whom = profile.role === 'juror' ? 'juror' : 'coordinator';
  return (
    <aside className="key-banner" aria-label={t('appearance.key')}>
      <Banner
        tone={tones[standing]}
        icon="key"
        title={waits ? t(`key.unconfirmed.${whom}.title`) : t(`key.${standing}.title`)}
        action={
          <LinkButton variant="quiet" href={address}>
            {t('appearance.keyOpen')}
          </LinkButton>
        }
      >
        {waits ? t(`key.unconfirmed.${whom}.text`) : t(`key.${standing}.text`)}
        {waits && (
          <p>
            {t('common:fingerprint')}: <b className="num">{profile.fingerprint}</b>
          </p>
        )}
      </Banner>
    </aside>
  );
}
