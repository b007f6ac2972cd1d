import { useId, useMemo } from 'react';

import { useText } from '../language/use-text.ts';
import { ChartFigure } from './chart-figure.tsx';
import { fixed } from './chart-numbers.ts';
import type { ChartTwin } from './chart-twin.ts';
import { HatchPattern } from './hatch-pattern.tsx';
import { linearScale } from './linear-scale.ts';
import { type ReliabilityRow, sheetSteps } from './reliability-rows.ts';
import { wrapWords } from './wrap-words.ts';

interface Bounds {
  readonly fair: number;
  readonly high: number;
}

/** Heights: the scale above, a line of a name, the bar with its words. */
const head = 46;
const line = 20;
const body = 58;

const shareLevel = (share: number, { fair, high }: Bounds): 'high' | 'fair' | 'low' =>
  share >= high ? 'high' : share >= fair ? 'fair' : 'low';

function Row({
  row,
  lines,
  bounds,
  x,
  top,
  pattern,
}: {
  readonly row: ReliabilityRow;
  /** The name, broken into lines. */
  readonly lines: readonly string[];
  readonly bounds: Bounds;
  readonly x: (share: number) => number;
  readonly top: number;
  readonly pattern: string;
}) {
  const { t, format } = useText('charts');
  const level = shareLevel(row.share, bounds);
  const y = top + lines.length * line + 18;
  return (
    <g>
      {lines.map((words, index) => (
        <text key={index} className="chart-strong halo" x={0} y={top + 14 + index * line}>
          {words}
        </text>
      ))}
      <rect className="chart-track" x={x(0)} y={y - 9} width={x(1) - x(0)} height={18} />
      <rect
        className={`chart-bar ${level}`}
        {...(level === 'high' ? {} : { fill: `url(#${pattern})` })}
        x={x(0)}
        y={y - 9}
        width={x(row.share) - x(0)}
        height={18}
      />
      {sheetSteps(row, (share) => x(share) - x(0)).map(({ sheets, share }) => (
        <g key={sheets}>
          <circle className="chart-point open" cx={x(share)} cy={y} r={5} />
          <text x={x(share)} y={y + 26} textAnchor="middle">
            {format.number(sheets)}
          </text>
        </g>
      ))}
      <text className="halo" x={x(0)} y={y + 26}>
        {t('reliability.now', {
          share: format.percent(row.share, 0),
          sheets: fixed(format, row.sheets, 1),
        })}
      </text>
    </g>
  );
}

function Picture({
  rows,
  bounds,
  width,
  label,
}: {
  readonly rows: readonly ReliabilityRow[];
  readonly bounds: Bounds;
  readonly width: number;
  readonly label: string;
}) {
  const { t, format } = useText('charts');
  const pattern = useId();
  const scale = linearScale([0, 1], [2, width - 18]);
  const named = rows.map((row) => ({
    row,
    lines: rows.length === 1 ? [] : wrapWords(row.name, width),
  }));
  const tops = named.map((_, index) =>
    named.slice(0, index).reduce((sum, { lines }) => sum + lines.length * line + body, head),
  );
  const bottom = named.reduce((sum, { lines }) => sum + lines.length * line + body, head);
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 4}`} role="img" aria-label={label}>
      <HatchPattern id={pattern} />
      {(['fair', 'high'] as const).map((bound, index) => {
        const x = scale.at(bounds[bound]);
        return (
          <g key={bound}>
            <path className={`chart-bound ${bound}`} d={`M${x} ${4 + index * 20}V${bottom - 24}`} />
            <text className="halo" x={x - 6} y={16 + index * 20} textAnchor="end">
              {t(`reliability.bound.${bound}`, { share: format.percent(bounds[bound], 0) })}
            </text>
          </g>
        );
      })}
      {named.map(({ row, lines }, index) => (
        <Row
          key={row.id}
          row={row}
          lines={lines}
          bounds={bounds}
          x={scale.at}
          top={tops[index] ?? head}
          pattern={pattern}
        />
      ))}
    </svg>
  );
}

function useTwin(rows: readonly ReliabilityRow[], bounds: Bounds): ChartTwin<ReliabilityRow> {
  const { t, format } = useText('charts');
  return useMemo(
    () => ({
      rows,
      rowKey: ({ id }) => id,
      columns: [
        { id: 'rubric', title: t('reliability.rubric'), text: ({ name }) => name },
        {
          id: 'sheets',
          title: t('reliability.sheets'),
          text: ({ sheets }) => fixed(format, sheets, 1),
          order: ({ sheets }) => sheets,
          numeric: true,
        },
        {
          id: 'share',
          title: t('reliability.share'),
          text: ({ share }) => format.percent(share, 0),
          order: ({ share }) => share,
          numeric: true,
        },
        {
          id: 'level',
          title: t('reliability.level'),
          text: ({ share }) => {
            const level = shareLevel(share, bounds);
            return t(`reliability.word.${level}`);
          },
          order: ({ share }) => share,
        },
        {
          id: 'wanted',
          title: t('reliability.wanted', { share: format.percent(bounds.high, 0) }),
          text: ({ wanted }) => (wanted === null ? '—' : format.number(wanted)),
          order: ({ wanted }) => wanted,
          numeric: true,
        },
      ],
    }),
    [rows, bounds, t, format],
  );
}

/** Which share of the differences between submissions is real, and how many sheets would be enough. */
export function ReliabilityChart({
  title,
  rows,
  bounds,
}: {
  readonly title: string;
  readonly rows: readonly ReliabilityRow[];
  /** Shares from which differences are fairly, and highly, reliable. */
  readonly bounds: Bounds;
}) {
  const { t, format } = useText('charts');
  const twin = useTwin(rows, bounds);
  const worst = rows.toSorted((a, b) => a.share - b.share)[0];
  if (worst === undefined) return null;
  const words = { share: format.percent(worst.share, 0), name: worst.name };
  const caption = `${t(rows.length === 1 ? 'reliability.caption' : 'reliability.captionWorst', words)} ${
    worst.wanted === null || worst.wanted <= worst.sheets
      ? t('reliability.enough')
      : t('reliability.more', { count: worst.wanted })
  }`;
  return (
    <ChartFigure
      title={title}
      caption={caption}
      twin={twin}
      picture={(width) => <Picture rows={rows} bounds={bounds} width={width} label={caption} />}
      legend={<span>{t('reliability.legend')}</span>}
    />
  );
}
