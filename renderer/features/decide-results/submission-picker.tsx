import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

/** Offered at a time; more letters make the list shorter. */
const mostFound = 8;

/** Admitted applications that a query finds: the very number first, no more than a person looks through. */
function useFound(state: ContestState, taken: readonly Id[], query: string) {
  const all = useMemo(
    () =>
      [...state.submissions.values()]
        .filter(({ eligibility }) => eligibility.admitted)
        .map(({ id, title, applicant }) => ({
          id,
          title,
          folded: foldForSearch(`${id} ${title} ${applicant}`),
        })),
    [state],
  );
  if (query === '') return [];
  return all
    .filter(({ id, folded }) => !taken.includes(id) && matchesSearch(folded, query))
    .toSorted((a, b) => Number(b.id === query) - Number(a.id === query))
    .slice(0, mostFound);
}

/** Finds an admitted application by number, title or applicant, and takes it. */
export function SubmissionPicker({
  state,
  label,
  taken = [],
  error,
  onPick,
}: {
  readonly state: ContestState;
  readonly label: string;
  /** Not offered again. */
  readonly taken?: readonly Id[];
  readonly error?: string;
  readonly onPick: (submission: Id) => void;
}) {
  const { t } = useText('decide');
  const [query, setQuery] = useState('');
  const asked = query.trim();
  const found = useFound(state, taken, asked);
  const pick = (id: Id) => {
    setQuery('');
    onPick(id);
  };
  return (
    <div className="picker">
      <TextField
        label={label}
        type="search"
        icon="search"
        placeholder={t('picker.hint')}
        value={query}
        onChange={setQuery}
        {...(error === undefined ? {} : { error })}
      />
      {found.length > 0 && (
        <ul className="picker-found" aria-label={t('picker.found')}>
          {found.map(({ id, title }) => (
            <li key={id}>
              <Button variant="quiet" onClick={() => pick(id)}>
                {`${t('common:submissionNumber', { number: id })} · ${title}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="meta" role="status">
        {asked !== '' && found.length === 0 ? t('common:nothingFound') : ''}
      </p>
    </div>
  );
}
