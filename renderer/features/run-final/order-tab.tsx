import { useState } from 'react';

import { setRunningOrder } from '../../../shared/pitching/pitching-operations.ts';
import {
  isAsDrawn,
  type OrderEntry,
  type RunningOrder,
} from '../../../shared/pitching/running-order.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type FinalSubject, orderOf, speakersOf } from './final-facts.ts';
import { OrderForm } from './order-form.tsx';
import { OrderList } from './order-list.tsx';
import { rearranged } from './order-plan.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useRecording } from './use-recording.ts';

/** How the order came to be, and what was moved since. */
function OrderFacts({ order }: { readonly order: RunningOrder }) {
  const { t } = useText('final');
  const drawn =
    order.method === 'hand'
      ? t('order.byHand')
      : isAsDrawn(order)
        ? t('order.asDrawn', { seed: order.seed })
        : t('order.drawnThenMoved', { seed: order.seed });
  return (
    <Card title={t('order.how')}>
      <p>{drawn}</p>
      {order.moves.length > 0 && (
        <ul className="final-moves">
          {order.moves.map(({ submission, reason }, at) => (
            <li key={at}>{t('order.moveRow', { submission, reason })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Projects of the stage that are not in the order. */
function MissingBanner({
  subject,
  order: { entries },
  locked,
  onAdd,
}: {
  readonly subject: FinalSubject;
  readonly order: RunningOrder;
  readonly locked: boolean;
  readonly onAdd: (entries: readonly OrderEntry[]) => void;
}) {
  const { t } = useText('final');
  const missing = speakersOf(subject).filter(
    (id) => !entries.some((entry) => entry.type === 'turn' && entry.submission === id),
  );
  if (missing.length === 0) return null;
  const added = missing.map((submission): OrderEntry => ({
    type: 'turn',
    submission,
    place: 'hall',
  }));
  return (
    <Banner
      tone="warn"
      title={t('order.missing', { count: missing.length })}
      action={
        <Button disabled={locked} onClick={() => onAdd([...entries, ...added])}>
          {t('order.addMissing')}
        </Button>
      }
    >
      {missing.join(', ')}
    </Banner>
  );
}

interface Moving {
  readonly entries: readonly OrderEntry[];
  readonly submission: string;
}

function StandingOrder({
  subject,
  order,
  locked,
  onAnew,
}: {
  readonly subject: FinalSubject;
  readonly order: RunningOrder;
  readonly locked: boolean;
  readonly onAnew: () => void;
}) {
  const { t } = useText('final');
  const [moving, setMoving] = useState<Moving | null>(null);
  const { busy, error, record } = useRecording();
  const begun = (subject.state.turns.get(subject.stage.id)?.size ?? 0) > 0;
  const save = (next: RunningOrder) =>
    record([setRunningOrder(subject.stage.id, next)], t('order.saved'));
  const change = (entries: readonly OrderEntry[], moved: OrderEntry | null) => {
    // Before the first turn an order by hand is still being made; a draw, or one that has begun, is changed with a reason.
    const asks = moved?.type === 'turn' && (begun || order.method === 'draw');
    if (asks) setMoving({ entries, submission: moved.submission });
    else void save(rearranged(order, entries, null));
  };
  return (
    <>
      <MissingBanner
        subject={subject}
        order={order}
        locked={locked}
        onAdd={(entries) => void save(rearranged(order, entries, null))}
      />
      <OrderFacts order={order} />
      <ErrorBanner error={error} />
      <OrderList subject={subject} order={order} locked={locked || busy} onChange={change} />
      {!locked && !begun && (
        <div>
          <Button icon="swap" onClick={onAnew}>
            {t('order.anew')}
          </Button>
        </div>
      )}
      <ReasonDialog
        open={moving !== null}
        title={t('order.moveTitle', { submission: moving?.submission ?? '' })}
        verb={t('order.moveVerb')}
        onClose={() => setMoving(null)}
        onReason={(reason) => {
          if (moving === null) return;
          void save(
            rearranged(order, moving.entries, { submission: moving.submission, reason }),
          ).then(() => setMoving(null));
        }}
      >
        {t('order.moveText')}
      </ReasonDialog>
    </>
  );
}

/** Who speaks when. */
export function OrderTab({
  subject,
  today,
  locked,
}: {
  readonly subject: FinalSubject;
  readonly today: string;
  readonly locked: boolean;
}) {
  const { t } = useText('final');
  const [anew, setAnew] = useState(false);
  const order = orderOf(subject);
  if (order === null && speakersOf(subject).length === 0)
    return (
      <EmptyState
        title={t('order.nobody')}
        action={
          <LinkButton icon="gavel" href="#/decide">
            {t('order.toMeeting')}
          </LinkButton>
        }
      >
        {t('order.nobodyText')}
      </EmptyState>
    );
  if (order === null || anew)
    return <OrderForm subject={subject} today={today} onDone={() => setAnew(false)} />;
  return (
    <div className="col g4">
      <StandingOrder subject={subject} order={order} locked={locked} onAnew={() => setAnew(true)} />
    </div>
  );
}
