import type { Id } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { SheetStatus } from '../../shared/scoring/sheet.ts';
import { useText } from '../language/use-text.ts';

export interface Counters {
  readonly toDo: number;
  readonly done: number;
  /** Complete sheets that are not handed in. */
  readonly pending: number;
}

const toDo: ReadonlySet<SheetStatus> = new Set(['empty', 'partial']);

/** Counts one juror's sheets of all stages; a recused sheet is neither to do nor done. */
export function countSheets(state: ContestState, juror: Id): Counters {
  let [open, done, pending] = [0, 0, 0];
  for (const sheet of state.sheets.values()) {
    if (sheet.juror !== juror || sheet.status === 'recused') continue;
    if (toDo.has(sheet.status)) open += 1;
    else done += 1;
    if (sheet.status === 'complete') pending += 1;
  }
  return { toDo: open, done, pending };
}

/** To do, done, not handed in: always in sight of a juror. */
export function JurorCounters({ counters }: { readonly counters: Counters }) {
  const { t, format } = useText('shell');
  return (
    <div className="counters" role="group" aria-label={t('counters.label')}>
      <div className="counter">
        <b>{format.number(counters.toDo)}</b> {t('counters.toDo')}
      </div>
      <div className="counter">
        <b>{format.number(counters.done)}</b> {t('counters.done')}
      </div>
      <div className={counters.pending > 0 ? 'counter pending' : 'counter'}>
        <b>{format.number(counters.pending)}</b> {t('counters.pending')}
      </div>
    </div>
  );
}
