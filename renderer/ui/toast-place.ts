/** Where a toast may stand, best first: at the foot above the action bar, or under the header. */
const toastPlaces = ['foot-start', 'foot-end', 'head-end', 'head-start'] as const;

const controls =
  'a[href], button, input, select, textarea, summary, label, [role=button], [role=radio], [role=checkbox], [role=tab], [role=switch]';

/** Pixels between two looks at what lies under a toast: less than the smallest control. */
const step = 16;

/** What would be pressed there if there were no toast. */
function underAt(toast: Element, x: number, y: number): Element | undefined {
  const hit = document.elementFromPoint(x, y);
  if (hit === null) return undefined;
  if (!toast.contains(hit)) return hit;
  return document.elementsFromPoint(x, y).find((element) => !toast.contains(element));
}

/** How many looks through a toast meet something that people press; its own controls do not count. */
function controlsUnder(toast: Element): number {
  const { left, top, right, bottom } = toast.getBoundingClientRect();
  let met = 0;
  for (let y = top; ; y = Math.min(y + step, bottom)) {
    for (let x = left; ; x = Math.min(x + step, right)) {
      if (underAt(toast, x, y)?.closest(controls) instanceof Element) met += 1;
      if (x >= right) break;
    }
    if (y >= bottom) break;
  }
  return met;
}

/**
 * Puts a toast where nothing is pressed, by the attribute `data-place` of `holder`; where there is something to press
 * everywhere, to where it covers least. It stays where it is while that place is free.
 */
function placeToast(holder: HTMLElement): void {
  const toast = holder.firstElementChild;
  if (toast === null) return;
  const before = holder.dataset['place'];
  let best: { readonly place: string; readonly met: number } | null = null;
  for (const place of new Set([...(before === undefined ? [] : [before]), ...toastPlaces])) {
    holder.dataset['place'] = place;
    const met = controlsUnder(toast);
    if (best === null || met < best.met) best = { place, met };
    if (met === 0) break;
  }
  if (best !== null) holder.dataset['place'] = best.place;
}

/** Keeps a toast off what is pressed while it is shown, whatever moves below it; the returned function ends that. */
export function keepToastFree(holder: HTMLElement): () => void {
  let frame = 0;
  const again = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => placeToast(holder));
  };
  placeToast(holder);
  const changes = new MutationObserver((records) => {
    if (records.some(({ target }) => !holder.contains(target))) again();
  });
  changes.observe(document.body, { childList: true, subtree: true, attributes: true });
  window.addEventListener('scroll', again, { capture: true, passive: true });
  window.addEventListener('resize', again);
  return () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    window.removeEventListener('scroll', again, { capture: true });
    window.removeEventListener('resize', again);
    delete holder.dataset['place'];
  };
}
