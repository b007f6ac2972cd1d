import { useDeferredValue, useMemo, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import { DataCard } from './data-card.tsx';
import { findSubjects, nameOf, type Subject, subjectAt } from './data-subject.ts';

/** People listed at once; who is looked for is found by typing more. */
const most = 30;

function Results({
  found,
  current,
  onOpen,
}: {
  readonly found: readonly Subject[];
  readonly current: string | null;
  readonly onOpen: (name: string) => void;
}) {
  const { t } = useText('guard');
  const rest = found.length - most;
  return (
    <>
      <ul className="subjects" aria-label={t('find.results')}>
        {found.slice(0, most).map((each) => {
          const name = nameOf(each);
          return (
            <li key={name}>
              <button
                type="button"
                className="subject"
                aria-pressed={name === current}
                onClick={() => onOpen(name)}
              >
                <span className="t1">{each.name === '' ? '—' : each.name}</span>
                <span className="t2">
                  {each.role === null
                    ? t('find.applicantOf', { number: each.id })
                    : t('subject.person', { role: t(`common:roles.${each.role}`), id: each.id })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <p className="meta">{t('find.more', { count: rest })}</p>}
    </>
  );
}

/** Finds somebody and opens their card. */
export function FindView({
  shown,
  state,
  open,
  onOpen,
}: {
  readonly shown: ContestState;
  readonly state: ContestState;
  /** "person/<id>" or "submission/<id>" of the open card; null without one. */
  readonly open: string | null;
  readonly onOpen: (name: string) => void;
}) {
  const { t } = useText('guard');
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const found = useMemo(() => findSubjects(shown, asked), [shown, asked]);
  const subject = open === null ? null : subjectAt(shown, open);
  return (
    <div className="col g4 panel">
      <TextField
        label={t('find.search')}
        hint={t('find.hint')}
        type="search"
        icon="search"
        value={query}
        onChange={setQuery}
      />
      {asked.trim() !== '' && found.length === 0 && <p role="status">{t('common:nothingFound')}</p>}
      {found.length > 0 && <Results found={found} current={open} onOpen={onOpen} />}
      {subject !== null && (
        <DataCard key={nameOf(subject)} subject={subject} shown={shown} state={state} />
      )}
    </div>
  );
}
