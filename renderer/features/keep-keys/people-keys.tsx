import { useMemo, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DirectoryCard } from './directory-card.tsx';
import { KeyDetail } from './key-detail.tsx';
import { keyRows, rowsOfRegion } from './key-facts.ts';
import { KeyList } from './key-list.tsx';
import { MutualRevocation, WaitingList } from './waiting-list.tsx';
import { waitingStatements } from './waiting-statements.ts';

interface PeopleKeysProps {
  readonly state: ContestState;
  readonly profile: Profile;
}

/** Headquarters' list: every key, what waits for the other key keeper, and the directory as a whole. */
export function PeopleKeys({ state, profile }: PeopleKeysProps) {
  const { t } = useText('keys');
  const { publicKey } = profile;
  const rows = useMemo(() => keyRows(state, publicKey), [state, publicKey]);
  const statements = useMemo(() => waitingStatements(state, publicKey), [state, publicKey]);
  const [selected, setSelected] = useState<string | null>(null);
  const chosen = rows.find(({ holder }) => holder.publicKey === selected);
  return (
    <div className="split panel">
      <div className="col g4">
        {state.directory.mutualRevocation && <MutualRevocation />}
        {statements.length > 0 && <WaitingList statements={statements} state={state} />}
        <KeyList
          rows={rows}
          state={state}
          selected={selected}
          onSelect={setSelected}
          empty={t('nobodyEnrolled')}
        />
      </div>
      <aside className="col g4">
        {chosen === undefined ? (
          <Card>
            <p className="muted">{t('chooseRow')}</p>
          </Card>
        ) : (
          <KeyDetail key={chosen.holder.publicKey} row={chosen} state={state} by="headquarters" />
        )}
        <DirectoryCard directory={state.directory} />
      </aside>
    </div>
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
  const [selected, setSelected] = useState<string | null>(null);
  const chosen = rows.find(({ holder }) => holder.publicKey === selected);
  if (rows.length === 0)
    return <EmptyState title={t('region.emptyTitle')}>{t('region.emptyText')}</EmptyState>;
  return (
    <div className="split panel">
      <div className="col g4">
        <p className="muted">{t('region.what')}</p>
        <KeyList
          rows={rows}
          state={state}
          selected={selected}
          onSelect={setSelected}
          empty={t('region.emptyTitle')}
        />
      </div>
      <aside className="col g4">
        {chosen === undefined ? (
          <Card>
            <p className="muted">{t('chooseRow')}</p>
          </Card>
        ) : (
          <KeyDetail key={chosen.holder.publicKey} row={chosen} state={state} by="coordinator" />
        )}
      </aside>
    </div>
  );
}
