import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Icon } from '../ui/icon.tsx';

/**
 * In a narrow window the header scrolls away: a failed save stays in sight as one line, and a press leads up to what
 * helps. In a wide one the header never leaves, and says so itself.
 */
export function SaveStrip() {
  const { t } = useText('shell');
  const { phase, save } = useDesk('phase', 'save');
  if (phase !== 'open' || save.status !== 'failed') return null;
  return (
    <button type="button" className="save-strip" onClick={() => window.scrollTo({ top: 0 })}>
      <Icon name="alert" />
      <b>{t('save.failed')}</b>
      <Icon name="up" size="sm" />
    </button>
  );
}
