import { useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type ConflictItem, itemAfter, neighbour, openItems } from './conflict-item.ts';
import { ForkDetail } from './fork-detail.tsx';
import { HardDetail } from './hard-detail.tsx';
import { IdentityDetail } from './identity-detail.tsx';
import { useTitleFocus } from './item-head.tsx';
import { groupsOf, ItemList } from './item-list.tsx';
import { QuarantineDetail } from './quarantine-detail.tsx';
import './settle-conflicts.css';

type HardItem = Extract<ConflictItem, { readonly type: 'hard' }>;

/** Hard conflicts settled in this session that are not open again: they may be decided anew. */
const stillSettled = (
  settled: readonly HardItem[],
  open: readonly ConflictItem[],
): readonly HardItem[] =>
  settled
    .filter(
      ({ conflict }) =>
        !open.some((item) => item.type === 'hard' && item.conflict.key === conflict.key),
    )
    .map((item) => ({ ...item, id: `settled/${item.conflict.key}` }));

/** Working through the list: which item is open, recording a decision, what was settled. */
function useSettling(state: ContestState) {
  const { t } = useText('conflicts');
  const desk = useDeskCommands();
  const showToast = useToast();
  const [wanted, setWanted] = useState<string | null>(null);
  const [settled, setSettled] = useState<readonly HardItem[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [turn, setTurn] = useState(0);
  const open = openItems(state);
  const again = stillSettled(settled, open);
  const all = [...open, ...again];
  const current = all.find(({ id }) => id === wanted) ?? all[0] ?? null;

  const settle = async (actions: readonly Action[]) => {
    if (current === null || busy) return;
    const before = open.flatMap((item) => (item.type === 'hard' ? [item] : []));
    const keys = new Set(actions.map(({ key }) => key));
    const partly = current.type === 'quarantine' && actions.length < current.operations.length;
    const next = partly ? current.id : itemAfter(open, current.id);
    setBusy(true);
    const result = await desk.record(actions);
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    const decided = before.filter(({ conflict }) => keys.has(conflict.key));
    setSettled((earlier) => [
      ...decided,
      ...earlier.filter(
        ({ conflict }) => !decided.some((item) => item.conflict.key === conflict.key),
      ),
    ]);
    setWanted(next);
    setTurn((turns) => turns + 1);
    showToast({ text: t('recorded', { count: decided.length > 1 ? decided.length : 1 }) });
  };
  const show = (id: string | null) => {
    if (id !== null) setWanted(id);
  };
  return { open, again, all, current, busy, error, turn, settle, show };
}

type Settling = ReturnType<typeof useSettling>;

function Detail({
  settling,
  state,
}: {
  readonly settling: Settling;
  readonly state: ContestState;
}) {
  const { current, busy, settle, open } = settling;
  if (current === null) return null;
  const rest = { state, busy, onSettle: (actions: readonly Action[]) => void settle(actions) };
  switch (current.type) {
    case 'hard': {
      const next = neighbour(open, current.id, 1);
      return (
        <HardDetail
          key={current.id}
          conflict={current.conflict}
          again={current.id.startsWith('settled/')}
          onSkip={next === null ? null : () => settling.show(next)}
          {...rest}
        />
      );
    }
    case 'fork':
      return <ForkDetail key={current.id} fork={current.fork} {...rest} />;
    case 'identity':
      return <IdentityDetail key={current.id} item={current} {...rest} />;
    case 'quarantine':
      return <QuarantineDetail key={current.id} item={current} {...rest} />;
  }
}

function NothingOpen() {
  const { t } = useText('conflicts');
  const { received } = useDesk();
  const fresh = received.length === 0;
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        <LinkButton variant="primary" size="lg" href={fresh ? '#/receive' : '#/ranking'}>
          {fresh ? t('empty.receive') : t('empty.ranking')}
        </LinkButton>
      }
    >
      {fresh ? t('empty.nothingYet') : t('empty.allSettled')}
    </EmptyState>
  );
}

function Open({ state }: { readonly state: ContestState }) {
  const { t, language } = useText('conflicts');
  const settling = useSettling(state);
  const { open, again, all, current, error } = settling;
  const place = useTitleFocus(settling.turn);
  const failure = error === null ? null : errorText(error, language);
  const previous = neighbour(all, current?.id ?? null, -1);
  const next = neighbour(all, current?.id ?? null, 1);
  return (
    <main className="main conflicts">
      <PageHead
        title={t('title')}
        note={open.length === 0 ? t('noneOpen') : t('openCount', { count: open.length })}
      >
        {all.length > 1 && (
          <div className="row">
            <Button
              icon="up"
              aria-label={t('previous')}
              disabled={previous === null}
              onClick={() => settling.show(previous)}
            />
            <Button
              icon="down"
              aria-label={t('next')}
              disabled={next === null}
              onClick={() => settling.show(next)}
            />
          </div>
        )}
      </PageHead>
      {failure !== null && (
        <Banner tone="danger" title={failure.title}>
          {failure.what} {failure.do}
        </Banner>
      )}
      {open.length === 0 && <NothingOpen />}
      {current !== null && (
        <div className="tri">
          <ItemList
            groups={groupsOf(open, again)}
            current={current.id}
            state={state}
            onOpen={(id) => settling.show(id)}
          />
          <div className="col g4" ref={place}>
            <Detail settling={settling} state={state} />
          </div>
        </div>
      )}
    </main>
  );
}

/** Settling what merging cannot: hard conflicts, copied installations, contested keys, records kept aside. */
export function SettleConflictsScreen() {
  const { state } = useDesk();
  return state === null ? null : <Open state={state} />;
}
