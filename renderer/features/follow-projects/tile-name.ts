import type { TileRegion } from '../../../shared/contest/region-tiles.ts';
import { useText } from '../../language/use-text.ts';

/** Names of regions that fit a tile, the same as on the map of what has come. */
export function useTileName(): (region: TileRegion) => string {
  const { t } = useText('completeness');
  return (region) => t(`tile.${region}`);
}
