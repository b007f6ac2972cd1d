import { useState } from 'react';

import { isPlaceOf } from '../../../shared/exchange/place.ts';
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
import { LeaveExchange } from './leave-exchange.tsx';
import { MakeCards } from './make-cards.tsx';
import { OpenCard } from './open-card.tsx';
import { OwnPlace } from './own-place.tsx';
import { PlaceForm } from './place-form.tsx';
import { usePlace } from './use-place.ts';
import './exchange-files.css';

function WhatItIs({ isOn }: { readonly isOn: boolean }) {
  const { t } = useText('exchange-files');
  return (
    <Card title={t('what.title')}>
      <div className="col g3">
        <p>{t('what.text')}</p>
        <p>{t('what.safe')}</p>
        {!isOn && <p>{t('what.off')}</p>}
        <p>{t('what.same')}</p>
      </div>
    </Card>
  );
}

/** True where files can be encrypted to headquarters: those of an exchange always are. */
function useIsEncrypted(): boolean {
  const { state } = useDesk('state');
  return (state?.recipients.get('headquarters') ?? []).length > 0;
}

/**
 * Headquarters chooses the place and makes the cards; its other laptops, like regions, open one, and later another one
 * in place of it. The cards keep their place in the tree when the exchange begins by them: what is said of those just
 * saved stays.
 */
function Exchanging({ host }: { readonly host: HostExchange }) {
  const { profile, exchange } = useDesk('profile', 'exchange');
  const chosen = usePlace(host);
  const isEncrypted = useIsEncrypted();
  const [credentials, setCredentials] = useState(noCredentials);
  // Asked in a moment: until then nothing is said that may not be so.
  if (chosen === null) return null;
  const isOn = exchange !== null;
  // An address that another exchange names is not this one's: its letters and its password would go there. Of a folder
  // no card can tell, so it is forgotten whenever the exchange is left or the contest erased.
  const isOthers = isOn && chosen.place !== null && !isPlaceOf(exchange.place, chosen.place);
  const used = isOthers ? { ...chosen, place: null } : chosen;
  const mayBegin = !isOn && isEncrypted;
  const isHeadquarters = profile?.role === 'headquarters';
  const cardsFor = exchange?.place ?? (mayBegin ? used.place : null);
  return (
    <>
      {!isOn && <WhatItIs isOn={false} />}
      {!isOn && !isEncrypted && <ErrorBanner error={{ type: 'ExchangeUnencrypted' }} tone="warn" />}
      {mayBegin && isHeadquarters && (
        <PlaceForm
          exchange={host}
          used={used}
          credentials={credentials}
          onCredentials={setCredentials}
        />
      )}
      {isOn && used.place !== null && <ExchangeCard host={host} exchange={exchange} />}
      {isOn && <OwnPlace host={host} used={used} exchange={exchange} />}
      {isHeadquarters && cardsFor !== null && (
        <MakeCards place={cardsFor} credentials={isOn ? null : enteredCredentials(credentials)} />
      )}
      {(isOn || mayBegin) && <OpenCard used={used} />}
      {isOn && <LeaveExchange used={used} />}
      {isOn && <WhatItIs isOn />}
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
          <LinkButton icon="screen" href="#/desks">
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
