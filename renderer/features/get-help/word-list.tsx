import { useState } from 'react';

import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';

const words = [
  'submission',
  'criterion',
  'sheet',
  'bundle',
  'invitation',
  'signature',
  'fingerprint',
  'conflict',
  'quarantine',
  'greyZone',
  'severity',
  'quorum',
  'protocol',
  'recusal',
  'safetyCopy',
  'journal',
] as const;

/** The words of contests with their meaning, in the order of the alphabet. */
export function WordList() {
  const { t } = useText('help');
  const [query, setQuery] = useState('');
  const entries = words.map((id) => ({
    id,
    word: t(`words.${id}.word`),
    meaning: t(`words.${id}.meaning`),
  }));
  const found = entries.filter(({ word, meaning }) =>
    matchesSearch(foldForSearch(`${word} ${meaning}`), query),
  );
  return (
    <div className="col g4">
      <TextField
        label={t('search')}
        type="search"
        icon="search"
        value={query}
        onChange={setQuery}
      />
      <dl className="help-words" aria-live="polite">
        {toSortedByText(found, ({ word }) => word).map(({ id, word, meaning }) => (
          <div key={id}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      {found.length === 0 && <p className="muted">{t('wordsEmpty')}</p>}
    </div>
  );
}
