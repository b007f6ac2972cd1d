import { useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import type { KeyRow } from './key-facts.ts';
import { isFound, isUnder, type KeyFilter, keyFilters, KeyTable } from './key-table.tsx';

/** Keys with a search and filters that say how many wait for a person. */
export function KeyList({
  rows,
  state,
  selected,
  onSelect,
  empty,
}: {
  readonly rows: readonly KeyRow[];
  readonly state: ContestState;
  readonly selected: string | null;
  readonly onSelect: (publicKey: string) => void;
  readonly empty: string;
}) {
  const { t, format } = useText('keys');
  const [filter, setFilter] = useState<KeyFilter>('all');
  const [query, setQuery] = useState('');
  const shown = rows.filter((row) => isUnder(row, filter) && isFound(row, query));
  return (
    <>
      <div className="keys-bar">
        <TextField
          label={t('common:search')}
          labelHidden
          placeholder={t('searchHint')}
          type="search"
          icon="search"
          value={query}
          onChange={setQuery}
        />
        <FilterPills
          label={t('common:filter')}
          value={filter}
          onChange={setFilter}
          options={keyFilters.map((value) => ({
            value,
            label: t(`filters.${value}`),
            count: format.number(rows.filter((row) => isUnder(row, value)).length),
          }))}
        />
      </div>
      <KeyTable
        rows={shown}
        state={state}
        selected={selected}
        onSelect={onSelect}
        empty={rows.length === 0 ? empty : t('common:nothingFound')}
      />
    </>
  );
}
