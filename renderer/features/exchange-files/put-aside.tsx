import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { Exchange } from '../../storage/exchange-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** Letters of one reason whose codes are shown; nobody reads forty of them. */
const most = 5;

function Reason({
  reason,
  count,
  aside,
}: Exchange['refused'][number] & { readonly aside: Exchange['aside'] }) {
  const { t, format, language } = useText('exchange-files');
  const text = errorText({ type: reason }, language);
  const codes = aside.filter((each) => each.reason === reason).slice(0, most);
  const more = count - codes.length;
  return (
    <li>
      <b>{t('refused.line', { reason: text.title, number: format.number(count) })}</b>
      <p>{text.what}</p>
      <p className="exchange-codes">
        {t('refused.codes')}{' '}
        {codes.map(({ name }) => (
          <code key={name}>{name.slice(0, 8)} </code>
        ))}
        {more > 0 && t('refused.more', { number: format.number(more) })}
      </p>
    </li>
  );
}

/** What came and could not be taken: why, by which code to ask for it, and one more try. */
export function PutAside({
  exchange: { refused, aside },
  busy,
  onRetry,
}: {
  readonly exchange: Exchange;
  readonly busy: boolean;
  readonly onRetry: () => void;
}) {
  const { t } = useText('exchange-files');
  if (refused.length === 0) return null;
  return (
    <Banner tone="warn" title={t('refused.title')}>
      <div className="col g3">
        <p>{t('refused.text')}</p>
        <ul className="col g3">
          {refused.map((each) => (
            <Reason key={each.reason} {...each} aside={aside} />
          ))}
        </ul>
        <div>
          <Button icon="refresh" busy={busy} onClick={onRetry}>
            {t('refused.again')}
          </Button>
        </div>
      </div>
    </Banner>
  );
}
