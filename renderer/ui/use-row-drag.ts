import {
  type PointerEvent as Press,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

/** A row on its way: it would come to stand before the row that is now at `gap`. */
export interface RowOnItsWay {
  readonly id: string;
  readonly gap: number;
}

/** How near to the edge of the window the page begins to move, and how far at most in one frame. Pixels. */
const edge = 96;
const fastest = 24;

/** The first row whose middle lies below a height; rows lie in order, so few of them are measured. */
function gapAt(list: HTMLElement, height: number): number {
  let [low, high] = [0, list.children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = list.children[middle]?.getBoundingClientRect();
    if (row !== undefined && row.top + row.height / 2 < height) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pixels that the page moves in a frame for a pointer at this height. */
function scrolledBy(height: number): number {
  const below = window.innerHeight - height;
  if (height < edge) return -Math.min(fastest, (edge - height) / 3);
  return below < edge ? Math.min(fastest, (edge - below) / 3) : 0;
}

/** Follows one pointer until it is let go, Escape is pressed, or the drag is taken away; returns the way to end it. */
function follow(
  pointer: number,
  on: { readonly at: (height: number) => void; readonly end: (kept: boolean) => void },
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let height: number | null = null;
  let frame = 0;
  const stop = () => {
    listening.abort();
    cancelAnimationFrame(frame);
  };
  const finish = (kept: boolean) => {
    stop();
    on.end(kept);
  };
  const tick = () => {
    if (height !== null) {
      const by = scrolledBy(height);
      if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
      on.at(height);
    }
    frame = requestAnimationFrame(tick);
  };
  const moved = (event: PointerEvent) => {
    if (event.pointerId === pointer) height = event.clientY;
  };
  window.addEventListener('pointermove', moved, { signal });
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== pointer) return;
      on.at(event.clientY);
      finish(true);
    },
    { signal },
  );
  window.addEventListener('pointercancel', () => finish(false), { signal });
  window.addEventListener('blur', () => finish(false), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.code !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    },
    { signal, capture: true },
  );
  frame = requestAnimationFrame(tick);
  return stop;
}

/** Dragging rows of a list by a handle, with mouse, pen or finger; Escape leaves everything as it was. */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  onDrop: (id: string, gap: number) => void,
): {
  readonly onItsWay: RowOnItsWay | null;
  readonly take: (event: Press<HTMLElement>, id: string) => void;
} {
  const [onItsWay, setOnItsWay] = useState<RowOnItsWay | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const take = useCallback(
    (event: Press<HTMLElement>, id: string) => {
      if (event.button !== 0 || !event.isPrimary) return;
      // No text is marked on the way.
      event.preventDefault();
      stop.current();
      let gap: number | null = null;
      stop.current = follow(event.pointerId, {
        at: (height) => {
          if (list.current === null) return;
          const next = gapAt(list.current, height);
          if (next === gap) return;
          gap = next;
          setOnItsWay({ id, gap: next });
        },
        end: (kept) => {
          setOnItsWay(null);
          if (kept && gap !== null) latest.current(id, gap);
        },
      });
    },
    [list],
  );
  return { onItsWay, take };
}
