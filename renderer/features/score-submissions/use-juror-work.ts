import { useMemo } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import { turnsOf } from '../../../shared/pitching/running-order.ts';
import { calibrationFor } from '../../../shared/scoring/calibration.ts';
import { compareNumbers, shuffledFor } from '../../../shared/scoring/list-order.ts';
import type { ListOrder } from '../../../shared/scoring/personal-notes.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { type JurorWork, jurorWork } from './juror-work.ts';

/** A juror's work in the order in which they go through it. */
export interface OrderedWork extends JurorWork {
  readonly order: ListOrder;
  /** Submissions by which the panel compares how it uses the scale: they come first. */
  readonly calibration: ReadonlySet<Id>;
  /** On a live stage the number of each submission's turn; null where nobody told a running order. */
  readonly turns: ReadonlyMap<Id, number> | null;
}

/** What the juror scores now, calibration first, then by number (on a live stage by turn) or in the juror's own order. */
export function useJurorWork(): OrderedWork | null {
  const { profile, state, personal } = useDesk('profile', 'state', 'personal');
  const juror = profile?.person.id ?? null;
  const work = useMemo(
    () => (state === null || juror === null ? null : jurorWork(state, juror)),
    [state, juror],
  );
  const stage = work?.stage ?? null;
  const assignments = state?.assignments ?? null;
  const told = state?.calibration ?? null;
  const running = state?.runningOrders.get(stage?.id ?? '') ?? null;
  const contest = profile?.contest ?? '';
  const order = personal.order ?? (stage?.assignment.blind === true ? 'own' : 'number');
  // Hundreds of hashes: once for all entries.
  const places = useMemo(() => {
    if (stage === null || assignments === null || told === null || juror === null) return null;
    const prefix = `${stage.id}/`;
    const ids = [...assignments].flatMap(([place, jurors]) =>
      place.startsWith(prefix) && jurors.includes(juror) ? [place.slice(prefix.length)] : [],
    );
    const calibration = calibrationFor(stage, { assignments, calibration: told }).filter((id) =>
      ids.includes(id),
    );
    const turns =
      running === null
        ? null
        : new Map(turnsOf(running).map(({ submission }, at) => [submission, at + 1] as const));
    const turnOf = (id: Id): number => turns?.get(id) ?? Number.MAX_SAFE_INTEGER;
    const rest =
      order === 'own'
        ? shuffledFor({ contest, juror }, ids)
        : ids.toSorted((a, b) => turnOf(a) - turnOf(b) || compareNumbers(a, b));
    const all = new Set([...calibration, ...rest]);
    return {
      calibration: new Set(calibration),
      turns,
      at: new Map([...all].map((id, at) => [id, at] as const)),
    };
  }, [stage, assignments, told, running, juror, contest, order]);
  return useMemo(() => {
    if (work === null || places === null) return null;
    const at = ({ submission }: { readonly submission: { readonly id: Id } }) =>
      places.at.get(submission.id) ?? 0;
    const items = work.items.toSorted((a, b) => at(a) - at(b));
    return { ...work, items, order, calibration: places.calibration, turns: places.turns };
  }, [work, places, order]);
}
