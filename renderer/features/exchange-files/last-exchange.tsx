import { ErrorBanner } from '../../language/error-banner.tsx';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { Exchange, ExchangeEnd } from '../../storage/exchange-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { KeyValues } from '../../ui/card.tsx';

const notices = ['copied', 'older', 'index', 'newer', 'damaged'] as const;

/** Why the last exchange did not come to its end, without alarm where it is only the line, the place or the person. */
function Failure({ exchange: { last, again, asked } }: { readonly exchange: Exchange }) {
  const { t, format, language } = useText('exchange-files');
  const error = last?.error ?? null;
  switch (error) {
    case null:
      return null;
    case 'ExchangeCancelled': {
      const { title, what } = errorText({ type: error }, language);
      return <Banner title={title}>{what}</Banner>;
    }
    case 'ExchangeBusy':
      return (
        <Banner title={t('busy.title')} icon="clock">
          {again !== null
            ? t('calm.again', { time: format.time(again) })
            : asked !== null
              ? t('busy.until', { time: format.time(asked.until) })
              : t('busy.text')}
        </Banner>
      );
    case 'ExchangeUnreachable':
      return (
        <Banner title={t('calm.title')} icon="clock">
          {again === null ? t('calm.text') : t('calm.again', { time: format.time(again) })}
        </Banner>
      );
    default:
      return <ErrorBanner error={{ type: error }} tone="warn" />;
  }
}

function Figures({ last, exchange }: { readonly last: ExchangeEnd; readonly exchange: Exchange }) {
  const { t, format } = useText('exchange-files');
  const amount = ({ objects, bytes }: ExchangeEnd['sent']) =>
    objects === 0
      ? t('now.nothing')
      : t('now.amount', { number: format.number(objects), size: format.size(bytes) });
  return (
    <KeyValues
      items={[
        [
          t('now.last'),
          t('now.at', { date: format.date(last.at, 'press'), time: format.time(last.at) }),
        ],
        [t('now.sent'), amount(last.sent)],
        [t('now.taken'), amount(last.taken)],
        [t('now.records'), format.number(last.taken.operations)],
        [t('now.outbox'), format.number(exchange.outbox)],
      ]}
    />
  );
}

/** How the last exchange went: what kept it from its end, figures, what is on its way, what the person should know. */
export function LastExchange({ exchange }: { readonly exchange: Exchange }) {
  const { t, format } = useText('exchange-files');
  const { last, waiting, running } = exchange;
  return (
    <>
      {running === null && <Failure exchange={exchange} />}
      {last === null ? (
        running === null && <p>{t('now.never')}</p>
      ) : (
        <Figures last={last} exchange={exchange} />
      )}
      {waiting > 0 && (
        <Banner icon="inbox">{t('now.waiting', { number: format.number(waiting) })}</Banner>
      )}
      {notices
        .filter((notice) => last?.notices.includes(notice) === true)
        .map((notice) => (
          <Banner key={notice} tone="warn" title={t(`notice.${notice}.title`)}>
            {t(`notice.${notice}.text`)}
          </Banner>
        ))}
    </>
  );
}
