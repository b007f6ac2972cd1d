import { useMemo } from 'react';

import { useText } from '../language/use-text.ts';
import { ChartFigure } from './chart-figure.tsx';
import type { ChartTwin } from './chart-twin.ts';
import { type ImpactRow, impactOrder, impactSpan } from './impact-rows.ts';
import { createRankAxis } from './rank-axis.ts';
import { RankGrid } from './rank-grid.tsx';

const each = 52;
const head = 58;
const mostShown = 20;

function Now({ x, y }: { readonly x: number; readonly y: number }) {
  return <path className="chart-point now" d={`M${x} ${y - 8}l8 8-8 8-8-8z`} />;
}

function Outcome({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle className="chart-point open" cx={x} cy={y} r={6} />;
}

function Picture({
  rows,
  size,
  top,
  width,
  label,
}: {
  readonly rows: readonly ImpactRow[];
  readonly size: number;
  readonly top: number | null;
  readonly width: number;
  readonly label: string;
}) {
  const { t } = useText('charts');
  const axis = createRankAxis(size, top, width);
  const bottom = head + rows.length * each;
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 4}`} role="img" aria-label={label}>
      <text x={0} y={14}>
        {t('common:place')}
      </text>
      <RankGrid axis={axis} words={40} top={head - 8} bottom={bottom} />
      {rows.map((row, index) => {
        const y = head + index * each + 36;
        const [from, to] = impactSpan(row);
        return (
          <g key={row.id}>
            <text className={`halo ${row.level}`} x={0} y={y - 16}>
              {t(`impact.line.${row.level}`, { name: row.short })}
            </text>
            <path className="chart-span" d={`M${axis.x(from)} ${y}H${axis.x(to)}`} />
            {row.places.map((place, which) => (
              <Outcome key={which} x={axis.x(place)} y={y} />
            ))}
            {row.now !== null && <Now x={axis.x(row.now)} y={y} />}
          </g>
        );
      })}
    </svg>
  );
}

function useTwin(rows: readonly ImpactRow[]): ChartTwin<ImpactRow> {
  const { t, format } = useText('charts');
  return useMemo(
    () => ({
      rows,
      rowKey: ({ id }) => id,
      columns: [
        { id: 'submission', title: t('common:submission'), text: ({ name }) => name },
        {
          id: 'now',
          title: t('impact.now'),
          text: ({ now }) => (now === null ? '—' : format.number(now)),
          order: ({ now }) => now,
          numeric: true,
        },
        {
          id: 'after',
          title: t('impact.after'),
          text: ({ places }) =>
            places.length === 0 ? '—' : places.map((place) => format.number(place)).join(' / '),
        },
        {
          id: 'moved',
          title: t('impact.moved'),
          text: ({ moved }) => format.number(moved),
          order: ({ moved }) => moved,
          numeric: true,
        },
        {
          id: 'level',
          title: t('impact.level'),
          text: ({ level }) => t(`impact.word.${level}`),
          order: ({ level }) => ['winners', 'places', 'none'].indexOf(level),
        },
      ],
    }),
    [rows, t, format],
  );
}

/** Which open conflicts move which places, and whether the list of those who go on depends on them. */
export function ConflictImpactChart({
  title,
  conflicts,
  top,
}: {
  readonly title: string;
  readonly conflicts: readonly ImpactRow[];
  readonly top: number | null;
}) {
  const { t, format } = useText('charts');
  const rows = useMemo(() => impactOrder(conflicts), [conflicts]);
  const twin = useTwin(rows);
  const shown = rows.filter(({ level }) => level !== 'none').slice(0, mostShown);
  const size = Math.max(top ?? 2, 2, ...shown.map((row) => impactSpan(row)[1] + 2));
  if (rows.length === 0) return null;
  const winners = rows.filter(({ level }) => level === 'winners').length;
  const places = rows.filter(({ level }) => level === 'places').length;
  const caption =
    winners + places === 0
      ? t('impact.nothing', { count: rows.length })
      : t('impact.caption', {
          winners: format.number(winners),
          places: format.number(places),
          rest: format.number(rows.length - winners - places),
        });
  return (
    <ChartFigure
      title={title}
      caption={caption}
      twin={twin}
      picture={(width) =>
        shown.length === 0 ? null : (
          <Picture rows={shown} size={size} top={top} width={width} label={caption} />
        )
      }
      legend={
        shown.length === 0 ? undefined : (
          <>
            <span>
              <svg className="chart-sign" viewBox="0 0 20 20" aria-hidden="true">
                <Now x={10} y={10} />
              </svg>{' '}
              {t('impact.now')}
            </span>
            <span>
              <svg className="chart-sign" viewBox="0 0 20 20" aria-hidden="true">
                <Outcome x={10} y={10} />
              </svg>{' '}
              {t('impact.after')}
            </span>
          </>
        )
      }
    />
  );
}
