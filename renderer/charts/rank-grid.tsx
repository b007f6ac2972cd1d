import { useText } from '../language/use-text.ts';
import type { RankAxis } from './rank-axis.ts';

/** The lines of places with their numbers, and the end of the list: between its last place and the next one. */
export function RankGrid({
  axis,
  words,
  top,
  bottom,
}: {
  readonly axis: RankAxis;
  /** The line that the numbers stand on. */
  readonly words: number;
  readonly top: number;
  readonly bottom: number;
}) {
  const { format } = useText('charts');
  return (
    <>
      {axis.ticks.map((rank) => (
        <g key={rank}>
          <path className="chart-grid" d={`M${axis.x(rank)} ${top}V${bottom}`} />
          <text x={axis.x(rank)} y={words} textAnchor="middle">
            {format.number(rank)}
          </text>
        </g>
      ))}
      {axis.cut !== null && (
        <>
          <path className="chart-mark cut" d={`M${axis.x(axis.cut + 0.5)} ${top}V${bottom}`} />
          <text className="chart-mark-word" x={axis.x(axis.cut)} y={words} textAnchor="middle">
            {format.number(axis.cut)}
          </text>
        </>
      )}
    </>
  );
}
