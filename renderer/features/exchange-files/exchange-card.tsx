import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { Exchange } from '../../storage/exchange-desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Working } from '../../ui/progress.tsx';
import { LastExchange } from './last-exchange.tsx';
import { PutAside } from './put-aside.tsx';

const intervals = ['off', '5', '15', '60'] as const;

function Every({ exchange: { every } }: { readonly exchange: Exchange }) {
  const { t, format } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  return (
    <>
      <SelectField
        label={t('every.label')}
        hint={t('every.hint')}
        value={intervals.find((each) => each === String(every)) ?? 'off'}
        onChange={(value) =>
          void command.run(() =>
            desk.setExchange({ every: value === 'off' ? null : Number(value) }),
          )
        }
        options={intervals.map((value) => ({
          value,
          label:
            value === 'off'
              ? t('every.off')
              : t('every.minutes', { number: format.number(Number(value)) }),
        }))}
      />
      <ErrorBanner error={command.error} />
    </>
  );
}

/** The way for whoever misses something that others say they have sent. */
function Missing({
  busy,
  onLookThrough,
}: {
  readonly busy: boolean;
  readonly onLookThrough: () => void;
}) {
  const { t } = useText('exchange-files');
  return (
    <details className="unfold">
      <summary>{t('missing.title')}</summary>
      <div className="col g3">
        <p>{t('missing.text')}</p>
        <div>
          <Button icon="search" busy={busy} onClick={onLookThrough}>
            {t('missing.verb')}
          </Button>
        </div>
      </div>
    </details>
  );
}

/** The exchange itself: now, how it went last, and by itself. */
export function ExchangeCard({
  host,
  exchange,
}: {
  readonly host: HostExchange;
  readonly exchange: Exchange;
}) {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  const { running, last } = exchange;
  const run = (how?: Parameters<typeof desk.exchangeNow>[0]) =>
    void command.run(async () => {
      await host.allow();
      return desk.exchangeNow(how);
    });
  const isRunning = running !== null;
  // What is kept of the last exchange says it already.
  const unsaid = command.error !== null && command.error.type !== last?.error;
  return (
    <Card title={t('now.title')}>
      <div className="col g4">
        {running === null ? (
          <Button variant="primary" size="lg" icon="refresh" wide onClick={() => run()}>
            {t('now.verb')}
          </Button>
        ) : (
          <Working
            text={t('now.running')}
            done={running.done}
            total={running.total}
            stop={<Button onClick={() => void desk.cancelExchange()}>{t('now.stop')}</Button>}
          />
        )}
        {unsaid && <ErrorBanner error={command.error} tone="warn" />}
        <LastExchange exchange={exchange} />
        <PutAside
          exchange={exchange}
          busy={isRunning}
          onRetry={() => run({ retryRefused: true })}
        />
        <Every exchange={exchange} />
        <Missing busy={isRunning} onLookThrough={() => run({ lookThrough: true })} />
      </div>
    </Card>
  );
}
