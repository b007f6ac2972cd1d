import type { RegionCode } from '../../../shared/contest/contest.ts';

export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

const place = (column: number, row: number): TilePlace => ({ column, row });

/**
 * Where each region lies on a map of six columns and five rows: roughly where it lies in the country, each city under or
 * beside its oblast. A region that a contest does not have leaves its place empty.
 */
const places: ReadonlyMap<RegionCode, TilePlace> = new Map([
  ['KZ-39', place(2, 1)],
  ['KZ-59', place(3, 1)],
  ['KZ-55', place(5, 1)],
  ['KZ-27', place(1, 2)],
  ['KZ-15', place(2, 2)],
  ['KZ-11', place(3, 2)],
  ['KZ-71', place(4, 2)],
  ['KZ-10', place(5, 2)],
  ['KZ-63', place(6, 2)],
  ['KZ-23', place(1, 3)],
  ['KZ-62', place(3, 3)],
  ['KZ-35', place(4, 3)],
  ['KZ-33', place(6, 3)],
  ['KZ-47', place(1, 4)],
  ['KZ-43', place(2, 4)],
  ['KZ-61', place(3, 4)],
  ['KZ-31', place(4, 4)],
  ['KZ-19', place(5, 4)],
  ['KZ-79', place(3, 5)],
  ['KZ-75', place(5, 5)],
]);

/** The tile of a region, or null where it is not a region of Kazakhstan: such regions are listed in the table only. */
export const tilePlace = (region: RegionCode): TilePlace | null => places.get(region) ?? null;

/** Codes that have a tile. */
export const tileRegions: readonly RegionCode[] = [...places.keys()];
