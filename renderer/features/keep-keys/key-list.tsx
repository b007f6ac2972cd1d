import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import {
  isFound,
  isUnder,
  type KeyFilter,
  keyFilters,
  KeyTable,
  type KeyTableProps,
} from './key-table.tsx';

/** Keys with a search and filters that say how many wait for a person. */
export function KeyList({ rows, empty, ...table }: KeyTableProps) {
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
        {...table}
        rows={shown}
        empty={rows.length === 0 ? empty : t('common:nothingFound')}
      />
    </>
  );
}
