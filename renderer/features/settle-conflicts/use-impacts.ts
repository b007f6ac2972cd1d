import { useEffect, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import type { ConflictImpact } from '../../../shared/ranking/conflict-impact.ts';
import { stakesOf } from '../../../shared/results/stakes.ts';
import { startImpactCounting } from '../../workers/impact-counting.ts';
import type { ConflictItem } from './conflict-item.ts';
import { questionOf } from './item-question.ts';

export interface Impacts {
  /** What is known by item; from the state before while the present one is being counted. */
  readonly known: ReadonlyMap<string, ConflictImpact>;
  readonly status: 'counting' | 'done' | 'failed';
}

/** A run of decisions starts no counting before the last of them. Milliseconds. */
const settling = 250;

/** Counts beside the window what every open item does to the winners, again whenever the contest changes. */
export function useImpacts(items: readonly ConflictItem[], state: ContestState): Impacts {
  const [known, setKnown] = useState<ReadonlyMap<string, ConflictImpact>>(new Map());
  const [finished, setFinished] = useState<{
    readonly items: readonly ConflictItem[];
    readonly status: 'done' | 'failed';
  } | null>(null);
  useEffect(() => {
    const { settings } = state;
    const questions = items.flatMap((item) => questionOf(item) ?? []);
    if (settings === null) return undefined;
    let stop: () => void = () => undefined;
    const timer = window.setTimeout(() => {
      const request = { state, stakes: stakesOf(settings), questions };
      const counting = startImpactCounting(request, {
        counted: (impacts, last) => {
          setKnown(
            (earlier) => new Map([...earlier, ...impacts.map((each) => [each.id, each] as const)]),
          );
          if (last) setFinished({ items, status: 'done' });
        },
        failed: () => setFinished({ items, status: 'failed' }),
      });
      stop = counting.stop;
    }, settling);
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [items, state]);
  return { known, status: finished?.items === items ? finished.status : 'counting' };
}
