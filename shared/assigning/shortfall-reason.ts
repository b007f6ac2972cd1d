import {
  type AssignableJuror,
  type AssignableSubmission,
  type AssignmentRequest,
  mayJudge,
  type ShortfallReason,
} from './assignment.ts';

/** Why a submission has fewer jurors than `wanted`; `excluded`: jurors who must not judge it, `kept`: who do. */
export function shortfallReason(
  request: AssignmentRequest,
  submission: AssignableSubmission,
  {
    wanted,
    excluded,
    kept,
  }: {
    readonly wanted: number;
    readonly excluded: ReadonlySet<string>;
    readonly kept: ReadonlySet<string>;
  },
): ShortfallReason {
  const everyone = new Map(request.jurors.map((entry) => [entry.juror, entry]));
  if (everyone.size < wanted) return 'jurors';
  const counts = ({ juror }: AssignableJuror): boolean => kept.has(juror);
  const able = [...everyone.values()].filter(
    (entry) => counts(entry) || mayJudge(entry, submission),
  );
  if (able.length < wanted) return 'nomination';
  const free = able.filter((entry) => counts(entry) || !excluded.has(entry.juror));
  if (free.length < wanted) return 'conflicts';
  const isHome = ({ region }: AssignableJuror): boolean =>
    region !== null && region === submission.region;
  const home = free.filter(isHome);
  const keptHome = home.filter(counts).length;
  const others = free.filter(
    (entry) => !isHome(entry) && (counts(entry) || request.ownRegion !== 'only'),
  );
  const most = Math.max(keptHome, Math.min(home.length, request.ownRegionMax ?? Infinity));
  return most + others.length < wanted ? 'region' : 'capacity';
}
