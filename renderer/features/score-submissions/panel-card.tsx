import { milliToRational, rationalToNumber } from '../../../shared/basics/rational.ts';
import type { Milli } from '../../../shared/basics/points.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import {
  type PanelSpread,
  type SpreadSummary,
  summarise,
  toldTotal,
} from '../../../shared/scoring/panel-spread.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { WorkItem } from './juror-work.ts';
import { alongScale, placeDots, totalScale } from './panel-plot.ts';
import './panel-card.css';

/** Measures of the picture, in its own units. */
const plot = { width: 440, edge: 12, dot: 5, step: 11 } as const;
const across = (along: number): number => plot.edge + along * (plot.width - 2 * plot.edge);

/** Totals as dots on the scale; the own one is a diamond, the middle half a band, the median a line. */
function Plot({
  spread,
  summary,
  scale,
  own,
  label,
}: {
  readonly spread: PanelSpread;
  readonly summary: SpreadSummary;
  readonly scale: readonly [Milli, Milli];
  readonly own: Milli | null;
  readonly label: string;
}) {
  const { format } = useText('panel');
  const dots = placeDots(spread.totals, scale, own);
  const height = plot.step * (Math.max(0, ...dots.map(({ level }) => level)) + 1) + 10;
  const base = height - plot.dot - 3;
  const at = (value: number): number => across(alongScale(value, scale));
  const [from, to] = summary.middle;
  const median = rationalToNumber(summary.median) * 1000;
  return (
    <div className="panel-plot" role="img" aria-label={label}>
      <svg viewBox={`0 0 ${plot.width} ${height}`} aria-hidden="true" focusable="false">
        <rect
          className="middle"
          x={at(from) - plot.dot - 2}
          y={0}
          width={at(to) - at(from) + 2 * plot.dot + 4}
          height={height}
          rx={4}
        />
        <line className="axis" x1={plot.edge} x2={plot.width - plot.edge} y1={height} y2={height} />
        <line className="median" x1={at(median)} x2={at(median)} y1={0} y2={height} />
        {dots.map((dot, index) => {
          const [x, y] = [across(dot.along), base - dot.level * plot.step];
          const r = plot.dot + 2;
          return dot.own ? (
            <path
              key={index}
              className="own"
              d={`M${x} ${y - r}l${r} ${r}l-${r} ${r}l-${r} -${r}z`}
            />
          ) : (
            <circle key={index} cx={x} cy={y} r={plot.dot - 1} />
          );
        })}
      </svg>
      <div className="row between meta" aria-hidden="true">
        <span>{format.score(scale[0])}</span>
        <span>{format.score(scale[1])}</span>
      </div>
    </div>
  );
}

interface SpreadRow {
  readonly id: string;
  readonly title: string;
  readonly values: readonly Milli[];
  /** The own value as text. */
  readonly own: string;
  readonly places: number;
}

/** The same in figures: by criterion and for the total. */
function SpreadTable({
  rows,
  label,
}: {
  readonly rows: readonly SpreadRow[];
  readonly label: string;
}) {
  const { t, format } = useText('panel');
  const figure =
    (of: (summary: SpreadSummary) => Parameters<typeof format.rational>[0]) =>
    ({ values, places }: SpreadRow) => {
      const summary = summarise(values);
      return summary === null ? '—' : format.rational(of(summary), places);
    };
  const columns: readonly Column<SpreadRow>[] = [
    { id: 'title', title: t('common:criterion'), cell: ({ title }) => title },
    {
      id: 'least',
      title: t('least'),
      numeric: true,
      cell: figure(({ least }) => milliToRational(least)),
    },
    { id: 'median', title: t('median'), numeric: true, cell: figure(({ median }) => median) },
    {
      id: 'most',
      title: t('most'),
      numeric: true,
      cell: figure(({ most }) => milliToRational(most)),
    },
    { id: 'own', title: t('yours'), numeric: true, cell: ({ own }) => <b>{own}</b> },
  ];
  return (
    <div className="scroll-x">
      <Table label={label} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </div>
  );
}

/** Digits after the point that a scale has: 0.5 has one. */
const placesOf = (step: Milli): number => [1000, 100, 10].findIndex((unit) => step % unit === 0);

function useRows(spread: PanelSpread, item: WorkItem, stage: Stage): readonly SpreadRow[] {
  const { t, format } = useText('panel');
  const own = item.total === null ? '—' : format.rational(item.total, 2);
  const total = { id: '', title: t('total'), values: spread.totals, own, places: 2 };
  const rows = spread.criteria.flatMap(({ criterion, scores }) => {
    const found = stage.criteria.find(({ id }) => id === criterion);
    if (found === undefined) return [];
    const score = item.sheet.scores[criterion];
    // A median between two steps of the scale lies half a step beside them.
    const step = placesOf(found.scale.step);
    const places = step < 0 ? 3 : Math.min(3, step + 1);
    return [
      {
        id: criterion,
        title: format.localized(found.title),
        values: scores,
        own: score === undefined || score === 'cannot-judge' ? '—' : format.score(score, places),
        places,
      },
    ];
  });
  return [...rows, total];
}

function SpreadCard({
  spread,
  item,
  stage,
  asOf,
}: {
  readonly spread: PanelSpread;
  readonly item: WorkItem;
  readonly stage: Stage;
  readonly asOf: number;
}) {
  const { t, format } = useText('panel');
  const rows = useRows(spread, item, stage);
  const summary = summarise(spread.totals);
  const scale = totalScale(stage, item.submission.nomination);
  const show = (value: Milli) => format.rational(milliToRational(value), 2);
  const words =
    summary === null
      ? null
      : t('words', {
          count: spread.jurors,
          median: format.rational(summary.median, 2),
          from: show(summary.middle[0]),
          to: show(summary.middle[1]),
        });
  const ownWords = item.total === null ? '' : t('own', { total: format.rational(item.total, 2) });
  return (
    <section className="panel-card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {words !== null && (
        <p>
          {words} {ownWords}
        </p>
      )}
      {summary !== null && scale !== null && (
        <>
          <Plot
            spread={spread}
            summary={summary}
            scale={scale}
            own={item.total === null ? null : toldTotal(item.total)}
            label={`${words ?? ''} ${ownWords}`}
          />
          <p className="meta">{t('legend')}</p>
        </>
      )}
      <SpreadTable rows={rows} label={t('title')} />
      <p className="meta">
        {t('nameless')} {t('asOf', { date: format.date(asOf, 'press'), time: format.time(asOf) })}
      </p>
    </section>
  );
}

/** On a calibration sheet that is handed in and closed: how the panel scored, or that headquarters’ receipt will tell. */
export function PanelCard({ item, stage }: { readonly item: WorkItem; readonly stage: Stage }) {
  const { t } = useText('panel');
  const { receipt } = useDesk('receipt');
  const spread = receipt?.panel.find(
    (each) => each.stage === stage.id && each.submission === item.submission.id,
  );
  return receipt === null || spread === undefined ? (
    <Banner icon="users" title={t('title')}>
      {t('later')}
    </Banner>
  ) : (
    <SpreadCard spread={spread} item={item} stage={stage} asOf={receipt.createdAt} />
  );
}
