import { type Ref, useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { type ConflictItem, itemTypes, neighbour, openItems } from './conflict-item.ts';
import { DecisionsView } from './decisions-view.tsx';
import { GapNotice } from './gap-notice.tsx';
import { ForkDetail } from './fork-detail.tsx';
import { HardDetail } from './hard-detail.tsx';
import { IdentityDetail } from './identity-detail.tsx';
import {
  filterItems,
  groupsOf,
  type ItemFilter,
  type ItemGroup,
  levelOf,
  noFilter,
} from './item-groups.ts';
import { useTitleFocus } from './item-head.tsx';
import { ItemList } from './item-list.tsx';
import { LevelFilter, PlaceFilter, type View, views } from './level-filter.tsx';
import { madeDecisions } from './made-decisions.ts';
import { QuarantineDetail } from './quarantine-detail.tsx';
import { AgreeLevel, SoftLevel, UnknownLevel } from './quiet-levels.tsx';
import { type Impacts, useImpacts } from './use-impacts.ts';
import { type Settlement, type Settling, useSettling } from './use-settling.ts';
import './settle-conflicts.css';

interface DetailProps {
  readonly settling: Settling;
  readonly items: readonly ConflictItem[];
  readonly open: readonly ConflictItem[];
  readonly impacts: Impacts;
  readonly state: ContestState;
}

function Detail({ settling, items, open, impacts, state }: DetailProps) {
  const { current, busy, settle } = settling;
  if (current === null) return null;
  const rest = { state, busy, onSettle: (made: Settlement) => void settle(made) };
  const waiting = levelOf(current, impacts) === 'counting' ? 'counting' : 'uncounted';
  const known = { impact: impacts.known.get(current.id) ?? null, waiting } as const;
  switch (current.type) {
    case 'hard': {
      const next = neighbour(items, current.id, 1);
      return (
        <HardDetail
          key={current.id}
          conflict={current.conflict}
          onSkip={next === null ? null : () => settling.show(next)}
          {...known}
          {...rest}
        />
      );
    }
    case 'fork':
      return <ForkDetail key={current.id} fork={current.fork} {...rest} />;
    case 'identity':
      return <IdentityDetail key={current.id} item={current} {...rest} />;
    case 'quarantine':
      return <QuarantineDetail key={current.id} item={current} open={open} {...known} {...rest} />;
  }
}

function NothingOpen({ filtered }: { readonly filtered: boolean }) {
  const { t } = useText('conflicts');
  const { received } = useDesk('received');
  if (filtered) return <EmptyState ornament={false} title={t('empty.filtered')} />;
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

/** The last decision taken back, and steps through the list. */
function HeadVerbs({
  settling,
  items,
}: {
  readonly settling: Settling;
  readonly items: readonly ConflictItem[];
}) {
  const { t } = useText('conflicts');
  const { current, last, busy, undo, show } = settling;
  const previous = neighbour(items, current?.id ?? null, -1);
  const next = neighbour(items, current?.id ?? null, 1);
  const go = (id: string | null) => {
    if (id !== null) show(id);
  };
  return (
    <>
      {last !== null && (
        <Button
          variant="quiet"
          icon="undo"
          kbd="Ctrl Z"
          aria-keyshortcuts="Control+Z"
          disabled={busy}
          onClick={undo}
        >
          {t('undo.last')}
        </Button>
      )}
      {items.length > 1 && (
        <div className="row">
          <Button
            icon="up"
            aria-label={t('previous')}
            disabled={previous === null}
            onClick={() => go(previous)}
          />
          <Button
            icon="down"
            aria-label={t('next')}
            disabled={next === null}
            onClick={() => go(next)}
          />
        </div>
      )}
    </>
  );
}

const itemsIn = (groups: readonly ItemGroup[]): readonly ConflictItem[] =>
  groups.flatMap((group) => group.items);

/** The list beside the open item. */
function OpenItems({
  groups,
  place,
  ...props
}: DetailProps & {
  readonly groups: readonly ItemGroup[];
  readonly place: Ref<HTMLDivElement>;
}) {
  const { settling, items, open, state } = props;
  const { current } = settling;
  if (current === null || items.length === 0) return <NothingOpen filtered={open.length > 0} />;
  return (
    <div className="tri">
      <ItemList groups={groups} current={current.id} state={state} onOpen={settling.show} />
      {/* What somebody works on stays open, however the list is ordered meanwhile. */}
      <div className="col g4" ref={place} onFocusCapture={() => settling.show(current.id)}>
        <Detail {...props} />
      </div>
    </div>
  );
}

/** Which view the address asks for: other screens lead straight to a kind of open item. */
function useView() {
  const [path] = useLocation();
  const asked = views.find((view) => path === `/conflicts/${view}`) ?? 'open';
  return useState<View>(asked);
}

const typeOf = (view: View) => itemTypes.find((type) => type === view) ?? null;
const listsItems = (view: View): boolean => view === 'open' || typeOf(view) !== null;

function Conflicts({ state }: { readonly state: ContestState }) {
  const { t } = useText('conflicts');
  const [view, setView] = useView();
  const [filter, setFilter] = useState<ItemFilter>(noFilter);
  const open = useMemo(() => openItems(state), [state]);
  const unsettled = open.length + state.gaps.length;
  const impacts = useImpacts(open, state);
  const groups = groupsOf(filterItems(open, { ...filter, type: typeOf(view) }, state), impacts);
  const items = itemsIn(groups);
  const settling = useSettling(state, items);
  const decisions = useMemo(() => madeDecisions(state), [state]);
  const place = useTitleFocus(settling.turn);
  return (
    <main className="main conflicts">
      <PageHead
        title={t('title')}
        note={unsettled === 0 ? t('noneOpen') : t('openCount', { count: unsettled })}
      >
        <HeadVerbs settling={settling} items={listsItems(view) ? items : []} />
      </PageHead>
      <ErrorBanner error={settling.error} />
      <GapNotice state={state} />
      <div className="filters-block">
        <LevelFilter
          {...{ view, state, items: open, decisions: decisions.length }}
          onView={setView}
        />
        {listsItems(view) && (
          <PlaceFilter filter={filter} onFilter={setFilter} items={open} state={state} />
        )}
      </div>
      {listsItems(view) && (
        <OpenItems {...{ settling, items, open, impacts, state, groups, place }} />
      )}
      {view === 'soft' && <SoftLevel state={state} />}
      {view === 'agree' && <AgreeLevel state={state} />}
      {view === 'unknown' && <UnknownLevel state={state} />}
      {view === 'decisions' && (
        <DecisionsView state={state} busy={settling.busy} onTakeBack={settling.takeBack} />
      )}
    </main>
  );
}

/** Settling what merging cannot, ordered by what it does to the winners; and looking up what was decided. */
export function SettleConflictsScreen() {
  const state = useShownState();
  return state === null ? null : <Conflicts state={state} />;
}
