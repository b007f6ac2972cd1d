import { useState } from 'react';

import type { ExchangeCredentials } from '../../../shared/exchange/place.ts';
import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Tries the place with a small file of its own, and says in words what came of it. */
export function TryPlace({
  exchange,
  credentials,
}: {
  readonly exchange: HostExchange;
  readonly credentials: ExchangeCredentials | null;
}) {
  const { t } = useText('exchange-files');
  const command = useCommand();
  const [good, setGood] = useState(false);
  const test = async () => {
    setGood(false);
    const probed = await command.run(async () => {
      const outcome = await exchange.probe(credentials);
      return outcome.ok ? outcome : { ok: false, error: { type: outcome.error.type } };
    });
    setGood(probed !== null);
  };
  return (
    <div className="col g3" role="status">
      <div>
        <Button icon="check" busy={command.busy} onClick={() => void test()}>
          {t('test.verb')}
        </Button>
      </div>
      {good && (
        <p className="row g3 exchange-good">
          <Icon name="done" />
          <span>{t('test.good')}</span>
        </p>
      )}
      <ErrorBanner error={command.error} tone="warn" />
    </div>
  );
}
