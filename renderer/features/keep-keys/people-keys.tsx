import { type ReactNode, useMemo, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DirectoryCard } from './directory-card.tsx';
import { KeyDetail } from './key-detail.tsx';
import { type KeyRow, keyRows, rowsOfRegion } from './key-facts.ts';
import { KeyList } from './key-list.tsx';
import { MutualRevocation, WaitingList } from './waiting-list.tsx';
import { waitingStatements } from './waiting-statements.ts';

interface PeopleKeysProps {
  readonly state: ContestState;
  readonly profile: Profile;
}

/** A list of keys, and beside it what is known and can be done about the chosen one. */
function KeysBesideOne({
  rows,
  state,
  by,
  empty,
  above,
  below,
}: {
  readonly rows: readonly KeyRow[];
  readonly state: ContestState;
  readonly by: 'headquarters' | 'coordinator';
  readonly empty: string;
  readonly above: ReactNode;
  readonly below?: ReactNode;
}) {
  const { t } = useText('keys');
  const [selected, setSelected] = useState<string | null>(null);
  const chosen = rows.find(({ holder }) => holder.publicKey === selected);
  return (
    <div className="split panel">
      <div className="col g4">
        {above}
        <KeyList
          rows={rows}
          state={state}
          selected={selected}
          onSelect={setSelected}
          empty={empty}
        />
      </div>
      <aside className="col g4">
        {chosen === undefined ? (
          <Card>
            <p className="muted">{t('chooseRow')}</p>
          </Card>
        ) : (
          <KeyDetail key={chosen.holder.publicKey} row={chosen} state={state} by={by} />
        )}
        {below}
      </aside>
    </div>
  );
}

/** Headquarters' list: every key, what waits for the other key keeper, and the directory as a whole. */
export function PeopleKeys({ state, profile }: PeopleKeysProps) {
  const { t } = useText('keys');
  const { publicKey } = profile;
  const rows = useMemo(() => keyRows(state, publicKey), [state, publicKey]);
  const statements = useMemo(() => waitingStatements(state, publicKey), [state, publicKey]);
  return (
    <KeysBesideOne
      rows={rows}
      state={state}
      by="headquarters"
      empty={t('nobodyEnrolled')}
      above={
        <>
          {state.directory.mutualRevocation && <MutualRevocation />}
          {statements.length > 0 && <WaitingList statements={statements} state={state} />}
        </>
      }
      below={<DirectoryCard directory={state.directory} />}
    />
  );
}

/** A coordinator's list: keys of the own region's jurors, to be confirmed face to face. */
export function RegionKeys({ state, profile }: PeopleKeysProps) {
  const { t } = useText('keys');
  const { publicKey, person } = profile;
  const rows = useMemo(
    () => rowsOfRegion(keyRows(state, publicKey), person.region),
    [state, publicKey, person.region],
  );
  if (rows.length === 0)
    return <EmptyState title={t('region.emptyTitle')}>{t('region.emptyText')}</EmptyState>;
  return (
    <KeysBesideOne
      rows={rows}
      state={state}
      by="coordinator"
      empty={t('region.emptyTitle')}
      above={<p className="muted">{t('region.what')}</p>}
    />
  );
}
