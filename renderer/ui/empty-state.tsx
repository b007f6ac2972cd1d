import type { ReactNode } from 'react';
import { Ornament } from './ornament.tsx';

/** An empty screen: one sentence and the next step. */
export function EmptyState({
  title,
  action,
  ornament = true,
  children,
}: {
  readonly title: ReactNode;
  readonly action?: ReactNode;
  /** Off where the screen has an ornament already. */
  readonly ornament?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      {ornament && <Ornament />}
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}
