import { type RefObject, useEffect, useState } from 'react';

/** How far beyond the visible part a page is drawn already, as a share of its height. */
const margin = '50% 0px';

const numberOf = (element: Element): number =>
  Number(element instanceof HTMLElement ? element.dataset['page'] : 0);

/** The pages scroll in their place, in a narrow window with the window itself: both have the margin. */
const nearby: IntersectionObserverInit & { readonly scrollMargin: string } = {
  rootMargin: margin,
  scrollMargin: margin,
};

/** Numbers of the pages in `place` that are visible or nearly so; none while the place itself is not shown. */
export function useNearPages(
  place: RefObject<HTMLElement | null>,
  total: number,
): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) next.add(numberOf(target));
            else next.delete(numberOf(target));
          }
          return next;
        }),
      nearby,
    );
    element.querySelectorAll('[data-page]').forEach((page) => observer.observe(page));
    return () => observer.disconnect();
  }, [place, total]);
  return near;
}

/** The page across the upper third of what is visible of `place`, from 1; null where nothing is. */
export function pageInSight(place: HTMLElement): number | null {
  const pages = place.querySelectorAll('[data-page]');
  const frame = place.getBoundingClientRect();
  const top = Math.max(0, frame.top);
  const bottom = Math.min(document.documentElement.clientHeight, frame.bottom);
  if (bottom <= top || pages.length === 0) return null;
  const line = top + (bottom - top) / 3;
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const at = (low + high) >> 1;
    const page = pages[at];
    if (page !== undefined && page.getBoundingClientRect().bottom < line) low = at + 1;
    else high = at;
  }
  return low + 1;
}

/** Calls back with the page in sight when scrolling moves to another one. */
export function usePageInSight(
  place: RefObject<HTMLElement | null>,
  onPage: (page: number) => void,
): void {
  useEffect(() => {
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const page = place.current === null ? null : pageInSight(place.current);
      if (page !== null) onPage(page);
    };
    const scrolled = () => {
      if (waiting === 0) waiting = requestAnimationFrame(look);
    };
    // Scrolling does not bubble, but it can be caught on its way.
    window.addEventListener('scroll', scrolled, { capture: true, passive: true });
    return () => {
      window.removeEventListener('scroll', scrolled, { capture: true });
      cancelAnimationFrame(waiting);
    };
  }, [place, onPage]);
}
