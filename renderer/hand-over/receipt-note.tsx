import { useText } from '../language/use-text.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';
import {
  type KeyNews,
  type KeyNewsType,
  type ReceiptFacts,
  receiptFacts,
} from './receipt-facts.ts';
import './hand-over.css';

/** What headquarters confirmed last, and what it has not confirmed yet. Nothing before anything was handed over. */
export function ReceiptNote() {
  const { t, format } = useText('hand-over');
  const { state, profile, receipt, notConfirmed, lastExport } = useDesk(
    'state',
    'profile',
    'receipt',
    'notConfirmed',
    'lastExport',
  );
  const facts = receiptFacts({ state, profile, receipt }, t('common:roles.headquarters'));
  if (facts === null)
    return lastExport === null && notConfirmed === 0 ? null : (
      <p className="meta receipt-note">{t('receipt.none')}</p>
    );
  const all = notConfirmed === 0 && facts.held >= facts.here;
  const titleOf = ({ held, here }: ReceiptFacts): string => {
    if (held === 0 && here === 0) return t('receipt.nothing');
    const figures = { held: format.number(held), here: format.number(here) };
    return held > here ? t('receipt.heldMore', figures) : t('receipt.held', figures);
  };
  return (
    <div className="receipt-note">
      <Banner tone={all ? 'ok' : 'info'} title={titleOf(facts)}>
        {t('receipt.asOf', {
          date: format.date(facts.asOf, 'press'),
          time: format.time(facts.asOf),
        })}
        {facts.settled > 0 && (
          <> {t('receipt.settled', { number: format.number(facts.settled) })}</>
        )}
        {notConfirmed > 0 && <> {t('receipt.notConfirmed', { count: notConfirmed })}</>}
      </Banner>
      {facts.key !== null && <KeyNote news={facts.key} />}
    </div>
  );
}

const toneOf = (type: KeyNewsType): 'ok' | 'warn' | 'danger' => {
  if (type === 'confirmed' || type === 'joined') return 'ok';
  return type === 'refused' || type === 'revoked' ? 'danger' : 'warn';
};

/** How headquarters counts the key of this laptop: what the sheets signed with it are worth. */
function KeyNote({ news: { type, by } }: { readonly news: KeyNews }) {
  const { t } = useText('hand-over');
  if (type === 'joined') return null;
  return (
    <Banner tone={toneOf(type)} title={t(`receipt.key.${type}`)}>
      {by !== '' && <>{t('receipt.key.by', { name: by })} </>}
      {t(`receipt.key.${type}What`)}
    </Banner>
  );
}
