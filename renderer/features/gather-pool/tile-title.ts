import type { RegionCode } from '../../../shared/contest/contest.ts';
import { type TileRegion, tileRegions } from '../../../shared/contest/region-tiles.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import { useText } from '../../language/use-text.ts';

const isTileRegion = (region: RegionCode): region is TileRegion =>
  tileRegions.some((code) => code === region);

/** Names of regions that fit a tile, the same as on the map of what has come. */
export function useTileTitle(): (region: RegionCode) => string {
  const { t, language } = useText('completeness');
  return (region) =>
    isTileRegion(region) ? t(`tile.${region}`) : regionShortName(region, '2022-', language);
}
