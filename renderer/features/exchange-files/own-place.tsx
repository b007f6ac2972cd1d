import { useState } from 'react';

import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { Exchange } from '../../storage/exchange-desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CredentialFields, enteredCredentials, noCredentials } from './credential-fields.tsx';
import { TryPlace } from './try-place.tsx';
import { placeLine, type UsedPlace } from './use-place.ts';

function Credentials() {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  const [entered, setEntered] = useState(noCredentials);
  const credentials = enteredCredentials(entered);
  return (
    <>
      <CredentialFields value={entered} onChange={setEntered} />
      <div>
        <Button
          busy={command.busy}
          disabled={credentials === null}
          onClick={() => void command.run(() => desk.setExchange({ credentials }))}
        >
          {t('here.keep')}
        </Button>
      </div>
      <ErrorBanner error={command.error} />
    </>
  );
}

/** Which place this computer uses for the exchange, and the way to choose it. */
export function OwnPlace({
  host,
  used,
  exchange,
}: {
  readonly host: HostExchange;
  readonly used: UsedPlace;
  readonly exchange: Exchange;
}) {
  const { t } = useText('exchange-files');
  const { place } = exchange;
  const isFolder = place.kind === 'folder';
  if (!host.kinds.includes(place.kind)) return <Banner tone="warn">{t('here.desktop')}</Banner>;
  const choose = () => (isFolder ? used.chooseFolder() : used.confirm(place));
  return (
    <Card title={t('here.title')}>
      <div className="col g3">
        <p className="exchange-place">
          <span className="meta">{t('here.card')}</span> <b>{placeLine(place)}</b>
        </p>
        {used.place === null ? (
          <p>{t('place.notChosen')}</p>
        ) : (
          <p className="exchange-place">
            <span className="meta">{t('place.chosen')}</span> <b>{placeLine(used.place)}</b>
          </p>
        )}
        <div>
          <Button
            variant={used.place === null ? 'primary' : 'default'}
            icon={isFolder ? 'list' : 'check'}
            onClick={() => void choose()}
          >
            {used.place !== null
              ? t('place.change')
              : isFolder
                ? t('place.chooseFolder')
                : t('place.useAddress')}
          </Button>
        </div>
        {!isFolder && !exchange.hasCredentials && <Credentials />}
        {used.place !== null && isFolder && <TryPlace exchange={host} credentials={null} />}
      </div>
    </Card>
  );
}
