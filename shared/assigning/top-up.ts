import type { AssignmentRequest } from './assignment.ts';
import type { SheetPair } from './juror-graph.ts';

const nameOf = ({ submission, juror }: SheetPair): string => JSON.stringify([submission, juror]);

/**
 * The request that fills the places of jurors who dropped out: of what stands as little as possible changes, of what
 * is `scored` nothing. `request` is the one for everyone; the sheets of who dropped out count only where scored.
 */
export function replaceJurors(
  request: AssignmentRequest,
  present: readonly SheetPair[],
  {
    dropped,
    scored = [],
  }: { readonly dropped: ReadonlySet<string>; readonly scored?: readonly SheetPair[] },
): AssignmentRequest {
  const fixed = new Set(scored.map(nameOf));
  const keep = present.filter((pair) => fixed.has(nameOf(pair)));
  const gone = request.jurors.map((entry) =>
    dropped.has(entry.juror) ? { ...entry, capacity: 0 } : entry,
  );
  return {
    ...request,
    jurors: gone,
    keep: [...(request.keep ?? []), ...keep],
    prefer: present.filter((pair) => !fixed.has(nameOf(pair)) && !dropped.has(pair.juror)),
  };
}

/**
 * The request for `more` jurors on each of the named submissions, as for a grey zone at the cut line; everything that
 * stands stays, and no other submission gets anyone.
 */
export function askForMore(
  request: AssignmentRequest,
  present: readonly SheetPair[],
  { submissions, more }: { readonly submissions: ReadonlySet<string>; readonly more: number },
): AssignmentRequest {
  const standing = new Map<string, Set<string>>();
  for (const { submission, juror } of present)
    standing.set(submission, (standing.get(submission) ?? new Set()).add(juror));
  const wanted = new Map(
    request.submissions.map(({ submission }) => {
      const now = standing.get(submission)?.size ?? 0;
      return [submission, submissions.has(submission) ? now + more : now];
    }),
  );
  return { ...request, wanted, keep: present };
}
