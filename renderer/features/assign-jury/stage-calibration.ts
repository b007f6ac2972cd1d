import type { Id, Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { calibrationFor } from '../../../shared/scoring/calibration.ts';

/** A stage whose jurors begin with some submissions, and which these are. */
export interface StageCalibration {
  readonly stage: Stage;
  /** True where an invitation told them; else they follow from the rule and the assignment. */
  readonly told: boolean;
  readonly list: readonly {
    readonly id: Id;
    readonly title: string;
    readonly jurors: number;
  }[];
  /** Jurors with work in the stage. */
  readonly jurors: number;
}

/** Calibration of every scored stage that asks for it, or of which it was told. */
export function stageCalibrations(state: ContestState): readonly StageCalibration[] {
  const stages = (state.settings?.stages ?? []).filter(
    ({ id, scored, assignment }) =>
      scored && (assignment.calibration > 0 || (state.calibration.get(id) ?? []).length > 0),
  );
  return stages.map((stage) => {
    const prefix = `${stage.id}/`;
    const panels = [...state.assignments].filter(([place]) => place.startsWith(prefix));
    return {
      stage,
      told: state.calibration.has(stage.id),
      list: calibrationFor(stage, state).map((id) => ({
        id,
        title: state.submissions.get(id)?.title ?? '',
        jurors: (state.assignments.get(`${prefix}${id}`) ?? []).length,
      })),
      jurors: new Set(panels.flatMap(([, jurors]) => jurors)).size,
    };
  });
}
