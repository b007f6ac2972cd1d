import type { Person } from '../../../shared/contest/people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { consentOf, type ConsentState } from './jury-facts.ts';
import type { PanelProps } from './people-columns.tsx';
import { isIn, type PeopleGroup, peopleGroups } from './people-facts.ts';

const consentFilters = ['all', 'signed', 'open'] as const;
export type ConsentFilter = (typeof consentFilters)[number];

export const isWithin = (consent: ConsentState | null, filter: ConsentFilter): boolean =>
  filter === 'all' || (consent !== null && (consent === 'signed') === (filter === 'signed'));

/** Who has signed the regulation's texts and who has not, as figures that filter the list. */
export function ConsentPills({
  people,
  state,
  value,
  onChange,
}: {
  readonly people: readonly Person[];
  readonly state: ContestState;
  readonly value: ConsentFilter;
  readonly onChange: (filter: ConsentFilter) => void;
}) {
  const { t, format } = useText('jury');
  const consents = people.map((person) => consentOf(person, state));
  if (consents.every((consent) => consent === null)) return null;
  return (
    <FilterPills
      label={t('consent.title')}
      value={value}
      onChange={onChange}
      options={consentFilters.map((filter) => ({
        value: filter,
        label: t(`consent.filter.${filter}`),
        count: format.number(consents.filter((each) => isWithin(each, filter)).length),
      }))}
    />
  );
}

/** Figures of the groups of people, as filters. */
export function GroupPills({
  people,
  settings,
  state,
  value,
  onChange,
}: PanelProps & {
  readonly people: readonly Person[];
  readonly value: PeopleGroup;
  readonly onChange: (group: PeopleGroup) => void;
}) {
  const { t, format } = useText('people');
  const countOf = (group: PeopleGroup): number =>
    group === 'commission'
      ? settings.commission.length
      : people.filter((person) => isIn(group, person, state.jurorDetails)).length;
  const groups = peopleGroups.map((group) => ({ group, count: countOf(group) }));
  return (
    <FilterPills
      label={t('groups.label')}
      value={value}
      onChange={onChange}
      options={groups
        .filter(({ group, count }) => group !== 'left' || count > 0)
        .map(({ group, count }) => ({
          value: group,
          label: t(`groups.${group}`),
          count: format.number(count),
        }))}
    />
  );
}
