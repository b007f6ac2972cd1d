import type { CodeTransfer } from '../../../shared/bundle/codes.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Reading } from './code-reading.ts';

/** The codes of one hand-over by number: read, or still missing. */
function Transfer({ transfer }: { readonly transfer: CodeTransfer }) {
  const { t, format } = useText('codes');
  const { of, held, state } = transfer;
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div className="col">
      <p className="code-number">
        {t('progress.read', { read: format.number(held.length), of: format.number(of) })}
      </p>
      <ul className="code-chips">
        {numbers.map((number) => (
          <li key={number}>
            <Chip
              {...(held.includes(number)
                ? { tone: 'ok' as const, icon: 'check' as const }
                : { tone: 'line' as const })}
            >
              {format.number(number)}
              <span className="sr">
                {' '}
                {t(held.includes(number) ? 'progress.has' : 'progress.lacks')}
              </span>
            </Chip>
          </li>
        ))}
      </ul>
      {state.status === 'waiting' && (
        <p className="meta">
          {t('progress.missing', {
            list: format.list(state.missing.map((each) => format.number(each))),
          })}
        </p>
      )}
      {state.status === 'whole' && <p className="meta">{t('progress.whole')}</p>}
    </div>
  );
}

/** What was read so far, what is missing, and the way on once everything is here. */
export function ReadingProgress({
  reading,
  ready,
  onGo,
  onAgain,
}: {
  readonly reading: Reading;
  /** Some hand-over is whole. */
  readonly ready: boolean;
  readonly onGo: () => void;
  readonly onAgain: () => void;
}) {
  const { t } = useText('codes');
  const { transfers, refused } = reading;
  const damaged = transfers.some(({ state }) => state.status === 'damaged');
  const problem = damaged ? { type: 'CodesDamaged' } : refused;
  return (
    <section className="card pad col g3 code-progress" aria-label={t('progress.title')}>
      <h2>{t('progress.title')}</h2>
      <div role="status" className="col g3">
        {transfers.length === 0 && <p className="meta">{t('progress.none')}</p>}
        {transfers.map((transfer) => (
          <Transfer key={`${transfer.id}/${transfer.of}`} transfer={transfer} />
        ))}
      </div>
      <ErrorBanner tone="warn" error={problem} />
      <Button variant="primary" size="lg" wide disabled={!ready} onClick={onGo}>
        {t('progress.go')}
      </Button>
      {transfers.length > 0 && (
        <Button variant="quiet" icon="undo" onClick={onAgain}>
          {t('progress.again')}
        </Button>
      )}
    </section>
  );
}
