import { useMemo, useState } from 'react';

import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { fixed, signed } from './chart-numbers.ts';
import type { ChartTwin } from './chart-twin.ts';
import { linearScale, type LinearScale, niceTicks } from './linear-scale.ts';
import { useChartPlace } from './chart-place.ts';
import { letterWidth } from './wrap-words.ts';
import {
  severityEnds,
  type SeverityKind,
  type SeverityRow,
  severitySpan,
} from './severity-rows.ts';

const rowHeight = { wide: 30, narrow: 48 } as const;
const head = 52;
/** Rows that are shown before a person asks for all. */
const shownAtFirst = 30;
const marginRight = 16;

function Point({
  kind,
  x,
  y,
}: {
  readonly kind: SeverityKind;
  readonly x: number;
  readonly y: number;
}) {
  switch (kind) {
    case 'stricter':
      return <path className="chart-point below" d={`M${x - 7} ${y - 5}h14l-7 12z`} />;
    case 'milder':
      return <path className="chart-point above" d={`M${x - 7} ${y + 5}h14l-7 -12z`} />;
    case 'usual':
      return <circle className="chart-point open" cx={x} cy={y} r={6} />;
  }
}

function Sign({ kind }: { readonly kind: SeverityKind }) {
  return (
    <svg className="chart-sign" viewBox="0 0 20 20" aria-hidden="true">
      <Point kind={kind} x={10} y={10} />
    </svg>
  );
}

/** Width of the column of names; 0 where they stand above their bars. */
function nameColumn(rows: readonly SeverityRow[], width: number): number {
  const longest = Math.max(0, ...rows.map(({ name }) => name.length)) * letterWidth + 12;
  return longest <= width * 0.4 ? longest : 0;
}

/** One juror: the name, the point with its interval, the number of sheets at the end of the line. */
function JurorBar({
  row,
  x,
  y,
  words,
  width,
  count,
}: {
  readonly row: SeverityRow;
  readonly x: LinearScale;
  readonly y: number;
  /** The line that the words stand on. */
  readonly words: number;
  readonly width: number;
  readonly count: string;
}) {
  const [low, high] = severitySpan(row);
  const ends = `M${x.at(low)} ${y - 5}v10M${x.at(high)} ${y - 5}v10`;
  return (
    <g>
      <text className="halo" x={0} y={words}>
        {row.name}
      </text>
      <path className="chart-error" d={`M${x.at(low)} ${y}H${x.at(high)}${ends}`} />
      <Point kind={row.kind} x={x.at(row.severity)} y={y} />
      <text className="halo" x={width} y={words} textAnchor="end">
        {count}
      </text>
    </g>
  );
}

/** Which side is which, the figures, and the panel's own line. */
function SeverityAxis({ x, bottom }: { readonly x: LinearScale; readonly bottom: number }) {
  const { t, format } = useText('charts');
  const [left, right] = [x.at(x.from), x.at(x.to)];
  const ticks = niceTicks(x.from, x.to, Math.max(3, Math.floor((right - left) / 56)));
  return (
    <>
      <text x={left} y={14}>
        ← {t('severity.stricter')}
      </text>
      <text x={right} y={14} textAnchor="end">
        {t('severity.milder')} →
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          {tick !== 0 && <path className="chart-grid" d={`M${x.at(tick)} ${head - 8}V${bottom}`} />}
          <text x={x.at(tick)} y={38} textAnchor="middle">
            {signed(format, tick, Number.isInteger(tick * 10) ? 1 : 2)}
          </text>
        </g>
      ))}
      <path className="chart-zero" d={`M${x.at(0)} ${head - 8}V${bottom}`} />
    </>
  );
}

function Picture({
  rows,
  width,
  label,
}: {
  readonly rows: readonly SeverityRow[];
  readonly width: number;
  readonly label: string;
}) {
  const { t, format } = useText('charts');
  const names = nameColumn(rows, width);
  const isNarrow = names === 0;
  const each = isNarrow ? rowHeight.narrow : rowHeight.wide;
  const counts = isNarrow ? 0 : 56;
  const [from, to] = severityEnds(rows);
  const x = linearScale([from, to], [names + 8, width - marginRight - counts]);
  const bottom = head + rows.length * each;
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 8}`} role="img" aria-label={label}>
      <SeverityAxis x={x} bottom={bottom} />
      {!isNarrow && (
        <text x={width} y={14} textAnchor="end">
          {t('severity.sheetsShort')}
        </text>
      )}
      {rows.map((row, index) => {
        const top = head + index * each;
        const y = top + (isNarrow ? each - 14 : each / 2);
        return (
          <JurorBar
            key={row.id}
            row={row}
            x={x}
            y={y}
            words={isNarrow ? top + 16 : y + 5}
            width={width}
            count={
              isNarrow ? t('common:sheetCount', { count: row.sheets }) : format.number(row.sheets)
            }
          />
        );
      })}
    </svg>
  );
}

function useTwin(rows: readonly SeverityRow[]): ChartTwin<SeverityRow> {
  const { t, format } = useText('charts');
  return useMemo(
    () => ({
      rows,
      rowKey: ({ id }) => id,
      personal: true,
      columns: [
        {
          id: 'juror',
          title: t('common:juror'),
          text: ({ name }) => name,
          order: ({ name }) => name,
        },
        {
          id: 'severity',
          title: t('severity.points'),
          text: ({ severity }) => signed(format, severity),
          order: ({ severity }) => severity,
          numeric: true,
        },
        {
          id: 'error',
          title: t('severity.error'),
          text: ({ error }) => `± ${fixed(format, error)}`,
          order: ({ error }) => error,
          numeric: true,
        },
        {
          id: 'range',
          title: t('severity.range'),
          text: (row) => {
            const [low, high] = severitySpan(row);
            return t('severity.fromTo', { from: signed(format, low), to: signed(format, high) });
          },
        },
        {
          id: 'sheets',
          title: t('severity.sheets'),
          text: ({ sheets }) => format.number(sheets),
          order: ({ sheets }) => sheets,
          numeric: true,
        },
      ],
    }),
    [rows, t, format],
  );
}

/** The jurors from the strictest to the mildest, each with how sure that is: few sheets, wide bar. */
export function JurorSeverity({
  title,
  jurors,
}: {
  readonly title: string;
  readonly jurors: readonly SeverityRow[];
}) {
  const { t, format } = useText('charts');
  const { onPaper } = useChartPlace();
  const [all, setAll] = useState(false);
  const rows = useMemo(() => jurors.toSorted((a, b) => a.severity - b.severity), [jurors]);
  const twin = useTwin(rows);
  const half = shownAtFirst / 2;
  const isFolded = rows.length > shownAtFirst && !all && !onPaper;
  const shown = isFolded ? [...rows.slice(0, half), ...rows.slice(-half)] : rows;
  const count = (kind: SeverityKind): string =>
    format.number(rows.filter((row) => row.kind === kind).length);
  if (rows.length === 0) return null;
  const caption = t('severity.caption', {
    stricter: count('stricter'),
    milder: count('milder'),
    usual: count('usual'),
  });
  return (
    <ChartFigure
      title={title}
      caption={caption}
      twin={twin}
      toldOnPaper
      picture={(width) => <Picture rows={shown} width={width} label={caption} />}
      legend={
        <>
          {(['stricter', 'usual', 'milder'] as const).map((kind) => (
            <span key={kind}>
              <Sign kind={kind} /> {t(`severity.kind.${kind}`)}
            </span>
          ))}
          <span>{t('severity.bars')}</span>
          {isFolded && (
            <Button variant="quiet" onClick={() => setAll(true)}>
              {t('severity.all', { count: rows.length })}
            </Button>
          )}
        </>
      }
    />
  );
}
