import type { ContestSettings, Stage } from '../../contest/contest.ts';

/** The stage in which projects are collected; null in a contest without a pool. */
export const poolStage = (settings: ContestSettings): Stage | null =>
  settings.stages.find(({ kind, subject }) => kind === 'pool' && subject === 'project') ?? null;

/** Stages in which regions are scored, earliest first. */
export const readinessStages = (settings: ContestSettings): readonly Stage[] =>
  settings.stages.filter(({ scored, subject }) => scored && subject === 'region');

/** The stage in which proposals are collected; null in a contest without sections. */
export const proposalStage = (settings: ContestSettings): Stage | null =>
  settings.stages.find(({ subject }) => subject === 'proposal') ?? null;

/** True where whatever is scored gets levels and no places, as readiness of regions does. */
export function ranksNothing({
  stages,
  disciplines,
}: Pick<ContestSettings, 'stages' | 'disciplines'>): boolean {
  const scored = stages.filter((stage) => stage.scored);
  return scored.length > 0 && scored.every(({ ranked }) => !ranked) && disciplines.length === 0;
}

/** True where the contest has a stage that pools, readiness or proposals belong to. */
export const hasPool = (settings: ContestSettings): boolean =>
  poolStage(settings) !== null ||
  readinessStages(settings).length > 0 ||
  proposalStage(settings) !== null;
