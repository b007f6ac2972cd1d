import { Fragment, useId, useMemo } from 'react';

import { useText } from '../language/use-text.ts';
import { ChartFigure } from './chart-figure.tsx';
import { fixed } from './chart-numbers.ts';
import type { ChartTwin } from './chart-twin.ts';
import { HatchPattern } from './hatch-pattern.tsx';
import { countTicks, linearScale, type LinearScale } from './linear-scale.ts';
import { letterWidth } from './wrap-words.ts';
import { binEdges, countBins, type ScoreBin } from './score-bins.ts';

/** A score from which something changes: what a submission must reach, or the last score of the list. */
export interface ScoreMark {
  readonly kind: 'pass' | 'cut';
  readonly value: number;
}

interface Histogram {
  readonly id: 'sheets' | 'finals';
  readonly bins: readonly ScoreBin[];
  readonly total: number;
}

const room = { left: 48, right: 16, top: 24, gap: 46, high: 128, axis: 46 } as const;
/** Bars narrower than this could not be told apart. Pixels. */
const narrowestBar = 22;
const mostBins = 20;

function Bars({
  histogram,
  x,
  base,
  pattern,
}: {
  readonly histogram: Histogram;
  readonly x: LinearScale;
  readonly base: number;
  readonly pattern: string;
}) {
  const { t, format } = useText('charts');
  const most = Math.max(1, ...histogram.bins.map(({ count }) => count));
  const ticks = countTicks(most, 4);
  const y = linearScale([0, Math.max(most, ticks.at(-1) ?? 0)], [base, base - room.high]);
  const [left, right] = [x.at(x.from), x.at(x.to)];
  const words = t(`distribution.${histogram.id}`, { count: histogram.total });
  return (
    <g>
      <text className="chart-strong halo" x={0} y={base - room.high - 12}>
        {words}
      </text>
      {ticks.map((tick) => (
        <Fragment key={tick}>
          <path
            className={tick === 0 ? 'chart-axis' : 'chart-grid'}
            d={`M${left} ${y.at(tick)}H${right}`}
          />
          <text x={left - 8} y={y.at(tick) + 5} textAnchor="end">
            {format.number(tick)}
          </text>
        </Fragment>
      ))}
      {histogram.bins.map(({ from, to, count }) =>
        count === 0 ? null : (
          <rect
            key={from}
            className={`chart-bar ${histogram.id}`}
            {...(histogram.id === 'sheets' ? { fill: `url(#${pattern})` } : {})}
            x={x.at(from) + 1}
            y={y.at(count)}
            width={Math.max(1, x.at(to) - x.at(from) - 2)}
            height={base - y.at(count)}
          />
        ),
      )}
    </g>
  );
}

/** Where scores begin to count: a dashed line through both histograms, with its word and its figure above. */
function Marks({
  marks,
  x,
  width,
  height,
}: {
  readonly marks: readonly ScoreMark[];
  readonly x: LinearScale;
  readonly width: number;
  readonly height: number;
}) {
  const { t, format } = useText('charts');
  return marks.map(({ kind, value }, index) => {
    const at = x.at(value);
    const words = t(`distribution.${kind}`, { value: fixed(format, value) });
    // Where the word does not fit beside its line, it lies over it.
    const from = Math.max(0, Math.min(at + 6, width - words.length * letterWidth));
    return (
      <g key={kind}>
        <path className="chart-halo" d={`M${at} ${6 + index * 20}V${height}`} />
        <path className={`chart-mark ${kind}`} d={`M${at} ${6 + index * 20}V${height}`} />
        <text className="chart-mark-word halo" x={from} y={16 + index * 20}>
          {words}
        </text>
      </g>
    );
  });
}

function Picture({
  histograms,
  edges,
  marks,
  width,
  label,
}: {
  readonly histograms: readonly Histogram[];
  readonly edges: readonly number[];
  readonly marks: readonly ScoreMark[];
  readonly width: number;
  readonly label: string;
}) {
  const { t, format } = useText('charts');
  const pattern = useId();
  const x = linearScale([edges[0] ?? 0, edges.at(-1) ?? 1], [room.left, width - room.right]);
  const first = room.top + marks.length * 20 + 16;
  const bases = histograms.map((_, index) => first + room.high + index * (room.high + room.gap));
  const bottom = bases.at(-1) ?? first;
  // As many figures under the axis as there is room for.
  const each = Math.max(1, Math.ceil(52 / Math.max(1, x.at(edges[1] ?? 0) - x.at(edges[0] ?? 0))));
  const step = (edges[1] ?? 1) - (edges[0] ?? 0);
  const places = Number.isInteger(step) && Number.isInteger(edges[0] ?? 0) ? 0 : step < 0.1 ? 2 : 1;
  return (
    <svg viewBox={`0 0 ${width} ${bottom + room.axis}`} role="img" aria-label={label}>
      <HatchPattern id={pattern} />
      {histograms.map((histogram, index) => (
        <Bars
          key={histogram.id}
          histogram={histogram}
          x={x}
          base={bases[index] ?? 0}
          pattern={pattern}
        />
      ))}
      {edges.map((edge, index) =>
        index % each === 0 ? (
          <text key={edge} x={x.at(edge)} y={bottom + 20} textAnchor="middle">
            {fixed(format, edge, places)}
          </text>
        ) : null,
      )}
      <text x={(x.at(x.from) + x.at(x.to)) / 2} y={bottom + 40} textAnchor="middle">
        {t('distribution.axis')}
      </text>
      <Marks marks={marks} x={x} width={width} height={bottom} />
    </svg>
  );
}

interface BinRow {
  readonly from: number;
  readonly to: number;
  readonly sheets: number;
  readonly finals: number;
}

function useTwin(histograms: readonly Histogram[]): ChartTwin<BinRow> {
  const { t, format } = useText('charts');
  return useMemo(() => {
    const [first, second] = histograms;
    const rows = (first?.bins ?? []).map(({ from, to, count }, index) => ({
      from,
      to,
      sheets: count,
      finals: second?.bins[index]?.count ?? 0,
    }));
    return {
      rows,
      rowKey: ({ from }) => String(from),
      columns: [
        {
          id: 'range',
          title: t('distribution.axis'),
          text: ({ from, to }) =>
            t('distribution.range', { from: fixed(format, from), to: fixed(format, to) }),
          order: ({ from }) => from,
        },
        ...(['sheets', 'finals'] as const).map((id) => ({
          id,
          title: t(`distribution.column.${id}`),
          text: (row: BinRow) => format.number(row[id]),
          order: (row: BinRow) => row[id],
          numeric: true,
        })),
      ],
    };
  }, [histograms, t, format]);
}

/** The middle half of values. */
function middleHalf(values: readonly number[]): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(0.25), at(0.75)];
}

/** How the scores of sheets and the final scores lie, with what they have to reach. */
export function ScoreDistribution({
  title,
  sheets,
  finals,
  marks,
}: {
  readonly title: string;
  readonly sheets: readonly number[];
  readonly finals: readonly number[];
  readonly marks: readonly ScoreMark[];
}) {
  const { t, format } = useText('charts');
  const edges = useMemo(
    () => binEdges([...sheets, ...finals, ...marks.map(({ value }) => value)], mostBins) ?? [0, 1],
    [sheets, finals, marks],
  );
  const histograms = useMemo<readonly Histogram[]>(
    () => [
      { id: 'sheets', bins: countBins(sheets, edges), total: sheets.length },
      { id: 'finals', bins: countBins(finals, edges), total: finals.length },
    ],
    [sheets, finals, edges],
  );
  const twin = useTwin(histograms);
  if (sheets.length === 0) return null;
  const [from, to] = middleHalf(sheets);
  const caption = t('distribution.caption', { from: fixed(format, from), to: fixed(format, to) });
  const pass = marks.find(({ kind }) => kind === 'pass');
  const passed = pass === undefined ? 0 : finals.filter((value) => value >= pass.value).length;
  const sentence =
    pass === undefined
      ? caption
      : `${caption} ${t('distribution.passed', { count: passed, total: format.number(finals.length) })}`;
  return (
    <ChartFigure
      title={title}
      caption={sentence}
      twin={twin}
      picture={(width) => {
        const narrow = (edges.length - 1) * narrowestBar > width - room.left - room.right;
        return (
          <Picture
            histograms={narrow ? coarser(histograms) : histograms}
            edges={
              narrow
                ? edges.filter((_, index) => index % 2 === 0 || index === edges.length - 1)
                : edges
            }
            marks={marks}
            width={width}
            label={sentence}
          />
        );
      }}
    />
  );
}

/** Two bins as one, where there is no room for all. */
const coarser = (histograms: readonly Histogram[]): readonly Histogram[] =>
  histograms.map((histogram) => ({
    ...histogram,
    bins: histogram.bins.flatMap((bin, index, bins) => {
      if (index % 2 === 1) return [];
      const next = bins[index + 1];
      return [
        next === undefined ? bin : { from: bin.from, to: next.to, count: bin.count + next.count },
      ];
    }),
  }));
