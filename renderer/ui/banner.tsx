import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

const icons = {
  info: 'info',
  warn: 'alert',
  danger: 'alert',
  hold: 'shieldx',
  ok: 'done',
} as const;

/** A message that stays until its cause is gone, with at most one action. Errors are read out at once. */
export function Banner({
  tone = 'info',
  icon,
  title,
  action,
  children,
}: {
  readonly tone?: 'info' | 'warn' | 'danger' | 'hold' | 'ok';
  readonly icon?: IconName;
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div
      className={classNames('banner', tone !== 'info' && tone)}
      {...(tone === 'danger' ? { role: 'alert' } : {})}
    >
      <Icon name={icon ?? icons[tone]} />
      <div className="grow">
        {title !== undefined && <b>{title}</b>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
