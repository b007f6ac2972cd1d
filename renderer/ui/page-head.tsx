import type { ReactNode } from 'react';

/** Title of a screen, a line under it, actions at its right. */
export function PageHead({
  title,
  note,
  children,
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="pagehead">
      <div className="grow">
        <h1>{title}</h1>
        {note !== undefined && <p>{note}</p>}
      </div>
      {children}
    </div>
  );
}
