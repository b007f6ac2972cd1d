import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** A white sheet; with a title it is a named region. Cards are not nested. */
export function Card({
  title,
  aside,
  pad = true,
  className,
  children,
}: {
  readonly title?: ReactNode;
  /** Shown at the right end of the title's line. */
  readonly aside?: ReactNode;
  readonly pad?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={classNames('card', pad && 'pad', className)}
      {...(title === undefined ? {} : { 'aria-labelledby': id })}
    >
      {title !== undefined && (
        <div className={classNames('card-head', !pad && 'inset')}>
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Facts as label and value, one pair a line. */
export function KeyValues({
  items,
}: {
  readonly items: readonly (readonly [label: ReactNode, value: ReactNode])[];
}) {
  return (
    <dl className="kv">
      {items.map(([label, value], index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
