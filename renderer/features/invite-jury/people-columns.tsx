import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { type JurorDetails, noDetails } from '../../../shared/contest/juror-details.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { asksForConsent } from '../../../shared/trust/consent.ts';
import { useText } from '../../language/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import { TwoLines, type Column } from '../../ui/table.tsx';
import { EnrolmentChip } from './enrolment-chip.tsx';
import { consentOf, type ConsentState, enrolmentOf } from './jury-facts.ts';
import type { WorkLoad } from './people-facts.ts';
import { useTitleOf } from './person-details.tsx';

export interface PanelProps {
  readonly settings: ContestSettings;
  readonly state: ContestState;
}

function ConsentChip({ consent }: { readonly consent: ConsentState | null }) {
  const { t } = useText('jury');
  if (consent === null) return '—';
  return <Chip tone={consentTones[consent]}>{t(`consent.${consent}`)}</Chip>;
}

const consentTones = { signed: 'ok', amended: 'warn', missing: 'line' } as const;

/** What is known of a juror's fields: what they may judge, and what they know. */
function FieldsCell({
  person,
  details,
  settings,
}: {
  readonly person: Person;
  readonly details: JurorDetails;
  readonly settings: ContestSettings;
}) {
  const { t } = useText('people');
  const titleOf = useTitleOf(settings);
  if (person.role !== 'juror') return '—';
  const judged =
    person.nominations.length === 0 ? t('common:all') : person.nominations.map(titleOf).join('; ');
  return <TwoLines first={judged} second={details.expertise.map(titleOf).join('; ')} />;
}

function LoadCell({
  sheets,
  capacity,
}: {
  readonly sheets: number;
  readonly capacity: number | null;
}) {
  const { t, format } = useText('people');
  const load = format.number(sheets);
  return capacity === null ? load : t('loadOf', { load, capacity: format.number(capacity) });
}

/** Who somebody is. */
function useWhoColumns({ settings, state }: PanelProps): readonly Column<Person>[] {
  const { t, language } = useText('jury');
  const people = useText('people');
  const detailsOf = ({ id }: Person) => state.jurorDetails.get(id) ?? noDetails;
  return [
    {
      id: 'name',
      title: t('person'),
      cell: (person) => (
        <>
          <TwoLines first={fullName(person)} second={person.organisation} />
          {detailsOf(person).left && (
            <Chip tone="warn" icon="minus">
              {people.t('left')}
            </Chip>
          )}
        </>
      ),
    },
    { id: 'role', title: t('common:role'), cell: ({ role }) => t(`common:roles.${role}`) },
    {
      id: 'region',
      title: t('common:region'),
      cell: ({ region }) =>
        region === null ? '—' : regionShortName(region, settings.regionsProfile, language),
    },
    {
      id: 'nominations',
      title: people.t('fields'),
      cell: (person) => (
        <FieldsCell person={person} details={detailsOf(person)} settings={settings} />
      ),
    },
  ];
}

/** Columns of the list of people: who they are, their work, and how far they have come. */
export function usePeopleColumns(
  { settings, state }: PanelProps,
  loads: ReadonlyMap<Id, WorkLoad>,
): readonly Column<Person>[] {
  const { t } = useText('jury');
  const who = useWhoColumns({ settings, state });
  const consent: Column<Person> = {
    id: 'consent',
    title: t('consent.title'),
    cell: (person) => <ConsentChip consent={consentOf(person, state)} />,
  };
  return [
    ...who,
    {
      id: 'load',
      title: t('load'),
      numeric: true,
      cell: ({ id, role }) =>
        role === 'juror' ? (
          <LoadCell
            sheets={loads.get(id)?.sheets ?? 0}
            capacity={state.jurorDetails.get(id)?.capacity ?? null}
          />
        ) : (
          '—'
        ),
    },
    ...(asksForConsent(settings) ? [consent] : []),
    {
      id: 'invitation',
      title: t('invitation'),
      cell: (person) =>
        person.role === 'headquarters' ? (
          '—'
        ) : (
          <EnrolmentChip enrolment={enrolmentOf(person, state)} />
        ),
    },
  ];
}
