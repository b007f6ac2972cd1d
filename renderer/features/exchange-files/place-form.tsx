import { useState } from 'react';

import type { ExchangeCredentials, ExchangePlace } from '../../../shared/exchange/place.ts';
import { exchangePlaceSchema } from '../../../shared/exchange/place.ts';
import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioField, TextField } from '../../ui/field.tsx';
import { CredentialFields, enteredCredentials } from './credential-fields.tsx';
import { TryPlace } from './try-place.tsx';
import { placeLine, type UsedPlace } from './use-place.ts';

type Kind = ExchangePlace['kind'];

/** What was typed of an address. */
interface Typed {
  readonly address: string;
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
}
const nothingTyped: Typed = { address: '', bucket: '', region: '', prefix: '' };

/** The place that was typed; null where it is none. */
function placeTyped(kind: Kind, typed: Typed): ExchangePlace | null {
  const trimmed = Object.entries(typed).map(([name, text]) => [name, String(text).trim()] as const);
  const wanted = kind === 's3' ? trimmed : trimmed.slice(0, 1);
  const given = Object.fromEntries(wanted.filter(([, text]) => text !== ''));
  const parsed = exchangePlaceSchema.safeParse({ kind, ...given });
  return parsed.success ? parsed.data : null;
}

function AddressFields({
  kind,
  typed,
  onChange,
}: {
  readonly kind: Kind;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}) {
  const { t } = useText('exchange-files');
  const field = (name: keyof Typed) => ({
    label: t(`place.${name}`),
    value: typed[name],
    onChange: (text: string) => onChange({ ...typed, [name]: text }),
  });
  return (
    <>
      <TextField {...field('address')} hint={t('place.addressHint')} inputMode="url" />
      {kind === 's3' && (
        <>
          <TextField {...field('bucket')} />
          <TextField {...field('region')} />
          <TextField {...field('prefix')} />
        </>
      )}
    </>
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
  const command = useCommand();
  const [kind, setKind] = useState<Kind>('folder');
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const confirm = () =>
    command.run<unknown>(async () => {
      const place = placeTyped(kind, typed);
      if (place === null) return { ok: false, error: { type: 'PlaceNotUnderstood' } };
      await used.confirm(place);
      return { ok: true, value: null };
    });
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
        {kind !== 'folder' && <AddressFields kind={kind} typed={typed} onChange={setTyped} />}
        {kind !== 'folder' && <CredentialFields value={credentials} onChange={onCredentials} />}
        <div>
          {kind === 'folder' ? (
            <Button icon="list" onClick={() => void used.chooseFolder()}>
              {t('place.chooseFolder')}
            </Button>
          ) : (
            <Button icon="check" busy={command.busy} onClick={() => void confirm()}>
              {t('place.useAddress')}
            </Button>
          )}
        </div>
        <ErrorBanner error={command.error} />
        {used.place !== null && (
          <Chosen exchange={exchange} place={used.place} credentials={credentials} />
        )}
      </div>
    </Card>
  );
}
