import { useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import type { OperationId } from '../../../shared/log/operation.ts';
import { settleQuarantine } from '../../../shared/merge/resolution-operations.ts';
import {
  mayBeReleased,
  type ContestState,
  type QuarantinedOperation,
} from '../../../shared/merge/state.ts';
import { quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, FieldError } from '../../ui/field.tsx';
import type { ConflictItem } from './conflict-item.ts';
import { ItemHead } from './item-head.tsx';
import { personName } from './item-words.ts';
import { ReasonFields, useReason } from './reason.tsx';
import { recordWords } from './record-words.ts';

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

/** Records with a valid signature that break a rule: let in or left out, with a reason. */
export function QuarantineDetail({
  item,
  state,
  busy,
  onSettle,
}: {
  readonly item: QuarantineItem;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onSettle: (actions: readonly Action[]) => void;
}) {
  const text = useText('conflicts');
  const { t, language } = text;
  const reason = useReason();
  const [left, setLeft] = useState<ReadonlySet<OperationId>>(new Set());
  const [asked, setAsked] = useState(false);
  const words = quarantineText(item.reason, language);
  const chosen = item.operations.filter(({ operation }) => !left.has(operation.id));
  const settle = (outcome: 'released' | 'left-out') => {
    setAsked(true);
    const reasoned = reason.check();
    if (chosen.length === 0 || !reasoned) return;
    onSettle(chosen.map(({ operation }) => settleQuarantine(operation.id, outcome, reason.text)));
  };
  return (
    <>
      <section className="card">
        <ItemHead title={words.title} note={personName(item.person, state, text)}>
          <p>{words.what}</p>
          <p>{words.do}</p>
        </ItemHead>
        <Records operations={item.operations} state={state} left={left} onLeft={setLeft} />
      </section>
      <section className="card pad col g3" aria-label={t('decision')}>
        <ReasonFields type="quarantine" reason={reason} />
        {asked && chosen.length === 0 && <FieldError>{t('quarantine.chooseFirst')}</FieldError>}
        <div className="row wrap verbs">
          {mayBeReleased(item.reason) && (
            <Button disabled={busy} onClick={() => settle('released')}>
              {t('quarantine.release', { count: chosen.length })}
            </Button>
          )}
          <Button variant="primary" size="lg" busy={busy} onClick={() => settle('left-out')}>
            {t('quarantine.leaveOut', { count: chosen.length })}
          </Button>
        </div>
      </section>
    </>
  );
}
