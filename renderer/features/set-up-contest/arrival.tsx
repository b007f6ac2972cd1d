import { type ReactNode, useEffect, useRef } from 'react';

import type { Place } from './settings-place.ts';

const controls = 'input, textarea, select, button:not(:disabled)';

/**
 * A part of the settings. Where a link led to it, the row that it names, else the part as a whole, comes into sight and
 * takes the focus, once: `arrive` is false for a visit that was seen, for people come to the part by its tab too.
 */
export function Arrival({
  place: { visit, row },
  arrive,
  children,
}: {
  readonly place: Place;
  readonly arrive: (visit: number) => boolean;
  readonly children: ReactNode;
}) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!arrive(visit)) return;
    // A dialog that the link opened has the focus already.
    if (document.querySelector('[role=dialog]') !== null) return;
    const named =
      row === null ? null : part.current?.querySelector(`[data-place="${CSS.escape(row)}"]`);
    const target = named ?? part.current;
    target?.scrollIntoView({ block: named === null ? 'nearest' : 'center' });
    const control = target?.matches(controls) === true ? target : target?.querySelector(controls);
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
  }, [visit, row, arrive]);
  return <div ref={part}>{children}</div>;
}
