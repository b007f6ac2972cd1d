import type { Id, RegionCode } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { SelectField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { type ConflictItem, itemTypes } from './conflict-item.ts';
import { type ItemFilter, placesOf } from './item-groups.ts';

/** What the screen shows: what is open, one of its kinds, what settled itself, or what was decided. */
export const views = ['open', ...itemTypes, 'soft', 'agree', 'unknown', 'decisions'] as const;

export type View = (typeof views)[number];

/** Kinds of open items and levels of merging with their counts; one is shown. */
export function LevelFilter({
  view,
  onView,
  items,
  state,
  decisions,
}: {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly items: readonly ConflictItem[];
  readonly state: ContestState;
  readonly decisions: number;
}) {
  const { t, format } = useText('conflicts');
  const count = (name: View): number => {
    switch (name) {
      case 'open':
        return items.length;
      case 'soft':
        return state.soft.length;
      case 'agree':
        return state.counts.agree;
      case 'unknown':
        return state.unknown.length;
      case 'decisions':
        return decisions;
      case 'hard':
      case 'fork':
      case 'quarantine':
      case 'identity':
        return items.filter(({ type }) => type === name).length;
    }
  };
  // Two keys of one person are no level of merging: they are named only where they are.
  const shown = views.filter((name) => name !== 'identity' || count(name) > 0 || view === name);
  return (
    <FilterPills
      label={t('view.label')}
      value={view}
      onChange={onView}
      options={shown.map((value) => ({
        value,
        label: t(`view.${value}`),
        count: format.number(count(value)),
      }))}
    />
  );
}

/** Region and nomination of what is listed, where there are several. */
export function PlaceFilter({
  filter,
  onFilter,
  items,
  state,
}: {
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
  readonly items: readonly ConflictItem[];
  readonly state: ContestState;
}) {
  const { t, format, language } = useText('conflicts');
  const { regions, nominations } = placesOf(items, state);
  const profile = state.settings?.regionsProfile ?? 'none';
  const regionOptions = [...regions]
    .map((value) => ({ value, label: regionName(value, profile, language) }))
    .toSorted((a, b) => compareText(a.label, b.label));
  const nominationOptions = (state.settings?.nominations ?? [])
    .filter(({ id }) => nominations.has(id))
    .map(({ id, title }) => ({ value: id, label: format.localized(title) }));
  const orNull = <Value extends string>(value: Value): Value | null =>
    value === '' ? null : value;
  if (regionOptions.length < 2 && nominationOptions.length < 2) return null;
  return (
    <div className="row wrap place-filter">
      {regionOptions.length > 1 && (
        <SelectField<RegionCode>
          label={t('common:region')}
          labelHidden
          value={filter.region ?? ''}
          onChange={(region) => onFilter({ ...filter, region: orNull(region) })}
          options={[{ value: '', label: t('allRegions') }, ...regionOptions]}
        />
      )}
      {nominationOptions.length > 1 && (
        <SelectField<Id>
          label={t('common:nomination')}
          labelHidden
          value={filter.nomination ?? ''}
          onChange={(nomination) => onFilter({ ...filter, nomination: orNull(nomination) })}
          options={[{ value: '', label: t('allNominations') }, ...nominationOptions]}
        />
      )}
    </div>
  );
}
