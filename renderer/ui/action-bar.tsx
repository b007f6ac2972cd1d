import type { ReactNode } from 'react';

/** Bar at the foot of a screen: back and side actions in `start`, the main action last. */
export function ActionBar({
  start,
  children,
}: {
  readonly start?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="actionbar">
      {start}
      <span className="grow" />
      {children}
    </div>
  );
}
