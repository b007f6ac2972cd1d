import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'ok' | 'warn' | 'danger' | 'hold' | 'info' | 'neutral' | 'line';

/** A state in one word; give the icon unless the row already has one. */
export function Chip({
  tone = 'neutral',
  icon,
  className,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={classNames('chip', tone !== 'neutral' && tone, className)}>
      {icon !== undefined && <Icon name={icon} size="sm" />}
      {children}
    </span>
  );
}
