import {
  type AssignableSubmission,
  type Assignment,
  type AssignmentRequest,
  mayJudge,
} from './assignment.ts';
import { AssignmentGraph } from './assignment-graph.ts';
import { jurorGraph } from './juror-graph.ts';
import { createShuffle } from './shuffle.ts';

/**
 * Gives every submission its jurors so that the loads are as even as the rules allow: each juror is added along the
 * way of exchanges that ends with the least loaded one, which keeps the sum of squared loads at its minimum after
 * every step. Chance, from the seed, decides among equals and so mixes the jury. What cannot be filled is reported.
 */
export function assignBalanced(request: AssignmentRequest): Assignment {
  const shuffle = createShuffle(request.seed);
  const submissions = shuffle(sortedBy(request.submissions, ({ submission }) => submission));
  const jurors = shuffle(sortedBy(request.jurors, ({ juror }) => juror));
  const graph = new AssignmentGraph({ ...request, submissions, jurors });
  const asked = request.perSubmission === 'all' ? jurors.length : request.perSubmission;
  const full = new Set<number>();
  // Round by round, so that nobody gets a third juror while another still waits for the first.
  for (let round = 1; round <= asked; round += 1) {
    for (const index of shuffle([...submissions.keys()])) {
      if (full.has(index) || graph.jurorsOf(index).size >= round) continue;
      // Who cannot be served now cannot be served later: exchanges never free a place that was not reachable.
      if (!graph.addJuror(index)) full.add(index);
    }
  }
  const chosen = new Map(
    submissions.map(({ submission }, index) => [submission, graph.jurorsOf(index)]),
  );
  const assignments = request.submissions.flatMap(({ submission }) => {
    const own = chosen.get(submission);
    return request.jurors
      .filter(({ juror }) => own?.has(juror) === true)
      .map(({ juror }) => ({ submission, juror }));
  });
  const loads = new Map(request.jurors.map(({ juror }) => [juror, 0]));
  for (const { juror } of assignments) loads.set(juror, (loads.get(juror) ?? 0) + 1);
  const wanted = (submission: AssignableSubmission): number =>
    request.perSubmission === 'all'
      ? request.jurors.filter((juror) => mayJudge(juror, submission)).length
      : request.perSubmission;
  const shortfalls = request.submissions.flatMap((submission) => {
    const missing = wanted(submission) - (chosen.get(submission.submission)?.size ?? 0);
    return missing > 0 ? [{ submission: submission.submission, missing }] : [];
  });
  return { assignments, loads, shortfalls, graph: jurorGraph(assignments) };
}

const sortedBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
