import type { ContestSettings, FormField, Id, Stage } from '../../contest/contest.ts';
import { subjectOf, type Submission } from '../../contest/submission.ts';
import type { ContestState } from '../../merge/state.ts';
import { compareIds } from '../../results/naming.ts';

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

/** The stage in which projects are collected; null in a contest without a pool. */
export const poolStage = (settings: ContestSettings): Stage | null =>
  settings.stages.find(({ kind, subject }) => kind === 'pool' && subject === 'project') ?? null;

/** Stages in which regions are scored, earliest first. */
export const readinessStages = (settings: ContestSettings): readonly Stage[] =>
  settings.stages.filter(({ scored, subject }) => scored && subject === 'region');

/** The stage in which proposals are collected; null in a contest without sections. */
export const proposalStage = (settings: ContestSettings): Stage | null =>
  settings.stages.find(({ subject }) => subject === 'proposal') ?? null;

/** What the pool's form offers as maturity; none where it does not ask. */
export const maturityOptions = (settings: ContestSettings): FormField['options'] =>
  poolStage(settings)?.form.find(({ id }) => id === 'maturity')?.options ?? [];

/** True where the contest has a stage that pools, readiness or proposals belong to. */
export const hasPool = (settings: ContestSettings): boolean =>
  poolStage(settings) !== null ||
  readinessStages(settings).length > 0 ||
  proposalStage(settings) !== null;

/** Id of the application that stands for a region as a whole: the code itself. */
export const regionSubject = (region: Id): Id => region;
