import type { RefObject } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { OwnOrder } from './use-own-order.ts';

/** Which sheets are chosen to stand side by side, and the way there. */
export function OwnChosen({
  chosen,
  onClear,
}: {
  readonly chosen: readonly Id[];
  readonly onClear: () => void;
}) {
  const { t, format } = useText('own-scores');
  if (chosen.length === 0) return null;
  const numbers = chosen.map((number) => t('common:submissionNumber', { number }));
  return (
    <div className="own-chosen">
      <p className="grow">
        {t('order.chosen', { list: format.list(numbers) })}{' '}
        {chosen.length === 1 && <span className="muted">{t('order.more')}</span>}
      </p>
      <Button
        variant="quiet"
        icon="x"
        aria-label={t('order.clear')}
        title={t('order.clear')}
        onClick={onClear}
      />
      {chosen.length > 1 && (
        <LinkButton variant="primary" icon="diff" href={`#/own/compare/${chosen.join('/')}`}>
          {t('order.compare')}
        </LinkButton>
      )}
    </div>
  );
}

/** Whether order and totals agree, and the way from one difference to the next. */
export function OwnAgreement({
  own,
  list,
}: {
  readonly own: OwnOrder;
  readonly list: RefObject<HTMLElement | null>;
}) {
  const { t } = useText('own-scores');
  const showToast = useToast();
  const { kept, contradictions, keep } = own;
  const reset = () => {
    keep(null);
    showToast({
      text: t('order.wasReset'),
      undo: { label: t('common:undo'), run: () => keep(kept) },
    });
  };
  const goOn = () => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('.own-differs a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[(at + 1) % links.length]?.focus();
  };
  const differs = contradictions.length;
  const state = kept === null ? t('order.asTotals') : t('order.agrees');
  return (
    <div className="row wrap own-agreement">
      <p className="grow">{differs === 0 ? state : t('order.differs', { count: differs })}</p>
      {differs > 0 && (
        <Button variant="quiet" icon="swap" onClick={goOn}>
          {t('order.nextDifference')}
        </Button>
      )}
      {kept !== null && (
        <Button icon="rank" onClick={reset}>
          {t('order.reset')}
        </Button>
      )}
    </div>
  );
}
