import type { Criterion } from '../contest/contest.ts';
import { sheetProgress } from '../scoring/score-sheet.ts';
import type { Sheet, SheetStatus } from '../scoring/sheet.ts';

/** Status of a sheet, by what is on it and what is known of its hand-ins. */
export function statusOf(
  entered: Pick<Sheet, 'scores' | 'comments'>,
  criteria: readonly Criterion[],
  known: {
    readonly recused: boolean;
    readonly conflict: boolean;
    readonly handedIn: boolean;
    readonly valid: boolean;
  },
): SheetStatus {
  if (known.recused) return 'recused';
  if (known.handedIn) return known.valid && !known.conflict ? 'handed-in' : 'disputed';
  const progress = sheetProgress(entered, criteria);
  if (progress.complete) return 'complete';
  return progress.answered > 0 ? 'partial' : 'empty';
}
