import type { Assignment, AssignmentRequest, AssignmentShortfall } from './assignment.ts';
import { AssignmentFlow } from './assignment-flow.ts';
import { cellsOf, type Parties, problemOf, wantedOf } from './assignment-problem.ts';
import { jurorGraph, type SheetPair } from './juror-graph.ts';
import { shortfallReason } from './shortfall-reason.ts';
import { createShuffle } from './shuffle.ts';
import { swapJurors } from './swap-jurors.ts';

/** How far assigning is; `done` of `total` grow from 0. Sheets are placed, then exchanges are tried. */
export interface AssignmentProgress {
  readonly step: 'placing' | 'swapping';
  readonly done: number;
  readonly total: number;
}

/**
 * Gives every submission its jurors by the order that `AssignmentRequest` describes; no other assignment is better by
 * it. Chance, from the seed, decides among equals and so mixes the jury. What cannot be filled is reported with its
 * reason, never an error.
 */
export function assignBalanced(
  request: AssignmentRequest,
  onProgress: (progress: AssignmentProgress) => void = () => undefined,
): Assignment {
  const shuffle = createShuffle(request.seed);
  const parties: Parties = {
    submissions: shuffle(sortedOnce(request.submissions, ({ submission }) => submission)),
    jurors: shuffle(sortedOnce(request.jurors, ({ juror }) => juror)),
  };
  const problem = problemOf(request, parties);
  const flow = new AssignmentFlow(problem, shuffle);
  const total = problem.needs.reduce((sum, need) => sum + need, 0);
  flow.run((done) => onProgress({ step: 'placing', done, total }));
  const kept = cellsOf(request.keep ?? [], parties);
  const before = jurorGraph(pairsOf(flow.placed, kept, parties));
  const swapped = swapJurors(
    { problem, placed: flow.placed, kept, before },
    {
      swaps: request.swaps ?? 'join',
      seed: request.seed,
      onTried: (done, tries) => onProgress({ step: 'swapping', done, total: tries }),
    },
  );
  const pairs = swapped === null ? null : pairsOf(swapped, kept, parties);
  return report(request, parties, {
    pairs: pairs ?? pairsOf(flow.placed, kept, parties),
    graph: pairs === null ? before : jurorGraph(pairs),
    before,
  });
}

function pairsOf(
  placed: Uint8Array,
  kept: ReadonlySet<number>,
  { submissions, jurors }: Parties,
): readonly SheetPair[] {
  return submissions.flatMap(({ submission }, place) =>
    jurors.flatMap(({ juror }, index) => {
      const cell = index * submissions.length + place;
      return placed[cell] === 1 || kept.has(cell) ? [{ submission, juror }] : [];
    }),
  );
}

function report(
  request: AssignmentRequest,
  { submissions, jurors }: Parties,
  found: Pick<Assignment, 'graph' | 'before'> & { readonly pairs: readonly SheetPair[] },
): Assignment {
  const { pairs, graph, before } = found;
  const panels = groupedBySubmission(pairs);
  const kept = groupedBySubmission(request.keep ?? []);
  const excluded = groupedBySubmission(request.excluded ?? []);
  const nobody: ReadonlySet<string> = new Set();
  const orderOf = new Map(
    request.jurors.map(({ juror }, index) => [juror, index]).toReversed() as [string, number][],
  );
  const loads = new Map(request.jurors.map(({ juror }) => [juror, 0]));
  for (const { juror } of pairs) loads.set(juror, (loads.get(juror) ?? 0) + 1);
  const placeOf = new Map(submissions.map((entry) => [entry.submission, entry]));
  const assignments: SheetPair[] = [];
  const shortfalls: AssignmentShortfall[] = [];
  for (const { submission } of request.submissions) {
    const entry = placeOf.get(submission);
    // A second entry with the same id is none of its own.
    if (entry === undefined || !placeOf.delete(submission)) continue;
    const panel = [...(panels.get(submission) ?? nobody)];
    panel.sort((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0));
    assignments.push(...panel.map((juror) => ({ submission, juror })));
    const wanted = wantedOf(request, entry, jurors);
    if (panel.length >= wanted) continue;
    const reason = shortfallReason(request, entry, {
      wanted,
      excluded: excluded.get(submission) ?? nobody,
      kept: kept.get(submission) ?? nobody,
    });
    shortfalls.push({ submission, missing: wanted - panel.length, reason });
  }
  return { assignments, loads, shortfalls, graph, before };
}

function groupedBySubmission(
  pairs: readonly SheetPair[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { submission, juror } of pairs) {
    const group = groups.get(submission);
    if (group === undefined) groups.set(submission, new Set([juror]));
    else group.add(juror);
  }
  return groups;
}

/** Everyone once, as they came first, in the order of their ids. */
function sortedOnce<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(key(item))) byKey.set(key(item), item);
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
