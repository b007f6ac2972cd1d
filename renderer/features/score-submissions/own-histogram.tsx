import { type Rational, rationalToNumber } from '../../../shared/basics/rational.ts';
import type { Bin } from '../../../shared/scoring/own-bins.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, Table } from '../../ui/table.tsx';

export type ShownAs = 'chart' | 'table';

interface Named extends Bin {
  readonly id: string;
  readonly name: string;
}

/** The width and height of bars and ticks come from the counts and borders they show. */
function Chart({
  label,
  bins,
  single,
  show,
}: {
  readonly label: string;
  readonly bins: readonly Named[];
  readonly single: boolean;
  readonly show: (value: Rational) => string;
}) {
  const { t, format } = useText('own-scores');
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const last = bins.at(-1);
  const heard = bins.map(({ name, count }) =>
    t('bar', { range: name, number: format.number(count) }),
  );
  return (
    <div
      className={classNames('own-chart', !single && 'ranges')}
      role="img"
      aria-label={`${label}. ${heard.join(', ')}`}
    >
      <div className="own-bars">
        {bins.map(({ id, count }) => (
          <div key={id} className="own-bar">
            {count > 0 && <b>{format.number(count)}</b>}
            <i style={{ height: `${(100 * count) / most}%` }} />
          </div>
        ))}
      </div>
      <div className="ticks">
        {bins.map(({ id, from }) => (
          <span key={id}>{show(from)}</span>
        ))}
        {!single && last !== undefined && <span className="end">{show(last.to)}</span>}
      </div>
    </div>
  );
}

/** How often values lie in each bin, as a picture or as the table that says the same. */
export function OwnHistogram({
  label,
  value,
  bins,
  single = false,
  as,
  show,
}: {
  readonly label: string;
  /** What is counted: head of the table's first column. */
  readonly value: string;
  readonly bins: readonly Bin[];
  /** A bin is one value, not a range. */
  readonly single?: boolean;
  readonly as: ShownAs;
  readonly show: (value: Rational) => string;
}) {
  const { t, format } = useText('own-scores');
  const named = bins.map((bin) => ({
    ...bin,
    id: String(rationalToNumber(bin.from)),
    name: single ? show(bin.from) : t('totals.range', { from: show(bin.from), to: show(bin.to) }),
  }));
  const columns: readonly Column<Named>[] = [
    { id: 'value', title: value, cell: ({ name }) => name },
    {
      id: 'sheets',
      title: t('totals.sheets'),
      numeric: true,
      cell: ({ count }) => format.number(count),
    },
  ];
  if (as === 'chart') return <Chart label={label} bins={named} single={single} show={show} />;
  return <Table label={label} columns={columns} rows={named} rowKey={({ id }) => id} />;
}
