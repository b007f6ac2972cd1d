import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface KeyFigure {
  readonly id: string;
  readonly value: ReactNode;
  /** What it counts, and its base where it is a share. */
  readonly note: ReactNode;
  readonly tone?: 'warn' | 'hold' | 'danger';
}

/** A strip of the few figures a screen is about. */
export function KeyFigures({
  label,
  figures,
}: {
  readonly label: string;
  readonly figures: readonly KeyFigure[];
}) {
  return (
    <section className="card">
      <div className="kfs" role="group" aria-label={label}>
        {figures.map((figure) => (
          <div key={figure.id} className={classNames('kf', figure.tone)}>
            <b>{figure.value}</b>
            <span>{figure.note}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
