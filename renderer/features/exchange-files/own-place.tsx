import type { ExchangePlace } from '../../../shared/exchange/place.ts';
import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { Exchange } from '../../storage/exchange-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeptCredentials } from './kept-credentials.tsx';
import { addressFault } from './place-faults.ts';
import { TryPlace } from './try-place.tsx';
import { placeLine, type UsedPlace } from './use-place.ts';

/** The one button by which this computer comes to a place: the system's dialog for folders, a question for addresses. */
function ChoosePlace({ used, place }: { readonly used: UsedPlace; readonly place: ExchangePlace }) {
  const { t } = useText('exchange-files');
  const isFolder = place.kind === 'folder';
  // A card may name an address that this program does not go to.
  const isRefused = !isFolder && addressFault(place.address) !== null;
  const verb =
    used.place !== null
      ? t('place.change')
      : isFolder
        ? t('place.chooseFolder')
        : t('place.useAddress');
  if (isRefused) return <ErrorBanner error={{ type: 'PlaceNotEncrypted' }} tone="warn" />;
  return (
    <div>
      <Button
        variant={used.place === null ? 'primary' : 'default'}
        icon={isFolder ? 'list' : 'check'}
        onClick={() => void (isFolder ? used.chooseFolder() : used.confirm(place))}
      >
        {verb}
      </Button>
    </div>
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
        <ChoosePlace used={used} place={place} />
        {!isFolder && <KeptCredentials host={host} used={used} exchange={exchange} />}
        {used.place !== null && isFolder && <TryPlace exchange={host} credentials={null} />}
      </div>
    </Card>
  );
}
