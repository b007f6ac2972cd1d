import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { JurorGraph, SheetPair } from '../../shared/assigning/juror-graph.ts';
import { jurorGraph } from '../../shared/assigning/juror-graph.ts';
import { type ContestShape, partiesOf } from './simulated-contest.ts';

/** Ways to give submissions their three jurors, as `qazylar assign --design` has them; `calibrated` is `region` with common submissions. */
export const designs = ['region', 'calibrated', 'cross', 'free'] as const;

export type Design = (typeof designs)[number];

/** How many submissions everyone scores where the design has common ones. */
const commonSubmissions = 20;

const perSubmission = 3;

/** Who judges what: three jurors each by the product's own assignment, or as many as the region has. */
export function sheetsOf(shape: ContestShape, design: Design, seed: number): Designed {
  const { submissions, jurors } = partiesOf(shape);
  const own = design === 'region' || design === 'calibrated';
  const { assignments, graph } = assignBalanced({
    submissions,
    jurors,
    perSubmission,
    ownRegionMax: design === 'cross' ? perSubmission - 1 : null,
    ownRegion: own ? 'only' : design === 'cross' ? 'preferred' : 'free',
    seed,
  });
  if (design !== 'calibrated') return { pairs: assignments, graph };
  const common = submissions.slice(0, commonSubmissions);
  const isCommon = new Set(common.map(({ submission }) => submission));
  const pairs = [
    ...assignments.filter(({ submission }) => !isCommon.has(submission)),
    ...common.flatMap(({ submission }) => jurors.map(({ juror }) => ({ submission, juror }))),
  ];
  return { pairs, graph: jurorGraph(pairs) };
}

export interface Designed {
  readonly pairs: readonly SheetPair[];
  readonly graph: Pick<JurorGraph, 'components' | 'lambda2'>;
}
