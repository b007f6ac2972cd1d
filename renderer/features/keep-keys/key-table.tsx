import { fullName } from '../../../shared/contest/people.ts';
import { matchesSearch } from '../../../shared/language/search-fold.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Table, TwoLines, type Column } from '../../ui/table.tsx';
import { digitsOf, standingOf, waitsForPerson, type KeyRow } from './key-facts.ts';
import { holderName, holderNote, stageTitles } from './key-words.ts';
import { StandingChip } from './standing-chip.tsx';

export const keyFilters = ['all', 'waiting', 'counting', 'shut'] as const;
export type KeyFilter = (typeof keyFilters)[number];

/** True where a row belongs under a filter. */
export function isUnder(row: KeyRow, filter: KeyFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return waitsForPerson(row);
    case 'counting':
      return row.holder.state === 'active';
    case 'shut':
      return row.holder.state === 'refused' || row.holder.state === 'revoked';
  }
}

/** True where the name or the first digits of the code are looked for. */
export const isFound = ({ person, holder }: KeyRow, query: string): boolean =>
  matchesSearch(person === null ? '' : fullName(person), query) ||
  digitsOf(holder.publicKey).startsWith(query.trim());

function useColumns({ settings, directory }: ContestState): readonly Column<KeyRow>[] {
  const text = useText('keys');
  const { t, format } = text;
  return [
    {
      id: 'person',
      title: t('person'),
      cell: (row) => (
        <TwoLines
          first={holderName(row, directory, text)}
          second={holderNote(row, settings, text)}
        />
      ),
    },
    {
      id: 'standing',
      title: t('state'),
      cell: (row) => (
        <div className="col key-state">
          <StandingChip standing={standingOf(row)} />
          {row.root === 0 && row.holder.confirmed && <span className="t2">{t('compared')}</span>}
        </div>
      ),
    },
    {
      id: 'code',
      title: t('common:fingerprint'),
      cell: ({ holder }) => (
        <Fingerprint
          size="sm"
          label={t('common:fingerprint')}
          digits={digitsOf(holder.publicKey)}
        />
      ),
    },
    {
      id: 'stages',
      title: t('stages'),
      cell: ({ holder }) =>
        holder.stages === null ? t('common:all') : stageTitles(holder.stages, settings, text),
    },
    {
      id: 'logs',
      title: t('logs'),
      cell: ({ holder: { logs } }) => (
        <TwoLines
          first={format.number(logs.length)}
          second={logs.some(({ continues }) => continues !== null) ? t('continued') : ''}
        />
      ),
    },
  ];
}

export interface KeyTableProps {
  readonly rows: readonly KeyRow[];
  readonly state: ContestState;
  readonly selected: string | null;
  readonly onSelect: (publicKey: string) => void;
  /** Shown where there are no rows. */
  readonly empty: string;
}

/** The keys of a list; pressing one shows it beside the list. */
export function KeyTable({ rows, state, selected, onSelect, empty }: KeyTableProps) {
  const { t } = useText('keys');
  return (
    <Card pad={false} className="table-card">
      <div className="scroll-x">
        <Table
          label={t('title')}
          columns={useColumns(state)}
          rows={rows}
          rowKey={({ holder }) => holder.publicKey}
          selected={selected}
          onSelect={onSelect}
          empty={empty}
        />
      </div>
    </Card>
  );
}
