import type { AssignmentRequest } from './assignment.ts';
import type { SheetPair } from './juror-graph.ts';

/** What stands while sheets are added, and where how many are. */
export interface TopUp {
  /** Sheets that stay with their jurors whatever comes: handed in, begun. */
  readonly fixed: readonly SheetPair[];
  /** Sheets that stay too, unless `mayMove`. */
  readonly open: readonly SheetPair[];
  /** How many sheets each submission gets besides, instead of lost ones or more of them. */
  readonly more: ReadonlyMap<string, number>;
  /** Open sheets may go to others where that fills more places; as few as possible do. */
  readonly mayMove: boolean;
}

/**
 * The request that adds sheets for drop-outs, a grey zone, sheets that lie apart; no other submission gets anyone.
 * `request` is the one for everyone; whoever dropped out has no capacity in it.
 */
export function topUpRequest(
  request: AssignmentRequest,
  { fixed, open, more, mayMove }: TopUp,
): AssignmentRequest {
  const standing = new Map<string, Set<string>>();
  for (const { submission, juror } of [...fixed, ...open])
    standing.set(submission, (standing.get(submission) ?? new Set()).add(juror));
  const wanted = new Map(
    request.submissions.map(({ submission }) => [
      submission,
      (standing.get(submission)?.size ?? 0) + (more.get(submission) ?? 0),
    ]),
  );
  const stands = mayMove ? { keep: fixed, prefer: open } : { keep: [...fixed, ...open] };
  return { ...request, ...stands, wanted };
}
