import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Icon } from '../ui/icon.tsx';
import { readersOf } from './readers.ts';
import './hand-over.css';

/** Says in one sentence whether the file is encrypted and who can open it. */
export function ForWhom() {
  const { t } = useText('hand-over');
  const { state, profile } = useDesk('state', 'profile');
  if (state === null || profile === null) return null;
  const region = profile.role === 'headquarters' ? null : profile.person.region;
  const readers = readersOf(state, region);
  return (
    <p className="for-whom">
      <Icon name={readers === 'everybody' ? 'shield' : 'lock'} size="sm" />
      <span>{t(`readers.${readers}`)}</span>
    </p>
  );
}
