import { useEffect, useMemo, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import type { ShownNow } from '../../show/show-messages.ts';
import { type ShowWindow, useShowWindow } from '../../show/use-show-window.ts';
import { standingsPages } from './standings-pages.ts';

/** How long a page stays: long enough to read five rows without hurry. Milliseconds. */
const pageStays = 12_000;

/** What everybody sees, and how its pages turn. */
export interface StandingsShow {
  readonly show: ShowWindow;
  readonly now: ShownNow;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly held: boolean;
  readonly hold: (held: boolean) => void;
  readonly turn: (by: 1 | -1) => void;
}

const steps: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['PageDown', 1],
  ['Space', 1],
  ['ArrowLeft', -1],
  ['PageUp', -1],
]);

/**
 * Lives as long as the screen, whichever part of it is open: the public window closes with it. Pages turn by themselves
 * while they are shown; one that is held stays, and whoever turns by hand has its time anew.
 */
export function useStandingsShow(state: ContestState): StandingsShow {
  const { language } = useText('tournament');
  const pages = useMemo(() => standingsPages(state, language), [state, language]);
  const [at, setAt] = useState(0);
  const [held, hold] = useState(false);
  const count = pages.length;
  const page = count === 0 ? 0 : at % count;
  const turn = (by: 1 | -1) => setAt(count === 0 ? 0 : (page + by + count) % count);
  const picture = pages[page] ?? null;
  const now = useMemo((): ShownNow => ({ type: 'picture', look: 'dark', picture }), [picture]);
  const show = useShowWindow(now, (code) => {
    const by = steps.get(code);
    if (by !== undefined) turn(by);
  });
  const isTurning = show.status === 'open' && !held && count > 1;
  useEffect(() => {
    if (!isTurning) return undefined;
    const turning = window.setTimeout(() => setAt(page + 1), pageStays);
    return () => window.clearTimeout(turning);
  }, [isTurning, page]);
  return { show, now, page, pages: count, held, hold, turn };
}
