import type { ContestSettings, Id } from '../contest/contest.ts';

/**
 * Stages that are held before a stage: only their sheets may part its ties. What a later stage brings changes nothing of a
 * result that stood before it, though the regulation names both in one list.
 */
export function earlierStages(
  { stages }: Pick<ContestSettings, 'stages'>,
  stage: Id,
): ReadonlySet<Id> {
  const at = stages.findIndex(({ id }) => id === stage);
  return new Set(stages.slice(0, Math.max(0, at)).map(({ id }) => id));
}
