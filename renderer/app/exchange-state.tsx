import { useText } from '../language/use-text.ts';
import type { Exchange } from '../storage/exchange-desk.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Icon } from '../ui/icon.tsx';

const icons = {
  running: 'refresh',
  on: 'swap',
  offline: 'clock',
  waiting: 'clock',
  trouble: 'alert',
} as const;

/** What goes away by itself is told apart from what waits for the person. */
function stateOf({ running, last }: Exchange): keyof typeof icons {
  if (running !== null) return 'running';
  switch (last?.error ?? null) {
    case null:
    case 'ExchangeCancelled':
      return 'on';
    case 'ExchangeUnreachable':
      return 'offline';
    case 'ExchangeBusy':
      return 'waiting';
    default:
      return 'trouble';
  }
}

/** How the exchange of files is, while there is one; leads to its screen. */
export function ExchangeState() {
  const { t } = useText('shell');
  const { exchange } = useDesk('exchange');
  if (exchange === null) return null;
  const state = stateOf(exchange);
  const words = t(`exchange.${state}`);
  return (
    <a className="exchange-state" href="#/exchange" title={words} aria-label={words}>
      <Icon name={icons[state]} />
      <span className="hide-m hide-s">{words}</span>
    </a>
  );
}
