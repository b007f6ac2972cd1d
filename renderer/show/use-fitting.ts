import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How many sizes of letters there are below the usual one. */
const smallest = 7;

/**
 * How much smaller the letters of a picture have to be so that nothing of it is cut off: 0 = not at all. They only get
 * smaller, one size at a time, whatever makes the text longer – a long name, a person's own spacing.
 */
export function useFitting(): {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly text: RefObject<HTMLDivElement | null>;
  readonly shrink: number;
} {
  const place = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [shrink, setShrink] = useState(0);
  useLayoutEffect(() => {
    const [outer, inner] = [place.current, text.current];
    if (outer === null || inner === null) return undefined;
    const fit = () => {
      if (outer.scrollHeight <= outer.clientHeight) return;
      setShrink((before) => Math.min(before + 1, smallest));
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [shrink]);
  return { place, text, shrink };
}
