import { useState } from 'react';

import type { HostExchange } from '../../host/host.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { Exchange, ExchangeEnd } from '../../storage/exchange-desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Working } from '../../ui/progress.tsx';

/** Failures that go away by themselves: nothing to be alarmed at. */
const calm: ReadonlySet<string> = new Set(['ExchangeUnreachable', 'ExchangeBusy']);

const notices = ['copied', 'older', 'index', 'damaged'] as const;
const intervals = ['off', '5', '15', '60'] as const;

function Last({ last, exchange }: { readonly last: ExchangeEnd; readonly exchange: Exchange }) {
  const { t, format } = useText('exchange-files');
  const amount = ({ objects, bytes }: ExchangeEnd['sent']) =>
    t('now.amount', { number: format.number(objects), size: format.size(bytes) });
  return (
    <>
      <KeyValues
        items={[
          [
            t('now.last'),
            t('now.at', { date: format.date(last.at, 'press'), time: format.time(last.at) }),
          ],
          [t('now.sent'), amount(last.sent)],
          [t('now.taken'), amount(last.taken)],
          [t('now.records'), format.number(last.taken.operations)],
          [t('now.waiting'), format.number(last.waiting)],
          [t('now.outbox'), format.number(exchange.outbox)],
        ]}
      />
      {notices
        .filter((notice) => last.notices.includes(notice))
        .map((notice) => (
          <Banner key={notice} tone="warn">
            {t(`notice.${notice}`)}
          </Banner>
        ))}
    </>
  );
}

/** Why the last exchange did not come to its end, without alarm where it is only the line. */
function Failure({ exchange: { last, again } }: { readonly exchange: Exchange }) {
  const { t, format } = useText('exchange-files');
  const error = last?.error ?? null;
  if (error === null || error === 'ExchangeCancelled') return null;
  if (!calm.has(error)) return <ErrorBanner error={{ type: error }} tone="warn" />;
  return (
    <Banner title={t('calm.title')} icon="clock">
      {again === null ? t('calm.text') : t('calm.again', { time: format.time(again) })}
    </Banner>
  );
}

function Refused({ exchange: { refused } }: { readonly exchange: Exchange }) {
  const { t, format, language } = useText('exchange-files');
  if (refused.length === 0) return null;
  return (
    <Banner tone="warn" title={t('refused.title')}>
      <p>{t('refused.text')}</p>
      <ul>
        {refused.map(({ reason, count }) => (
          <li key={reason}>
            {t('refused.line', {
              reason: errorText({ type: reason }, language).title,
              number: format.number(count),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Every({ exchange: { every } }: { readonly exchange: Exchange }) {
  const { t, format } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  return (
    <SelectField
      label={t('every.label')}
      value={intervals.find((each) => each === String(every)) ?? 'off'}
      onChange={(value) =>
        void command.run(() => desk.setExchange({ every: value === 'off' ? null : Number(value) }))
      }
      options={intervals.map((value) => ({
        value,
        label:
          value === 'off'
            ? t('every.off')
            : t('every.minutes', { number: format.number(Number(value)) }),
      }))}
    />
  );
}

function Leave() {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('leave.verb')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('leave.title')}
        verb={t('leave.verb')}
        cancel={t('leave.stay')}
        busy={command.busy}
        onConfirm={() => void command.run(() => desk.leaveExchange())}
      >
        {t('leave.text')}
      </ConfirmDialog>
    </>
  );
}

/** The exchange itself: now, how it went last, by itself, and the way out. */
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
  const now = () =>
    command.run(async () => {
      await host.allow();
      return desk.exchangeNow();
    });
  // What is kept of the last exchange says it already.
  const unsaid = command.error !== null && command.error.type !== last?.error;
  return (
    <Card title={t('now.title')}>
      <div className="col g4">
        {running === null ? (
          <Button variant="primary" size="lg" icon="refresh" wide onClick={() => void now()}>
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
        <Failure exchange={exchange} />
        {unsaid && <ErrorBanner error={command.error} tone="warn" />}
        {last === null ? <p>{t('now.never')}</p> : <Last last={last} exchange={exchange} />}
        <Refused exchange={exchange} />
        <Every exchange={exchange} />
        <div>
          <Leave />
        </div>
      </div>
    </Card>
  );
}
