import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Icon } from '../ui/icon.tsx';

/** How the exchange of files is, while there is one; leads to its screen. */
export function ExchangeState() {
  const { t } = useText('shell');
  const { exchange } = useDesk('exchange');
  if (exchange === null) return null;
  const { running, last } = exchange;
  const error = last?.error ?? null;
  const isOffline = error !== null && error !== 'ExchangeCancelled';
  const words =
    running !== null ? t('exchange.running') : isOffline ? t('exchange.offline') : t('exchange.on');
  return (
    <a className="exchange-state" href="#/exchange" title={words} aria-label={words}>
      <Icon name={running !== null ? 'refresh' : isOffline ? 'clock' : 'swap'} />
      <span className="hide-m hide-s">{words}</span>
    </a>
  );
}
