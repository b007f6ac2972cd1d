import { type ReactNode, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { MoveButtons } from './move-buttons.tsx';

/** Which row of a list is open; `start` is one that a link leads to. */
export function useOpenRow(kind: string, start: string | null) {
  const [open, setOpen] = useState<Id | null>(
    start?.startsWith(`${kind}/`) === true ? start.slice(kind.length + 1) : null,
  );
  return {
    open,
    show: setOpen,
    toggle: (id: Id) => setOpen((before) => (before === id ? null : id)),
  };
}

/**
 * A row of a list that opens to be edited: its name and facts, buttons to move, edit and remove it. `place` is the name
 * that links lead to.
 */
export function EditRow({
  place,
  name,
  facts,
  move,
  open,
  onToggle,
  onRemove,
  used,
  children,
}: {
  readonly place: string;
  readonly name: string;
  readonly facts: string;
  readonly move: {
    readonly at: number;
    readonly count: number;
    readonly onMove: (to: number) => void;
  };
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  /** Why it cannot be removed; undefined where it can. */
  readonly used?: string | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useText('contest-setup');
  return (
    <li className="openable" data-place={place}>
      <div className="edit-line">
        <div className="grow">
          <TwoLines first={name} second={facts} />
        </div>
        <MoveButtons name={name} {...move} />
        <Button
          variant="quiet"
          icon="pen"
          aria-label={t('editNamed', { name })}
          aria-expanded={open}
          onClick={onToggle}
        />
        <Button
          variant="quiet"
          icon="trash"
          aria-label={t('removeNamed', { name })}
          title={used}
          disabled={used !== undefined}
          onClick={onRemove}
        />
      </div>
      {open && <div className="edit-body col g3">{children}</div>}
    </li>
  );
}
