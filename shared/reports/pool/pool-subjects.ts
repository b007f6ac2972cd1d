import type { ContestSettings, FormField } from '../../contest/contest.ts';
import { subjectOf, type Submission } from '../../contest/submission.ts';
import type { ContestState } from '../../merge/state.ts';
import { compareIds } from '../../results/naming.ts';
import { poolStage } from './pool-stages.ts';

/** Applications of one kind of subject that were not refused, by number. */
export function submissionsOf(
  { submissions }: Pick<ContestState, 'submissions'>,
  subject: ReturnType<typeof subjectOf>,
): readonly Submission[] {
  return [...submissions.values()]
    .filter(
      (each) =>
        subjectOf(each) === subject &&
        (each.eligibility.admitted || each.eligibility.reason === ''),
    )
    .toSorted((a, b) => compareIds(a.id, b.id));
}

/** What the pool's form offers as maturity; none where it does not ask. */
export const maturityOptions = (settings: ContestSettings): FormField['options'] =>
  poolStage(settings)?.form.find(({ id }) => id === 'maturity')?.options ?? [];
