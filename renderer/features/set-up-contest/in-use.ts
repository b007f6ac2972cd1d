import type { Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';

/** What the contest has already, so that nothing in use is taken away. */
export interface InUse {
  /** Applications by nomination. */
  readonly nominations: ReadonlyMap<Id, number>;
  /** Applications by age group. */
  readonly ageGroups: ReadonlyMap<Id, number>;
  /** Stages that have assignments or sheets. */
  readonly stages: ReadonlySet<Id>;
  /** Questions that somebody answered. */
  readonly fields: ReadonlySet<Id>;
  /** Criteria that have scores, as "stage/criterion". */
  readonly criteria: ReadonlySet<string>;
}

/** A contest that is not founded yet uses nothing. */
export const nothingInUse: InUse = {
  nominations: new Map(),
  ageGroups: new Map(),
  stages: new Set(),
  fields: new Set(),
  criteria: new Set(),
};

function countInto(counts: Map<Id, number>, id: Id | undefined): void {
  if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** What applications, assignments and sheets of a contest rest on. Looks at all of them: ask once for a state. */
export function inUseOf({
  submissions,
  sheets,
  assignments,
}: Pick<ContestState, 'submissions' | 'sheets' | 'assignments'>): InUse {
  const nominations = new Map<Id, number>();
  const ageGroups = new Map<Id, number>();
  const fields = new Set<Id>();
  const criteria = new Set<string>();
  const stages = new Set<Id>();
  for (const { nomination, ageGroup, answers } of submissions.values()) {
    countInto(nominations, nomination);
    countInto(ageGroups, ageGroup);
    for (const [field, answer] of Object.entries(answers)) if (answer !== '') fields.add(field);
  }
  for (const place of assignments.keys()) stages.add(place.slice(0, place.indexOf('/')));
  for (const { stage, scores } of sheets.values()) {
    stages.add(stage);
    for (const criterion of Object.keys(scores)) criteria.add(`${stage}/${criterion}`);
  }
  return { nominations, ageGroups, stages, fields, criteria };
}
