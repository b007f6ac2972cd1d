import { useState } from 'react';

import type { OperationId } from '../../../shared/log/operation.ts';
import { settleQuarantine } from '../../../shared/merge/resolution-operations.ts';
import {
  mayBeReleased,
  type ContestState,
  type QuarantinedOperation,
  type QuarantineReason,
} from '../../../shared/merge/state.ts';
import { quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { ConflictImpact } from '../../../shared/ranking/conflict-impact.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CheckField, FieldError } from '../../ui/field.tsx';
import type { ConflictItem } from './conflict-item.ts';
import { ItemHead } from './item-head.tsx';
import { ImpactCard } from './impact-card.tsx';
import { itemWords, personName, placeName } from './item-words.ts';
import { ReasonFields, useReason } from './reason.tsx';
import { recordWords } from './record-words.ts';
import { SimilarChoice, useSimilar } from './similar-choice.tsx';
import { similarQuarantine } from './similar.ts';
import type { Settlement } from './use-settling.ts';

type QuarantineItem = Extract<ConflictItem, { readonly type: 'quarantine' }>;

/** Records shown before the rest is unfolded. */
const shownAtFirst = 20;

/** The records kept aside, each with its own mark. */
function Records({
  operations,
  state,
  left,
  onLeft,
}: {
  readonly operations: readonly QuarantinedOperation[];
  readonly state: ContestState;
  /** Records that the decision is not about. */
  readonly left: ReadonlySet<OperationId>;
  readonly onLeft: (left: ReadonlySet<OperationId>) => void;
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  const [all, setAll] = useState(false);
  const shown = all ? operations : operations.slice(0, shownAtFirst);
  const mark = (id: OperationId, chosen: boolean) => {
    const next = new Set(left);
    if (chosen) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  return (
    <div className="records" role="group" aria-label={t('quarantine.records')}>
      {shown.map(({ operation }) => {
        const words = recordWords(operation, state, text);
        return (
          <CheckField
            key={operation.id}
            label={`${words.title}: ${words.value}`}
            hint={[
              words.note,
              `${format.date(operation.wallClock, 'short')}, ${format.time(operation.wallClock)}`,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
            checked={!left.has(operation.id)}
            onChange={(chosen) => mark(operation.id, chosen)}
          />
        );
      })}
      {shown.length < operations.length && (
        <Button variant="quiet" icon="down" onClick={() => setAll(true)}>
          {t('quarantine.showRest', { count: operations.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

/** Reasons that are put right on the screen of the keys: confirming a key is better than releasing what it signed. */
const keyReasons: ReadonlySet<QuarantineReason> = new Set([
  'key-unconfirmed',
  'unapproved',
  'identity-contested',
  'signer-unknown',
  'revoked',
  'stage',
]);

function WayToKeys({ reason }: { readonly reason: QuarantineReason }) {
  const { t } = useText('conflicts');
  if (!keyReasons.has(reason)) return null;
  return (
    <LinkButton variant="primary" href="#/keys" icon="key">
      {t('quarantine.toKeys')}
    </LinkButton>
  );
}

interface QuarantineDetailProps {
  readonly item: QuarantineItem;
  readonly open: readonly ConflictItem[];
  readonly state: ContestState;
  readonly impact: ConflictImpact | null;
  readonly waiting: 'counting' | 'uncounted';
  readonly busy: boolean;
  readonly onSettle: (settlement: Settlement) => void;
}

const recordsOf = (items: readonly QuarantineItem[]): readonly QuarantinedOperation[] =>
  items.flatMap(({ operations }) => operations);

/** Reason, similar records and the two ways to decide. */
function DecisionCard({
  item,
  open,
  state,
  busy,
  chosen,
  onSettle,
}: QuarantineDetailProps & { readonly chosen: readonly QuarantinedOperation[] }) {
  const text = useText('conflicts');
  const { t } = text;
  const reason = useReason();
  const [asked, setAsked] = useState(false);
  const similar = useSimilar(similarQuarantine(item, open, state));
  const records = [...chosen, ...recordsOf(similar.chosen)];
  const settle = (outcome: 'released' | 'left-out') => {
    setAsked(true);
    const reasoned = reason.check();
    if (chosen.length === 0 || !reasoned) return;
    onSettle({
      actions: records.map(({ operation }) => settleQuarantine(operation.id, outcome, reason.text)),
      items: records.length,
    });
  };
  return (
    <section className="card pad col g3" aria-label={t('decision')}>
      <ReasonFields type="quarantine" reason={reason} />
      <SimilarChoice
        similar={similar}
        count={(items) => recordsOf(items).length}
        wordsOf={(other) => itemWords(other, state, text)}
      />
      {asked && chosen.length === 0 && <FieldError>{t('quarantine.chooseFirst')}</FieldError>}
      <div className="row wrap verbs">
        {mayBeReleased(item.reason) && (
          <Button disabled={busy} onClick={() => settle('released')}>
            {t('quarantine.release', { count: records.length })}
          </Button>
        )}
        <Button
          variant={keyReasons.has(item.reason) ? 'default' : 'primary'}
          size="lg"
          busy={busy}
          onClick={() => settle('left-out')}
        >
          {t('quarantine.leaveOut', { count: records.length })}
        </Button>
      </div>
    </section>
  );
}

/** Records with a valid signature that break a rule: let in or left out, with a reason. */
export function QuarantineDetail(props: QuarantineDetailProps) {
  const { item, state, impact, waiting } = props;
  const text = useText('conflicts');
  const { t, language } = text;
  const [left, setLeft] = useState<ReadonlySet<OperationId>>(new Set());
  const words = quarantineText(item.reason, language);
  const place = placeName(item.person, state, text);
  const person = personName(item.person, state, text);
  const chosen = item.operations.filter(({ operation }) => !left.has(operation.id));
  const disputed = item.operations.filter((each) => each.disputed).length;
  return (
    <>
      <section className="card">
        <ItemHead title={words.title} note={place === '' ? person : `${person} · ${place}`}>
          {disputed > 0 && (
            <Banner tone="warn">{t('quarantine.disputed', { count: disputed })}</Banner>
          )}
          <p>{words.what}</p>
          <p>{words.do}</p>
          <WayToKeys reason={item.reason} />
        </ItemHead>
        <Records operations={item.operations} state={state} left={left} onLeft={setLeft} />
      </section>
      <div className="decide">
        <ImpactCard
          impact={impact}
          state={state}
          titles={new Map([['released', t('quarantine.ifReleased')]])}
          waiting={waiting}
        />
        <DecisionCard {...props} chosen={chosen} />
      </div>
    </>
  );
}
