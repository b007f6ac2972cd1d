import type { Id } from '../contest/contest.ts';
import type { Meeting, SettledTie } from '../deciding/meeting.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { settledTie } from './ties.ts';

/**
 * Who goes on by the regulation, best first: its list, and of ties across its end those whom people put first. A tie
 * that nobody settled brings nobody on.
 */
export function listedFinalists(
  { ranking, selection }: Pick<StageRanking, 'ranking' | 'selection'>,
  ties: readonly SettledTie[],
): readonly Id[] {
  if (selection === null) return [];
  const taken = new Set(
    selection.ties.flatMap(({ group, seats, submissions }) =>
      (settledTie(ties, { nomination: group, submissions })?.order ?? []).slice(0, seats),
    ),
  );
  return ranking.submissions
    .map(({ submission }) => submission)
    .filter((id) => selection.entries.get(id)?.state === 'on' || taken.has(id));
}

/**
 * Who goes on from a stage: as the commission decided, in its order, else as the regulation's list has it, best first.
 * Null where the stage has no list and nobody decided one.
 */
export function finalistsOf(
  ranking: Pick<StageRanking, 'ranking' | 'selection'>,
  meeting: Pick<Meeting, 'finalists' | 'ties'> | null,
): readonly Id[] | null {
  const decided = meeting?.finalists ?? null;
  if (decided !== null) return decided;
  return ranking.selection === null ? null : listedFinalists(ranking, meeting?.ties ?? []);
}
