import { type PointerEvent as Press, useCallback, useEffect, useRef, useState } from 'react';

import type { Carried, Target } from './use-carrying.ts';

/** A juror under the pointer. */
export interface Dragged extends Carried {
  readonly x: number;
  readonly y: number;
}

/** So far a pointer goes before it is a drag and no press. Pixels. */
const threshold = 6;
/** How near to an edge the page begins to move, and how fast at most in one frame. Pixels. */
const edge = 80;
const fastest = 20;

/** What of the board lies under a point: elements tell it by their data. */
function targetAt(x: number, y: number): Target | null {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]') ?? null;
  if (place === null) return null;
  const { drop = '', over } = place.dataset;
  return drop === '' ? { to: null, over: null } : { to: drop, over: over ?? null };
}

function scrolledBy(y: number): number {
  const below = window.innerHeight - y;
  if (y < edge) return -Math.min(fastest, (edge - y) / 3);
  return below < edge ? Math.min(fastest, (edge - below) / 3) : 0;
}

interface Following {
  readonly at: (x: number, y: number) => void;
  /** Null where the drag was given up; also where there was none. */
  readonly end: (drop: { readonly x: number; readonly y: number } | null) => void;
}

/** Follows a pointer from a press until it is let go, Escape is pressed or it is taken away; the way to end it. */
function follow(press: PointerEvent, { at, end }: Following): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let place: { readonly x: number; readonly y: number } | null = null;
  let frame = 0;
  const finish = (drop: typeof place) => {
    listening.abort();
    cancelAnimationFrame(frame);
    end(drop);
  };
  const tick = () => {
    if (place !== null) {
      const by = scrolledBy(place.y);
      if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
      at(place.x, place.y);
    }
    frame = requestAnimationFrame(tick);
  };
  const moved = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
    if (pointerId !== press.pointerId) return;
    const isFar = Math.hypot(x - press.clientX, y - press.clientY) > threshold;
    if (place === null && !isFar) return;
    if (place === null) frame = requestAnimationFrame(tick);
    place = { x, y };
  };
  const released = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
    if (pointerId !== press.pointerId) return;
    const isDrag = place !== null;
    finish(isDrag ? { x, y } : null);
    if (isDrag) swallowClick();
  };
  const pressedKey = (key: KeyboardEvent) => {
    if (key.code !== 'Escape' || place === null) return;
    key.preventDefault();
    key.stopPropagation();
    finish(null);
    window.addEventListener('pointerup', swallowClick, { once: true });
  };
  window.addEventListener('pointermove', moved, { signal });
  window.addEventListener('pointerup', released, { signal });
  window.addEventListener('pointercancel', () => finish(null), { signal });
  window.addEventListener('blur', () => finish(null), { signal });
  window.addEventListener('keydown', pressedKey, { signal, capture: true });
  return () => finish(null);
}

/**
 * Dragging jurors with a mouse or a pen; a finger scrolls, and picks up by pressing. Escape leaves everything as it
 * was. The press that ends a drag is none on what lies there.
 */
export function useChipDrag(onDrop: (carried: Carried, target: Target) => void): {
  readonly dragged: Dragged | null;
  readonly press: (event: Press<HTMLElement>, carried: Carried) => void;
} {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const press = useCallback((event: Press<HTMLElement>, carried: Carried) => {
    if (event.button !== 0 || !event.isPrimary || event.pointerType === 'touch') return;
    stop.current();
    stop.current = follow(event.nativeEvent, {
      at: (x, y) => setDragged({ ...carried, x, y }),
      end: (drop) => {
        stop.current = () => undefined;
        setDragged(null);
        const target = drop === null ? null : targetAt(drop.x, drop.y);
        if (target !== null) latest.current(carried, target);
      },
    });
  }, []);
  return { dragged, press };
}

/** The click that follows a drag is not one. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
