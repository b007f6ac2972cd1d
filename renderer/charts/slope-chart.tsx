import { type ReactNode, useMemo } from 'react';

import { useText } from '../language/use-text.ts';
import { ChartFigure } from './chart-figure.tsx';
import type { ChartTwin } from './chart-twin.ts';
import { labelled, type SlopeMove, slopeMove, type SlopeRow, slopeWindow } from './slope-rows.ts';
import { letterWidth } from './wrap-words.ts';
import { spreadLabels } from './spread-labels.ts';

const room = { top: 44, high: 420, bottom: 16 } as const;
const labelGap = 20;
/** From an axis to its labels: a gap, the leader, a gap. */
const reach = { start: 8, end: 18, word: 21 } as const;

interface Shape {
  readonly rows: readonly SlopeRow[];
  readonly top: number;
  readonly y: (place: number) => number;
  readonly left: number;
  readonly right: number;
}

function Mark({
  move,
  x,
  y,
}: {
  readonly move: SlopeMove;
  readonly x: number;
  readonly y: number;
}) {
  switch (move) {
    case 'entering':
      return <path className="chart-point above" d={`M${x - 6} ${y + 5}h12l-6 -11z`} />;
    case 'leaving':
      return <path className="chart-point below" d={`M${x - 6} ${y - 5}h12l-6 11z`} />;
    case 'staying':
      return <circle className="chart-point small" cx={x} cy={y} r={2.5} />;
  }
}

/** Lines from the place on the left to the place on the right; those that cross the cut lie over the others. */
function Lines({ rows, top, y, left, right }: Shape) {
  const order: readonly SlopeMove[] = ['staying', 'leaving', 'entering'];
  const sorted = rows.toSorted(
    (a, b) => order.indexOf(slopeMove(a, top)) - order.indexOf(slopeMove(b, top)),
  );
  return sorted.map((row) => {
    const move = slopeMove(row, top);
    const [from, to] = [y(row.left), y(row.right)];
    return (
      <g key={row.id}>
        <path className={`chart-slope ${move}`} d={`M${left} ${from}L${right} ${to}`} />
        <Mark move={move} x={left} y={from} />
        <Mark move={move} x={right} y={to} />
      </g>
    );
  });
}

/** Places and names at both ends, kept apart; where one was moved, a thin line leads to its place. */
function Labels({ rows, top, y, left, right }: Shape) {
  const { t, format } = useText('charts');
  const shown = labelled(rows, top);
  const ends: readonly [number, number] = [room.top + 6, room.top + room.high];
  return (['left', 'right'] as const).map((side) => {
    const wanted = shown.map((row) => y(row[side]));
    const given = spreadLabels(wanted, labelGap, ends);
    const x = side === 'left' ? left : right;
    const turn = side === 'left' ? -1 : 1;
    return shown.map((row, index) => {
      const [at, to] = [wanted[index] ?? 0, given[index] ?? 0];
      return (
        <g key={`${side} ${row.id}`}>
          <path
            className="chart-leader"
            d={`M${x + turn * reach.start} ${at}L${x + turn * reach.end} ${to}`}
          />
          <text
            className={`chart-slope-word halo ${slopeMove(row, top)}`}
            x={x + turn * reach.word}
            y={to + 5}
            textAnchor={side === 'left' ? 'end' : 'start'}
          >
            {t('slope.label', { place: format.number(row[side]), name: row.short })}
          </text>
        </g>
      );
    });
  });
}

function Picture({
  rows,
  top,
  titles,
  width,
  label,
}: {
  readonly rows: readonly SlopeRow[];
  readonly top: number;
  readonly titles: readonly [string, string];
  readonly width: number;
  readonly label: string;
}) {
  const { t, format } = useText('charts');
  const { first, last, within } = slopeWindow(rows, top);
  const y = (place: number): number =>
    room.top + 10 + ((place - first) / Math.max(1, last - first)) * (room.high - 10);
  const longest = Math.max(0, ...labelled(rows, top).map(({ short }) => short.length)) + 6;
  const isWide = width >= 600;
  const side = isWide ? 190 : Math.min(width * 0.38, longest * letterWidth + 24);
  const [left, right] = [side, width - side];
  const cut = y(top + 0.5);
  const shape = { rows: within, top, y, left, right };
  return (
    <svg
      viewBox={`0 0 ${width} ${room.top + room.high + room.bottom}`}
      role="img"
      aria-label={label}
    >
      <text className="chart-strong" x={0} y={16}>
        {titles[0]}
      </text>
      <text className="chart-strong" x={width} y={16} textAnchor="end">
        {titles[1]}
      </text>
      <path
        className="chart-axis"
        d={`M${left} ${room.top}V${room.top + room.high}M${right} ${room.top}V${room.top + room.high}`}
      />
      <Lines {...shape} />
      <path
        className="chart-mark cut"
        d={`${isWide ? `M0 ${cut}H56` : ''}M${left - 8} ${cut}H${right + 8}`}
      />
      <text
        className="chart-mark-word halo"
        x={isWide ? 0 : (left + right) / 2}
        y={cut - 6}
        textAnchor={isWide ? 'start' : 'middle'}
      >
        {t('top', { top: format.number(top) })}
      </text>
      <Labels {...shape} />
    </svg>
  );
}

function useTwin(
  rows: readonly SlopeRow[],
  top: number,
  titles: readonly [string, string],
): ChartTwin<SlopeRow> {
  const { t, format } = useText('charts');
  const [own, other] = titles;
  return useMemo(() => {
    const order: readonly SlopeMove[] = ['entering', 'leaving', 'staying'];
    const sorted = rows.toSorted(
      (a, b) =>
        order.indexOf(slopeMove(a, top)) - order.indexOf(slopeMove(b, top)) || a.left - b.left,
    );
    return {
      rows: sorted,
      rowKey: ({ id }) => id,
      columns: [
        { id: 'submission', title: t('common:submission'), text: ({ name }) => name },
        {
          id: 'left',
          title: own,
          text: ({ left }) => format.number(left),
          order: ({ left }) => left,
          numeric: true,
        },
        {
          id: 'right',
          title: other,
          text: ({ right }) => format.number(right),
          order: ({ right }) => right,
          numeric: true,
        },
        {
          id: 'move',
          title: t('slope.list'),
          text: (row) => {
            const move = slopeMove(row, top);
            return t(`slope.move.${move}`);
          },
          order: (row) => order.indexOf(slopeMove(row, top)),
        },
      ],
    };
  }, [rows, top, own, other, t, format]);
}

/** Places under two methods beside each other; who crosses the end of the list stands out. */
export function SlopeChart({
  title,
  titles,
  rows,
  top,
  children,
}: {
  readonly title: string;
  /** Names of the methods: left, right. */
  readonly titles: readonly [string, string];
  readonly rows: readonly SlopeRow[];
  /** Last place of the list. */
  readonly top: number;
  readonly children?: ReactNode;
}) {
  const { t, format } = useText('charts');
  const twin = useTwin(rows, top, titles);
  const entering = rows.filter((row) => slopeMove(row, top) === 'entering').length;
  const leaving = rows.filter((row) => slopeMove(row, top) === 'leaving').length;
  if (rows.length === 0) return null;
  const words = { own: titles[0], other: titles[1], top: format.number(top) };
  const caption =
    entering + leaving === 0
      ? t('slope.same', words)
      : t('slope.caption', {
          ...words,
          entering: format.number(entering),
          leaving: format.number(leaving),
        });
  return (
    <ChartFigure
      title={title}
      caption={caption}
      twin={twin}
      picture={(width) => (
        <Picture rows={rows} top={top} titles={titles} width={width} label={caption} />
      )}
    >
      {children}
    </ChartFigure>
  );
}
