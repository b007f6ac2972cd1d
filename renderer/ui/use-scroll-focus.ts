import { type RefObject, useEffect, useRef, useState } from 'react';

/** What an element needs that may be wider than the place it stands in. */
interface ScrollFocus<Shown extends HTMLElement> {
  readonly ref: RefObject<Shown | null>;
  readonly tabIndex?: 0;
}

/** While an element is wider than its parent, it takes the focus, so that the arrow keys scroll it. */
export function useScrollFocus<Shown extends HTMLElement>(): ScrollFocus<Shown> {
  const ref = useRef<Shown>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const shown = ref.current;
    const place = shown?.parentElement;
    if (!shown || !place) return;
    const look = () => setScrolls(place.scrollWidth > place.clientWidth);
    const observer = new ResizeObserver(look);
    observer.observe(place);
    observer.observe(shown);
    return () => observer.disconnect();
  }, []);
  return scrolls ? { ref, tabIndex: 0 } : { ref };
}
