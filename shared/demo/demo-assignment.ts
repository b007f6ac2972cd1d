import type { AssignmentRule, Id } from '../contest/contest.ts';
import type { Person } from '../contest/people.ts';
import type { Submission } from '../contest/submission.ts';
import type { Draw } from './draw.ts';

/**
 * Jurors by submission: as many as the rule asks for, of the applicant's own region at most as many as it allows,
 * always those with the least to do. Where the jury is too small for the rule, it gives way rather than leave a
 * submission unjudged.
 */
export function assignEvenly(
  submissions: readonly Submission[],
  jurors: readonly Person[],
  rule: AssignmentRule,
  draw: Draw,
): ReadonlyMap<Id, readonly Id[]> {
  const loads = new Map<Id, number>(jurors.map(({ id }) => [id, 0]));
  const per =
    rule.jurorsPerSubmission === 'all'
      ? jurors.length
      : Math.min(rule.jurorsPerSubmission, jurors.length);
  const assigned = new Map<Id, readonly Id[]>();
  for (const { id, region } of draw.shuffle(submissions)) {
    const byLoad = draw
      .shuffle(jurors)
      .toSorted((a, b) => (loads.get(a.id) ?? 0) - (loads.get(b.id) ?? 0));
    const chosen: Person[] = [];
    for (const juror of byLoad) {
      const own = chosen.filter((other) => other.region === region).length;
      const isOwn = region !== null && juror.region === region;
      const tooMany = isOwn && rule.ownRegionMax !== null && own >= rule.ownRegionMax;
      if (chosen.length < per && !tooMany) chosen.push(juror);
    }
    for (const juror of byLoad)
      if (chosen.length < per && !chosen.includes(juror)) chosen.push(juror);
    for (const juror of chosen) loads.set(juror.id, (loads.get(juror.id) ?? 0) + 1);
    assigned.set(id, chosen.map((juror) => juror.id).toSorted());
  }
  return assigned;
}
