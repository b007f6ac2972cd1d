import { useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { firstTime, rememberWelcome } from './welcome-memory.ts';

const cards = [1, 2, 3] as const;
const homes = ['/', '/contest', '/receive'];

/**
 * Three cards for whoever opens a contest in a role for the first time on this computer; they cover nothing, and help
 * has them afterwards.
 */
export function Welcome() {
  const { t } = useText('help');
  const { phase, profile } = useDesk('phase', 'profile');
  const [path] = useLocation();
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (phase !== 'open' || profile === null || !homes.includes(path)) return null;
  const { role } = profile;
  if (dismissed === role || !firstTime(role)) return null;
  const done = () => {
    rememberWelcome(role);
    setDismissed(role);
  };
  return (
    <aside className="welcome" aria-labelledby="welcome-title">
      <div className="row between wrap">
        <h2 id="welcome-title">{t('tabs.start')}</h2>
        <span className="meta grow">{t('welcome.again')}</span>
        <Button icon="check" onClick={done}>
          {t('welcome.done')}
        </Button>
      </div>
      <div className="welcome-cards">
        {cards.map((number) => (
          <div key={number}>
            <b>{t(`cards.${role}${number}.title`)}</b>
            <p>{t(`cards.${role}${number}.text`)}</p>
          </div>
        ))}
      </div>
    </aside>
  );
}
