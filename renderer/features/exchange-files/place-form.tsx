import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { ExchangeCredentials, ExchangePlace } from '../../../shared/exchange/place.ts';
import type { HostExchange } from '../../host/host.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioField } from '../../ui/field.tsx';
import { CredentialFields, enteredCredentials } from './credential-fields.tsx';
import { nothingTyped, readPlace } from './place-faults.ts';
import { ServerFields } from './server-fields.tsx';
import { TryPlace } from './try-place.tsx';
import { placeLine, type UsedPlace } from './use-place.ts';

type Kind = ExchangePlace['kind'];

/** The place of a server, typed and then confirmed; what is wrong in a field is told once it was pressed on. */
function ServerForm({
  kind,
  used,
  credentials,
  onCredentials,
}: {
  readonly kind: 'webdav' | 's3';
  readonly used: UsedPlace;
  readonly credentials: ExchangeCredentials;
  readonly onCredentials: (credentials: ExchangeCredentials) => void;
}) {
  const { t } = useText('exchange-files');
  const [typed, setTyped] = useState(nothingTyped);
  const [wasPressed, setWasPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const { place, faults } = readPlace(kind, typed, credentials);
  const told = wasPressed ? faults : {};
  const form = useRef<HTMLDivElement>(null);
  const confirm = async () => {
    flushSync(() => setWasPressed(true));
    // What is wrong may stand far above the button.
    if (place === null) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    if (place === null || busy) return;
    setBusy(true);
    await used.confirm(place).finally(() => setBusy(false));
  };
  return (
    <div ref={form} className="col g4">
      <ServerFields kind={kind} typed={typed} onChange={setTyped} faults={told} />
      <CredentialFields value={credentials} onChange={onCredentials} faults={told} />
      <div>
        <Button icon="check" busy={busy} onClick={() => void confirm()}>
          {t('place.useAddress')}
        </Button>
      </div>
    </div>
  );
}

function Chosen({
  exchange,
  place,
  credentials,
}: {
  readonly exchange: HostExchange;
  readonly place: ExchangePlace;
  readonly credentials: ExchangeCredentials;
}) {
  const { t } = useText('exchange-files');
  return (
    <>
      <p className="exchange-place">
        <span className="meta">{t('place.chosen')}</span> <b>{placeLine(place)}</b>
      </p>
      <TryPlace exchange={exchange} credentials={enteredCredentials(credentials)} />
    </>
  );
}

/** The three kinds of places with when to use which, and the one that this computer uses. */
export function PlaceForm({
  exchange,
  used,
  credentials,
  onCredentials,
}: {
  readonly exchange: HostExchange;
  readonly used: UsedPlace;
  readonly credentials: ExchangeCredentials;
  readonly onCredentials: (credentials: ExchangeCredentials) => void;
}) {
  const { t } = useText('exchange-files');
  const [kind, setKind] = useState<Kind>('folder');
  return (
    <Card title={t('place.title')}>
      <div className="col g4">
        <RadioField<Kind>
          label={t('place.kind')}
          value={kind}
          onChange={setKind}
          options={exchange.kinds.map((each) => ({
            value: each,
            label: t(`place.${each}`),
            hint: t(`place.${each}When`),
          }))}
        />
        {!exchange.kinds.includes('webdav') && <Banner>{t('browser')}</Banner>}
        {kind === 'folder' ? (
          <div>
            <Button icon="list" onClick={() => void used.chooseFolder()}>
              {t('place.chooseFolder')}
            </Button>
          </div>
        ) : (
          <ServerForm
            kind={kind}
            used={used}
            credentials={credentials}
            onCredentials={onCredentials}
          />
        )}
        {used.place !== null && (
          <Chosen exchange={exchange} place={used.place} credentials={credentials} />
        )}
      </div>
    </Card>
  );
}
