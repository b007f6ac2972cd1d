import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useReducer, useState } from 'react';
import { flushSync } from 'react-dom';

import type { RowList } from './row-list.ts';

/** What a row is likely to be high, in pixels, before it was seen. */
export const likelyHeight = 52;
const rowsBeyond = 4;

/** The rows that are seen. */
export interface VirtualRows {
  readonly virtual: Virtualizer<HTMLDivElement, HTMLElement>;
  /** Takes the height of a row as it comes. */
  readonly measure: (element: HTMLElement | null) => void;
}

/** While a person scrolls, rows are there in the same frame; those that are just coming are being drawn anyway. */
function drawingWith(draw: () => void) {
  let isComing = false;
  return {
    onChange: (_: unknown, isScrolling: boolean): void =>
      isScrolling && !isComing ? flushSync(draw) : draw(),
    aside: (work: () => void): void => {
      isComing = true;
      work();
      isComing = false;
    },
  };
}

type Options = VirtualizerOptions<HTMLDivElement, HTMLElement>;

/** Which rows are seen, and where each is; the active one is always among them, because the grid names it. */
export function useVirtualRows(
  rows: RowList<unknown>,
  scroll: RefObject<HTMLDivElement | null>,
  active: number,
): VirtualRows {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [drawing] = useState(() => drawingWith(draw));
  const options: Options = {
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => likelyHeight,
    overscan: rowsBeyond,
    getItemKey: rows.slotAt,
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (rows.length === 0 || seen.includes(active)) return seen;
      return [...seen, active].toSorted((a, b) => a - b);
    },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: drawing.onChange,
  };
  const [virtual] = useState(() => new Virtualizer(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  const measure = useCallback(
    (element: HTMLElement | null) => drawing.aside(() => virtual.measureElement(element)),
    [drawing, virtual],
  );
  return { virtual, measure };
}
