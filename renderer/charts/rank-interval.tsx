import type { Zone } from '../../shared/ranking/ranking.ts';
import type { RankAxis } from './rank-axis.ts';
import './charts.css';

const height = 46;
const middle = height / 2;
/** Lines run on through rows that are higher than the picture; the cell cuts them off. */
const beyond = 40;

/** Numbers of the rank axis, over the column of intervals. */
export function AxisHead({ axis, title }: { readonly axis: RankAxis; readonly title: string }) {
  return (
    <svg viewBox={`0 0 ${axis.width} 40`} className="rank-plot" role="img" aria-label={title}>
      <text className="ax" x={axis.width / 2} y="14" textAnchor="middle">
        {title}
      </text>
      {axis.ticks.map((rank) => (
        <text key={rank} className="ax" x={axis.x(rank)} y="34" textAnchor="middle">
          {rank}
        </text>
      ))}
      {axis.cut !== null && (
        <text className="ax at-cut" x={axis.x(axis.cut)} y="34" textAnchor="middle">
          {axis.cut}
        </text>
      )}
    </svg>
  );
}

interface BarPlace {
  readonly from: number;
  readonly to: number;
  /** The line that the bar lies on. */
  readonly y: number;
}

/** The grey zone's bar: an outline with strokes across, so that it is told from the others without colour. */
function HatchedBar({ from, to, y }: BarPlace) {
  const strokes = Math.max(0, Math.floor((to - from - 10) / 8));
  return (
    <>
      <rect
        className="pl-grey"
        x={from}
        y={y - 5}
        width={Math.max(10, to - from)}
        height="10"
        rx="5"
      />
      {strokes > 0 && (
        <path
          className="pl-hatch"
          d={Array.from(
            { length: strokes },
            (_, index) => `M${(from + 5 + index * 8).toFixed(1)} ${y + 5}l6-10`,
          ).join('')}
        />
      )}
    </>
  );
}

/** An interval of places; the shape of the bar says its zone. */
export function IntervalBar({ zone, from, to, y }: BarPlace & { readonly zone: Zone }) {
  switch (zone) {
    case 'in':
      return <path className="pl-safe" d={`M${from} ${y}H${to}`} />;
    case 'grey':
      return <HatchedBar from={from} to={to} y={y} />;
    case 'out':
      return <path className="pl-out" d={`M${from} ${y}H${to}`} />;
  }
}

/** The mark of a zone at a submission's own place. */
export const zoneMark = (zone: Zone): 'safe' | 'grey' | 'out' => (zone === 'in' ? 'safe' : zone);

/** One submission's interval of places, its own place as a dot, and the cut. */
export function RankInterval({
  axis,
  low,
  high,
  place,
  zone,
  label,
}: {
  readonly axis: RankAxis;
  readonly low: number;
  readonly high: number;
  readonly place: number | null;
  readonly zone: Zone;
  readonly label: string;
}) {
  return (
    <svg
      viewBox={`0 0 ${axis.width} ${height}`}
      className="rank-plot"
      role="img"
      aria-label={label}
    >
      <path
        className="pl-grid"
        d={axis.ticks.map((rank) => `M${axis.x(rank)} -${beyond}V${height + beyond}`).join('')}
      />
      {axis.cut !== null && (
        <path className="pl-cut" d={`M${axis.x(axis.cut)} -${beyond}V${height + beyond}`} />
      )}
      <IntervalBar zone={zone} from={axis.x(low)} to={axis.x(high)} y={middle} />
      {place !== null && (
        <circle className={`pl-dot ${zoneMark(zone)}`} cx={axis.x(place)} cy={middle} r="6" />
      )}
    </svg>
  );
}
