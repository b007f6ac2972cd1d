import { useState } from 'react';

import type { HostExchange } from '../../host/host.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { enteredCredentials, noCredentials } from './credential-fields.tsx';
import { ExchangeCard } from './exchange-card.tsx';
import { MakeCards } from './make-cards.tsx';
import { OpenCard } from './open-card.tsx';
import { OwnPlace } from './own-place.tsx';
import { PlaceForm } from './place-form.tsx';
import { type UsedPlace, usePlace } from './use-place.ts';
import './exchange-files.css';

function WhatItIs() {
  const { t } = useText('exchange-files');
  return (
    <Card title={t('what.title')}>
      <div className="col g3">
        <p>{t('what.text')}</p>
        <p>{t('what.safe')}</p>
        <p>{t('what.off')}</p>
      </div>
    </Card>
  );
}

/** Headquarters chooses the place and makes the cards; its other laptops, like regions, open one. */
function Begin({ host, used }: { readonly host: HostExchange; readonly used: UsedPlace }) {
  const { profile } = useDesk('profile');
  const [credentials, setCredentials] = useState(noCredentials);
  return (
    <>
      {profile?.role === 'headquarters' && (
        <>
          <PlaceForm
            exchange={host}
            used={used}
            credentials={credentials}
            onCredentials={setCredentials}
          />
          {used.place !== null && (
            <MakeCards place={used.place} credentials={enteredCredentials(credentials)} />
          )}
        </>
      )}
      <OpenCard />
    </>
  );
}

/** Files of an exchange are always encrypted: where a contest has no keys for that, nothing is to be begun. */
function Beginning({ host, used }: { readonly host: HostExchange; readonly used: UsedPlace }) {
  const { state } = useDesk('state');
  const readers = state?.recipients.get('headquarters') ?? [];
  if (readers.length === 0)
    return <ErrorBanner error={{ type: 'ExchangeUnencrypted' }} tone="warn" />;
  return <Begin host={host} used={used} />;
}

function Exchanging({ host }: { readonly host: HostExchange }) {
  const { profile, exchange } = useDesk('profile', 'exchange');
  const used = usePlace(host);
  if (exchange === null)
    return (
      <>
        <WhatItIs />
        <Beginning host={host} used={used} />
      </>
    );
  return (
    <>
      {used.place !== null && <ExchangeCard host={host} exchange={exchange} />}
      <OwnPlace host={host} used={used} exchange={exchange} />
      {profile?.role === 'headquarters' && <MakeCards place={exchange.place} credentials={null} />}
      <WhatItIs />
    </>
  );
}

/** Files through one place that people chose; off until somebody turns it on, and for nobody a must. */
export function ExchangeFilesScreen() {
  const { t } = useText('exchange-files');
  const host = useHost();
  const { profile } = useDesk('profile');
  return (
    <main className="main col g4 exchange-files">
      <PageHead title={t('title')} note={t('note')}>
        {profile?.role === 'headquarters' && (
          <LinkButton icon="users" href="#/desks">
            {t('desks')}
          </LinkButton>
        )}
      </PageHead>
      {host.exchange === null ? (
        <Banner title={t('none.title')}>{t('none.text')}</Banner>
      ) : (
        <Exchanging host={host.exchange} />
      )}
    </main>
  );
}
