import type { RegionCode } from './contest.ts';

export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

/**
 * Where each region lies on a map of six columns and five rows: roughly where it lies in the country, each city under or
 * beside its oblast. A region that a contest does not have leaves its place empty.
 */
const places = {
  'KZ-39': { column: 2, row: 1 },
  'KZ-59': { column: 3, row: 1 },
  'KZ-55': { column: 5, row: 1 },
  'KZ-27': { column: 1, row: 2 },
  'KZ-15': { column: 2, row: 2 },
  'KZ-11': { column: 3, row: 2 },
  'KZ-71': { column: 4, row: 2 },
  'KZ-10': { column: 5, row: 2 },
  'KZ-63': { column: 6, row: 2 },
  'KZ-23': { column: 1, row: 3 },
  'KZ-62': { column: 3, row: 3 },
  'KZ-35': { column: 4, row: 3 },
  'KZ-33': { column: 6, row: 3 },
  'KZ-47': { column: 1, row: 4 },
  'KZ-43': { column: 2, row: 4 },
  'KZ-61': { column: 3, row: 4 },
  'KZ-31': { column: 4, row: 4 },
  'KZ-19': { column: 5, row: 4 },
  'KZ-79': { column: 3, row: 5 },
  'KZ-75': { column: 5, row: 5 },
} as const satisfies Readonly<Record<RegionCode, TilePlace>>;

/** A region that has a tile. */
export type TileRegion = keyof typeof places;

const byCode: ReadonlyMap<RegionCode, TilePlace> = new Map(Object.entries(places));

/** The tile of a region, or null where it is not a region of Kazakhstan: such regions are listed in the table only. */
export const tilePlace = (region: RegionCode): TilePlace | null => byCode.get(region) ?? null;

/** Codes that have a tile. */
export const tileRegions = Object.keys(places) as readonly TileRegion[];
