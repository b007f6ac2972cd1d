import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { useJobReport } from './job-report.ts';

/** How far a counted work is. */
export function ProgressBar({
  label,
  value,
  total,
  thin = false,
}: {
  readonly label: string;
  readonly value: number;
  readonly total: number;
  readonly thin?: boolean;
}) {
  return (
    <div className={classNames('bar', thin && 'thin')}>
      <progress aria-label={label} value={value} max={Math.max(total, 1)} />
    </div>
  );
}

export type PartLook = 'solid' | 'blue' | 'hatched' | 'grey' | 'empty';

const partClass: Readonly<Record<PartLook, string>> = {
  solid: '',
  blue: 'b2',
  hatched: 'b3',
  grey: 'b4',
  empty: 'b5',
};

export interface Part {
  readonly id: string;
  readonly amount: number;
  readonly look: PartLook;
}

/** A whole cut into parts that differ in pattern, not in colour alone; `label` says the figures. */
export function PartsBar({
  label,
  parts,
}: {
  readonly label: string;
  readonly parts: readonly Part[];
}) {
  return (
    <div className="bar" role="img" aria-label={label}>
      {parts
        .filter((part) => part.amount > 0)
        .map((part) => (
          <i key={part.id} className={partClass[part.look]} style={{ flexGrow: part.amount }} />
        ))}
    </div>
  );
}

/** The same parts in words with their figures. */
export function PartsLegend({
  items,
}: {
  readonly items: readonly {
    readonly id: string;
    readonly look: PartLook;
    readonly label: ReactNode;
    readonly value: ReactNode;
  }[];
}) {
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.id}>
          <span className={classNames('sw', partClass[item.look])} />
          {item.label}
          <b>{item.value}</b>
        </li>
      ))}
    </ul>
  );
}

/** Long work in its place: what is going on, how far it is, and the way to stop it. */
export function Working({
  text,
  done,
  total,
  stop,
}: {
  readonly text: string;
  readonly done: number;
  readonly total: number;
  readonly stop?: ReactNode;
}) {
  useJobReport(total > 0 ? Math.min(1, done / total) : 0);
  return (
    <div className="working" role="status">
      <div className="row between">
        <span>{text}</span>
        {stop}
      </div>
      <ProgressBar label={text} value={done} total={total} thin />
    </div>
  );
}
