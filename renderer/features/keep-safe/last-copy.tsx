import { useState } from 'react';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** What is said of a copy that was just made, by what became of it at the second place. */
const said = { none: 'made', written: 'madeSecond', failed: 'madeHere' } as const;

/** When the last copy was made, and one more now. */
export function LastCopy() {
  const { t, format } = useText('keep-safe');
  const { keeping, profile } = useDesk('keeping', 'profile');
  const desk = useDeskCommands();
  const command = useCommand();
  const [made, setMade] = useState<number | null>(null);
  const last = keeping.lastSnapshot;
  const words = said[last?.second ?? 'none'];
  const make = async () => {
    setMade(null);
    const copy = await command.run(() => desk.makeSnapshot());
    if (copy !== null) setMade(copy.at);
  };
  return (
    <Card title={t('now.title')}>
      <div className="col g3">
        <p className="last-copy">
          {last === null
            ? t('now.none')
            : `${format.date(last.at, 'press')}, ${format.time(last.at)}`}
        </p>
        <p className="muted">
          {profile?.demo === false && t('now.sealed')} {t('now.kept')}
        </p>
        <div className="row wrap">
          <Button variant="primary" icon="save" busy={command.busy} onClick={() => void make()}>
            {t('now.make')}
          </Button>
        </div>
        {made !== null && (
          <div role="status">
            <Banner tone={last?.second === 'failed' ? 'warn' : 'ok'}>{t(`now.${words}`)}</Banner>
          </div>
        )}
        <ErrorBanner error={command.error} />
      </div>
    </Card>
  );
}
