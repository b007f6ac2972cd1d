import { useMemo } from 'react';

import type { Zone } from '../../shared/ranking/ranking.ts';
import { useText } from '../language/use-text.ts';
import { ChartFigure } from './chart-figure.tsx';
import type { ChartTwin } from './chart-twin.ts';
import { createRankAxis, type RankAxis } from './rank-axis.ts';
import { RankGrid } from './rank-grid.tsx';
import { IntervalBar, zoneMark } from './rank-interval.tsx';

/** A submission's place and the places it may as well have. */
export interface IntervalRow {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly place: number;
  readonly low: number;
  readonly high: number;
  /** Probability of being on the list. */
  readonly pTop: number;
  readonly zone: Zone;
}

/** Places to either side of the cut that the picture shows. */
const around = 12;
const each = 30;
const head = 44;

/** The rows about the cut, in the order of their places. */
const aboutCut = (rows: readonly IntervalRow[], top: number): readonly IntervalRow[] => {
  const sorted = rows.toSorted((a, b) => a.place - b.place);
  const end = sorted.findIndex(({ place }) => place > top);
  const cut = end < 0 ? sorted.length : end;
  return sorted.slice(Math.max(0, cut - around), cut + around);
};

/** One submission: place and number, then the places it may as well have. */
function IntervalLine({
  row: { place, short, low, high, zone },
  axis,
  y,
  names,
}: {
  readonly row: IntervalRow;
  readonly axis: RankAxis;
  readonly y: number;
  /** Width of the column of names. */
  readonly names: number;
}) {
  const { t, format } = useText('charts');
  return (
    <>
      <text x={0} y={y + 5}>
        {t('slope.label', { place: format.number(place), name: short })}
      </text>
      <g transform={`translate(${names} 0)`}>
        <IntervalBar zone={zone} from={axis.x(low)} to={axis.x(high)} y={y} />
        <circle className={`pl-dot ${zoneMark(zone)}`} cx={axis.x(place)} cy={y} r={6} />
      </g>
    </>
  );
}

function Picture({
  rows,
  size,
  top,
  width,
  label,
}: {
  readonly rows: readonly IntervalRow[];
  readonly size: number;
  readonly top: number;
  readonly width: number;
  readonly label: string;
}) {
  const { t } = useText('charts');
  const names = Math.min(132, width * 0.36);
  const first = Math.max(1, Math.min(top, ...rows.map(({ low }) => low)));
  const last = Math.min(size, Math.max(top + 1, ...rows.map(({ high }) => high)));
  const axis = createRankAxis(last, top, width - names, first);
  const bottom = head + rows.length * each;
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 6}`} role="img" aria-label={label}>
      <text x={0} y={34}>
        {t('cut.head')}
      </text>
      <text x={width} y={14} textAnchor="end">
        {t('cut.axis')}
      </text>
      <g transform={`translate(${names} 0)`}>
        <RankGrid axis={axis} words={34} top={head - 4} bottom={bottom} />
      </g>
      {rows.map((row, index) => {
        const y = head + index * each + each / 2;
        const isFirstOut = row.place > top && (rows[index - 1]?.place ?? top) <= top;
        return (
          <g key={row.id}>
            {isFirstOut && index > 0 && (
              <path className="chart-cut-row" d={`M0 ${y - each / 2}H${width}`} />
            )}
            <IntervalLine row={row} axis={axis} y={y} names={names} />
          </g>
        );
      })}
    </svg>
  );
}

function useTwin(rows: readonly IntervalRow[]): ChartTwin<IntervalRow> {
  const { t, format } = useText('charts');
  return useMemo(
    () => ({
      rows,
      rowKey: ({ id }) => id,
      columns: [
        {
          id: 'place',
          title: t('common:place'),
          text: ({ place }) => format.number(place),
          order: ({ place }) => place,
          numeric: true,
        },
        { id: 'submission', title: t('common:submission'), text: ({ name }) => name },
        {
          id: 'interval',
          title: t('cut.axis'),
          text: ({ low, high }) =>
            t('cut.interval', { low: format.number(low), high: format.number(high) }),
          order: ({ low }) => low,
        },
        {
          id: 'chance',
          title: t('cut.chance'),
          text: ({ pTop }) => format.percent(pTop, 0),
          order: ({ pTop }) => pTop,
          numeric: true,
        },
        { id: 'zone', title: t('cut.zoneTitle'), text: ({ zone }) => t(`cut.zone.${zone}`) },
      ],
    }),
    [rows, t, format],
  );
}

/** Along the cut: which places each submission may as well have. */
export function CutLineChart({
  title,
  rows,
  top,
}: {
  readonly title: string;
  /** All submissions of the list's scope. */
  readonly rows: readonly IntervalRow[];
  readonly top: number;
}) {
  const { t, format } = useText('charts');
  const shown = useMemo(() => aboutCut(rows, top), [rows, top]);
  const twin = useTwin(shown);
  const size = Math.max(2, ...rows.map(({ place }) => place));
  if (shown.length === 0) return null;
  const grey = rows.filter(({ zone }) => zone === 'grey').length;
  const caption =
    grey === 0
      ? t('cut.sure', { top: format.number(top) })
      : t('cut.caption', { count: grey, top: format.number(top) });
  return (
    <ChartFigure
      title={title}
      caption={caption}
      twin={twin}
      picture={(width) => (
        <Picture rows={shown} size={size} top={top} width={width} label={caption} />
      )}
      legend={<span>{t('cut.legend')}</span>}
    />
  );
}
