import { useId } from 'react';

import {
  type TilePlace,
  tilePlace,
  type TileRegion,
  tileRegions,
} from '../../../shared/contest/region-tiles.ts';
import type { PortfolioGroup } from '../../../shared/reports/monitoring/portfolio.ts';
import { HatchPattern } from '../../charts/hatch-pattern.tsx';
import { useTileName } from './tile-name.ts';
import type { FollowWords } from './use-follow-words.ts';

const columns = 6;
const gap = 6;
const tileHeight = 92;
const edge = 8;
const barHeight = 12;

/** Pixels: in less room names no longer fit their tiles, and bars are drawn instead. */
export const leastMapWidth = 600;

interface Tile {
  readonly group: PortfolioGroup;
  readonly region: TileRegion;
  readonly place: TilePlace;
}

/** The regions that have a place on the map; others stand in the table alone. */
export const tilesOf = (groups: readonly PortfolioGroup[]): readonly Tile[] =>
  groups.flatMap((group): readonly Tile[] => {
    const region = tileRegions.find((code) => code === group.key);
    const place = tilePlace(group.key);
    return region === undefined || place === null ? [] : [{ group, region, place }];
  });

/** One region: its name, its projects, and what of its grants was paid and spent, as a bar and in words. */
function RegionTile({
  tile: { group, region },
  x,
  y,
  width,
  pattern,
  words: { t, format, share },
}: {
  readonly tile: Tile;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly pattern: string;
  readonly words: FollowWords;
}) {
  const tileName = useTileName();
  const { granted, paid, spent, projects } = group;
  const room = width - 2 * edge;
  const long = (sum: number): number =>
    granted === 0 ? 0 : Math.min(room, (room * Math.max(0, sum)) / granted);
  const top = tileHeight - edge - barHeight;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="follow-tile" width={width} height={tileHeight} rx={6} />
      <text className="chart-strong" x={edge} y={24}>
        {tileName(region)}
      </text>
      <text x={edge} y={44}>
        {t('groups.tileProjects', { projects: format.number(projects) })}
      </text>
      <text x={edge} y={62}>
        {t('groups.tileSpent', { share: share(spent, granted) })}
      </text>
      <rect className="chart-track" x={edge} y={top} width={room} height={barHeight} />
      <rect
        className="chart-bar"
        fill={`url(#${pattern})`}
        x={edge}
        y={top}
        width={long(paid)}
        height={barHeight}
      />
      <rect className="chart-bar high" x={edge} y={top} width={long(spent)} height={barHeight} />
    </g>
  );
}

/** Money by region, each region roughly where it lies in the country. */
export function RegionMoneyMap({
  tiles,
  width,
  label,
  words,
}: {
  readonly tiles: readonly Tile[];
  readonly width: number;
  readonly label: string;
  readonly words: FollowWords;
}) {
  const pattern = useId();
  const rows = tiles.map(({ place }) => place.row);
  const first = Math.min(...rows);
  const count = Math.max(...rows) - first + 1;
  const tileWidth = (width - (columns - 1) * gap) / columns;
  const height = count * tileHeight + (count - 1) * gap;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <HatchPattern id={pattern} />
      {tiles.map((tile) => (
        <RegionTile
          key={tile.region}
          tile={tile}
          x={(tile.place.column - 1) * (tileWidth + gap)}
          y={(tile.place.row - first) * (tileHeight + gap)}
          width={tileWidth}
          pattern={pattern}
          words={words}
        />
      ))}
    </svg>
  );
}
