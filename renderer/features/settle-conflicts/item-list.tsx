import { type KeyboardEvent, useEffect, useRef } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import type { ItemGroup } from './item-groups.ts';
import { itemWords } from './item-words.ts';

/** Arrow keys move through the list; the item that gets the focus is opened. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.code !== 'ArrowDown' && event.code !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[index + (event.code === 'ArrowDown' ? 1 : -1)];
  if (index < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
}

/** Everything open in groups, what changes the winners first. */
export function ItemList({
  groups,
  current,
  state,
  onOpen,
}: {
  readonly groups: readonly ItemGroup[];
  readonly current: string | null;
  readonly state: ContestState;
  readonly onOpen: (id: string) => void;
}) {
  const text = useText('conflicts');
  const { t, format } = text;
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="card cl" aria-label={t('list')} ref={list} onKeyDown={moveFocus}>
      {groups.map(({ id, items }) => (
        <section key={id}>
          <h2>
            <span>{t(`group.${id}`)}</span>
            <b>{format.number(items.length)}</b>
          </h2>
          <ul>
            {items.map((item) => {
              const words = itemWords(item, state, text);
              return (
                <li key={item.id}>
                  <button
                    type="button"
                    className={classNames(item.id === current && 'on')}
                    {...(item.id === current ? { 'aria-current': true } : {})}
                    onClick={() => onOpen(item.id)}
                  >
                    <span className="t1">{words.title}</span>
                    <span className="t2">{words.note}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
