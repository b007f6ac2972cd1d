import { useMemo, useState } from 'react';

import { ok } from '../../../shared/basics/result.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { SavedFiles } from '../../../shared/host/host-table.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { EnrolmentChip } from './enrolment-chip.tsx';
import {
  enrolmentGroups,
  enrolmentOf,
  groupOf,
  juryFacts,
  loadsOf,
  sortedPeople,
  type Enrolment,
  type EnrolmentGroup,
} from './jury-facts.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

type Filter = EnrolmentGroup | 'all';

const filters = ['all', ...enrolmentGroups] as const satisfies readonly Filter[];

interface Invited {
  readonly person: Person;
  readonly enrolment: Enrolment;
  readonly load: number;
}

const isIn = ({ enrolment }: Invited, filter: Filter): boolean =>
  filter === 'all' || groupOf(enrolment) === filter;

function useColumns(
  settings: ContestSettings,
  chosen: ReadonlySet<Id>,
  onChoose: (id: Id, on: boolean) => void,
): readonly Column<Invited>[] {
  const { t, language, format } = useText('jury');
  return [
    {
      id: 'name',
      title: t('person'),
      cell: ({ person }) => (
        <CheckField
          label={fullName(person)}
          checked={chosen.has(person.id)}
          onChange={(on) => onChoose(person.id, on)}
        />
      ),
    },
    { id: 'role', title: t('common:role'), cell: ({ person }) => t(`common:roles.${person.role}`) },
    {
      id: 'region',
      title: t('common:region'),
      cell: ({ person: { region } }) =>
        region === null ? '—' : regionShortName(region, settings.regionsProfile, language),
    },
    {
      id: 'load',
      title: t('load'),
      numeric: true,
      cell: ({ person, load }) => (person.role === 'juror' ? format.number(load) : '—'),
    },
    {
      id: 'invitation',
      title: t('invitation'),
      cell: ({ enrolment }) => <EnrolmentChip enrolment={enrolment} />,
    },
  ];
}

/** Writes the chosen people's files where headquarters says. */
function useExport(onExported: (count: number, verified: boolean) => void) {
  const desk = useDeskCommands();
  const host = useHost();
  const command = useCommand();
  const save = async (ids: readonly Id[]) => {
    const written = await command.run<SavedFiles | null>(async () => {
      const files = await desk.exportInvitations(ids);
      if (!files.ok) return files;
      const saved = await host.saveFiles(files.value);
      // Closing the dialog is a choice and not a failure.
      if (!saved.ok && saved.error.type === 'SaveCancelled') return ok(null);
      return saved;
    });
    if (written !== null) onExported(written.names.length, written.verified);
  };
  return { command, save };
}

/** Why there are no files: in a contest with two key keepers the other one approves tickets first, which is no failure. */
function NoFiles({ error }: { readonly error: DeskError | null }) {
  const { t } = useText('jury');
  if (error?.type !== 'ApprovalsWaiting') return <ErrorBanner error={error} />;
  return (
    <div role="status">
      <Banner
        tone="warn"
        icon="key"
        title={t('approval.title')}
        action={
          <LinkButton variant="quiet" href="#/receive">
            {t('approval.toArchive')}
          </LinkButton>
        }
      >
        {t('approval.what')} {t('approval.do')}
      </Banner>
    </div>
  );
}

function InvitedTable({
  settings,
  shown,
  chosen,
  onChoose,
}: {
  readonly settings: ContestSettings;
  readonly shown: readonly Invited[];
  readonly chosen: ReadonlySet<Id>;
  readonly onChoose: (chosen: ReadonlySet<Id>) => void;
}) {
  const { t } = useText('jury');
  const columns = useColumns(settings, chosen, (id, on) => {
    const others = [...chosen].filter((other) => other !== id);
    onChoose(new Set(on ? [...others, id] : others));
  });
  return (
    <Card pad={false} className="table-card">
      <div className="scroll-x">
        <Table
          label={t('invitationsTab')}
          columns={columns}
          rows={shown}
          rowKey={({ person }) => person.id}
          empty={t('common:nothingFound')}
        />
      </div>
    </Card>
  );
}

function StateFilter({
  invited,
  filter,
  onFilter,
}: {
  readonly invited: readonly Invited[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}) {
  const { t, format } = useText('jury');
  return (
    <FilterPills
      label={t('common:filter')}
      value={filter}
      onChange={onFilter}
      options={filters.map((value) => ({
        value,
        label: value === 'all' ? t('common:all') : t(`enrolmentGroups.${value}`),
        count: format.number(invited.filter((entry) => isIn(entry, value)).length),
      }))}
    />
  );
}

/** Documents that are not on this laptop cannot go into a file. */
function MissingDocuments() {
  const { t } = useText('jury');
  const { missingDocuments } = useDesk('missingDocuments');
  if (missingDocuments === 0) return null;
  return <Banner tone="warn">{t('documentsMissing', { count: missingDocuments })}</Banner>;
}

function Invitations({
  settings,
  invited,
}: {
  readonly settings: ContestSettings;
  readonly invited: readonly Invited[];
}) {
  const { t } = useText('jury');
  const toast = useToast();
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [filter, setFilter] = useState<Filter>('all');
  const [verified, setVerified] = useState(false);
  const shown = invited.filter((entry) => isIn(entry, filter));
  const { command, save } = useExport((count, readBack) => {
    setChosen(new Set());
    setVerified(readBack);
    toast({ text: t('exported', { count }) });
  });
  const idle = invited.filter(
    ({ person, load }) => chosen.has(person.id) && person.role === 'juror' && load === 0,
  );
  return (
    <div className="col g4 panel">
      <NoFiles error={command.error} />
      <p className="muted">{t('invitationsNote')}</p>
      <StateFilter invited={invited} filter={filter} onFilter={setFilter} />
      <InvitedTable settings={settings} shown={shown} chosen={chosen} onChoose={setChosen} />
      <RemovableNote verified={verified} />
      <MissingDocuments />
      {idle.length > 0 && <Banner tone="warn">{t('withoutSheets', { count: idle.length })}</Banner>}
      <ActionBar
        start={
          <Button
            icon="check"
            onClick={() => setChosen(new Set(shown.map(({ person }) => person.id)))}
          >
            {t('common:selectAll')}
          </Button>
        }
      >
        <Button
          variant="primary"
          size="lg"
          icon="download"
          busy={command.busy}
          disabled={chosen.size === 0}
          onClick={() => void save([...chosen])}
        >
          {chosen.size === 0 ? t('chooseInvited') : t('exportInvitations', { count: chosen.size })}
        </Button>
      </ActionBar>
    </div>
  );
}

/** One file per person: who has got one, who has opened it, and making more. */
export function InvitationsPanel({
  settings,
  state,
}: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
}) {
  const { t } = useText('jury');
  const invited = useMemo(() => {
    const loads = loadsOf(juryFacts(state)?.present ?? []);
    return sortedPeople(state)
      .filter(({ role }) => role !== 'headquarters')
      .map((person) => ({
        person,
        enrolment: enrolmentOf(person, state),
        load: loads.get(person.id) ?? 0,
      }));
  }, [state]);
  if (invited.length === 0)
    return <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>;
  return <Invitations settings={settings} invited={invited} />;
}
