import type { ComponentProps, MouseEvent } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Keys } from './keys.tsx';

interface ButtonLook {
  /** One `primary` per screen. */
  readonly variant?: 'default' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'md' | 'lg';
  readonly icon?: IconName;
  readonly iconEnd?: IconName;
  /** Key cap at the right end, where a key does the same. */
  readonly kbd?: string;
  /** As wide as its place. */
  readonly wide?: boolean;
}

const look = ({ variant = 'default', size = 'md', wide = false }: ButtonLook, iconOnly: boolean) =>
  classNames(
    'btn',
    variant !== 'default' && variant,
    size === 'lg' && 'lg',
    wide && 'wide',
    iconOnly && 'icon',
  );

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'aria-busy'> {
  /** Work is going on: a turning mark replaces the icon and presses do nothing. */
  readonly busy?: boolean;
}

/** A button of 44 px (52 with `size="lg"`); without children it is a square and needs `aria-label`. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    iconEnd,
    kbd,
    wide,
    busy = false,
    className,
    children,
    onClick,
    ...rest
  } = props;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  const shownIcon = busy ? 'refresh' : icon;
  return (
    <button
      type="button"
      {...rest}
      onClick={press}
      aria-busy={busy}
      {...(busy ? { 'aria-disabled': true } : {})}
      className={classNames(look(props, children === undefined), busy && 'busy', className)}
    >
      {shownIcon !== undefined && <Icon name={shownIcon} />}
      {children}
      {iconEnd !== undefined && <Icon name={iconEnd} />}
      {kbd !== undefined && <Keys text={kbd} />}
    </button>
  );
}

export interface LinkButtonProps extends ButtonLook, ComponentProps<'a'> {}

/** A link that looks like a button: it goes to another screen and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  const { variant, size, icon, iconEnd, kbd, wide, className, children, ...rest } = props;
  return (
    <a {...rest} className={classNames(look(props, children === undefined), className)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {iconEnd !== undefined && <Icon name={iconEnd} />}
      {kbd !== undefined && <Keys text={kbd} />}
    </a>
  );
}
