import type { Id, RegionCode } from '../../../shared/contest/contest.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { ConflictItem, ConflictItemType } from './conflict-item.ts';
import { questionOf } from './item-question.ts';
import type { Impacts } from './use-impacts.ts';

/** What deciding an item does; `uncounted` may change anything, `counting` is not known yet. */
export type ItemLevel = 'winners' | 'places' | 'none' | 'uncounted' | 'counting';

export function levelOf(item: ConflictItem, impacts: Impacts): ItemLevel {
  if (questionOf(item) === null) return 'uncounted';
  const known = impacts.known.get(item.id);
  if (known !== undefined) return known.level;
  return impacts.status === 'counting' ? 'counting' : 'uncounted';
}

/** In this order people work: who is who first, since it decides what else remains; then what decides the winners. */
const groupNames = [
  'identity',
  'winners',
  'uncounted',
  'counting',
  'places',
  'none',
  'fork',
] as const;

export interface ItemGroup {
  readonly id: (typeof groupNames)[number];
  readonly items: readonly ConflictItem[];
}

const groupOf = (item: ConflictItem, impacts: Impacts): ItemGroup['id'] =>
  item.type === 'identity' || item.type === 'fork' ? item.type : levelOf(item, impacts);

/** Groups that have something in them, what changes the winners first. */
export const groupsOf = (items: readonly ConflictItem[], impacts: Impacts): readonly ItemGroup[] =>
  groupNames
    .map((id) => ({ id, items: items.filter((item) => groupOf(item, impacts) === id) }))
    .filter((group) => group.items.length > 0);

/** Where an item belongs, for filters. */
export interface ItemPlace {
  /** Of the application and of the people who gave the versions. */
  readonly regions: ReadonlySet<RegionCode>;
  readonly nominations: ReadonlySet<Id>;
}

const present = <T>(values: readonly (T | null | undefined)[]): ReadonlySet<T> =>
  new Set(values.flatMap((value) => value ?? []));

export function placeOf(item: ConflictItem, state: ContestState): ItemPlace {
  const regionOf = (person: Id | null | undefined) => state.people.get(person ?? '')?.region;
  const about = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const id = sheetPath(key)?.submission ?? key.split('/').at(-1);
      return state.submissions.get(id ?? '') ?? [];
    });
  switch (item.type) {
    case 'hard': {
      const { key, sheet } = item.conflict;
      const submissions = about([key]);
      return {
        regions: present([...submissions.map(({ region }) => region), regionOf(sheet?.juror)]),
        nominations: present(submissions.map(({ nomination }) => nomination)),
      };
    }
    case 'quarantine': {
      const submissions = about(item.operations.map(({ operation }) => operation.key));
      return {
        regions: present([regionOf(item.person)]),
        nominations: present(submissions.map(({ nomination }) => nomination)),
      };
    }
    case 'fork':
      return { regions: present([regionOf(item.fork.person)]), nominations: new Set() };
    case 'identity':
      return { regions: present([regionOf(item.person)]), nominations: new Set() };
  }
}

/** What of the list is shown; null = all. */
export interface ItemFilter {
  readonly type: ConflictItemType | null;
  readonly region: RegionCode | null;
  readonly nomination: Id | null;
}

export const noFilter: ItemFilter = { type: null, region: null, nomination: null };

export const filterItems = (
  items: readonly ConflictItem[],
  { type, region, nomination }: ItemFilter,
  state: ContestState,
): readonly ConflictItem[] =>
  items.filter((item) => {
    if (type !== null && item.type !== type) return false;
    if (region === null && nomination === null) return true;
    const { regions, nominations } = placeOf(item, state);
    return (
      (region === null || regions.has(region)) &&
      (nomination === null || nominations.has(nomination))
    );
  });

/** Regions and nominations that some item belongs to. */
export function placesOf(items: readonly ConflictItem[], state: ContestState): ItemPlace {
  const places = items.map((item) => placeOf(item, state));
  return {
    regions: new Set(places.flatMap(({ regions }) => [...regions])),
    nominations: new Set(places.flatMap(({ nominations }) => [...nominations])),
  };
}
