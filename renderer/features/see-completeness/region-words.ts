import type { RegionCode, RegionsProfileId } from '../../../shared/contest/contest.ts';
import { type TileRegion, tileRegions } from '../../../shared/contest/region-tiles.ts';
import { regionName, regionShortName } from '../../../shared/contest/regions.ts';
import type { Text } from '../../language/use-text.ts';

export type CompletenessText = Text<'completeness'>;

const isTileRegion = (region: RegionCode): region is TileRegion =>
  tileRegions.some((code) => code === region);

/** Full name with its kind; jurors without a region stand together. */
export const regionTitle = (
  region: RegionCode | null,
  profile: RegionsProfileId,
  { t, language }: CompletenessText,
): string => (region === null ? t('noRegion') : regionName(region, profile, language));

/** The name that fits a tile; where a dated list calls the region otherwise, its short name of that time. */
export function tileTitle(
  region: RegionCode,
  profile: RegionsProfileId,
  { t, language }: CompletenessText,
): string {
  const short = regionShortName(region, profile, language);
  const today = regionShortName(region, '2022-', language);
  if (short === today) return isTileRegion(region) ? t(`tile.${region}`) : short;
  return region === 'KZ-61' ? t('tileOfSouth') : short;
}
