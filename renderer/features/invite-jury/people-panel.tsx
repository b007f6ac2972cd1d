import { type ReactNode, useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CommissionTable } from './commission-table.tsx';
import { consentOf, sortedPeople } from './jury-facts.ts';
import { type PanelProps, usePeopleColumns } from './people-columns.tsx';
import {
  isIn,
  openSheetsOfLeft,
  type PeopleGroup,
  workLoads,
  type WorkLoad,
} from './people-facts.ts';
import { PeopleImport } from './people-import.tsx';
import { type ConsentFilter, ConsentPills, GroupPills, isWithin } from './people-pills.tsx';
import { PersonDialog } from './person-dialog.tsx';

const searchText = (person: Person): string =>
  foldForSearch([fullName(person), person.organisation].join(' '));

/** Jurors who have left with sheets that nobody else will hand in, and where others are added to these applications. */
function LeftNote({ open }: { readonly open: number }) {
  const { t } = useText('people');
  if (open === 0) return null;
  return (
    <Banner
      tone="warn"
      title={t('leave.hint', { count: open })}
      action={<LinkButton href="#/assignment">{t('leave.toAssignment')}</LinkButton>}
    >
      {t('leave.hintText')}
    </Banner>
  );
}

function FoundPeople({
  found,
  columns,
  onEdit,
}: {
  readonly found: readonly Person[];
  readonly columns: readonly Column<Person>[];
  readonly onEdit: (id: Id) => void;
}) {
  const { t } = useText('jury');
  return (
    <Card pad={false} className="table-card">
      <div className="scroll-x">
        <Table
          label={t('people')}
          columns={columns}
          rows={found}
          rowKey={({ id }) => id}
          onSelect={onEdit}
          empty={t('common:nothingFound')}
        />
      </div>
    </Card>
  );
}

function PeopleTable({
  settings,
  state,
  loads,
  buttons,
  onEdit,
}: PanelProps & {
  readonly loads: ReadonlyMap<Id, WorkLoad>;
  readonly buttons: ReactNode;
  readonly onEdit: (id: Id) => void;
}) {
  const { t } = useText('jury');
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<ConsentFilter>('all');
  const [group, setGroup] = useState<PeopleGroup>('all');
  const columns = usePeopleColumns({ settings, state }, loads);
  const people = useMemo(() => sortedPeople(state), [state]);
  const found = people.filter(
    (person) =>
      isIn(group, person, state.jurorDetails) &&
      matchesSearch(searchText(person), query) &&
      isWithin(consentOf(person, state), filter),
  );
  return (
    <>
      <div className="jury-bar">
        <TextField
          label={t('common:search')}
          type="search"
          icon="search"
          value={query}
          onChange={setQuery}
        />
        {buttons}
      </div>
      <GroupPills
        people={people}
        settings={settings}
        state={state}
        value={group}
        onChange={setGroup}
      />
      {group === 'commission' ? (
        <CommissionTable members={settings.commission} />
      ) : (
        <>
          <ConsentPills people={people} state={state} value={filter} onChange={setFilter} />
          <FoundPeople found={found} columns={columns} onEdit={onEdit} />
        </>
      )}
    </>
  );
}

/** Who is in the contest: found by name, added by hand or from a list, corrected. */
export function PeoplePanel({ settings, state }: PanelProps) {
  const { t } = useText('jury');
  const words = useText('people');
  const toast = useToast();
  const shown = useShownState() ?? state;
  const { assignments, sheets } = state;
  const loads = useMemo(() => workLoads({ assignments, sheets }), [assignments, sheets]);
  const [edited, setEdited] = useState<Id | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const nobody = [...state.people.values()].every(({ role }) => role === 'headquarters');
  const closeImport = (recorded: number) => {
    setImporting(false);
    if (recorded > 0) toast({ text: words.t('import.saved', { count: recorded }) });
  };
  const buttons = (
    <div className="row wrap">
      <Button icon="plus" onClick={() => setEdited('new')}>
        {t('addPerson')}
      </Button>
      <Button icon="table" onClick={() => setImporting(true)}>
        {t('importPeople')}
      </Button>
    </div>
  );
  return (
    <div className="col g4 panel">
      <LeftNote open={openSheetsOfLeft(state.jurorDetails, loads)} />
      {nobody ? (
        <EmptyState title={t('nobodyTitle')} action={buttons}>
          {t('nobodyText')}
        </EmptyState>
      ) : (
        <PeopleTable
          settings={settings}
          state={shown}
          loads={loads}
          buttons={buttons}
          onEdit={setEdited}
        />
      )}
      {edited !== null && (
        <PersonDialog
          key={edited}
          person={state.people.get(edited) ?? null}
          settings={settings}
          state={state}
          open={loads.get(edited)?.open ?? 0}
          onClose={() => setEdited(null)}
        />
      )}
      {importing && <PeopleImport settings={settings} state={state} onClose={closeImport} />}
    </div>
  );
}
