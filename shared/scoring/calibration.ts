import type { Action } from '../contest/action.ts';
import { setCalibration } from '../contest/contest-operations.ts';
import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import { compareNumbers } from './list-order.ts';

/**
 * The submissions by which a panel compares how it uses the scale: as many of those that every juror with work in the
 * stage has as the stage asks for, by their numbers. A juror's laptop is told its own assignments alone; there they
 * follow only where the whole jury scores everything, and are none otherwise.
 */
export function calibrationSubmissions(
  stage: Pick<Stage, 'id' | 'assignment'>,
  assignments: ReadonlyMap<string, readonly Id[]>,
): readonly Id[] {
  const { calibration, jurorsPerSubmission, ownRegionMax } = stage.assignment;
  if (calibration === 0) return [];
  const prefix = `${stage.id}/`;
  const panels = [...assignments].flatMap(([place, jurors]) =>
    place.startsWith(prefix) ? [{ id: place.slice(prefix.length), jurors: new Set(jurors) }] : [],
  );
  const all = new Set(panels.flatMap(({ jurors }) => [...jurors]));
  const isKnown = all.size > 1 || (jurorsPerSubmission === 'all' && ownRegionMax === null);
  if (!isKnown) return [];
  return panels
    .filter(({ jurors }) => jurors.size > 0 && jurors.size === all.size)
    .map(({ id }) => id)
    .toSorted(compareNumbers)
    .slice(0, calibration);
}

/** What of a contest the choice of calibration submissions looks at. */
interface CalibrationFacts {
  readonly assignments: ReadonlyMap<string, readonly Id[]>;
  /** By stage what headquarters told; absent while it has not. */
  readonly calibration: ReadonlyMap<Id, readonly Id[]>;
}

/** The submissions by which a stage's panel calibrates: as headquarters told, or as its rule has it while it has not. */
export const calibrationFor = (
  stage: Pick<Stage, 'id' | 'assignment'>,
  { assignments, calibration }: CalibrationFacts,
): readonly Id[] => calibration.get(stage.id) ?? calibrationSubmissions(stage, assignments);

/** What headquarters tells of a stage; null where what it told stands, or there is nothing to tell. */
function listToTell(
  stage: Stage,
  { assignments, calibration }: CalibrationFacts,
): readonly Id[] | null {
  const told = calibration.get(stage.id);
  const derived = calibrationSubmissions(stage, assignments);
  if (told === undefined) return derived.length === 0 ? null : derived;
  const kept = told.filter((id) => (assignments.get(`${stage.id}/${id}`) ?? []).length > 0);
  if (kept.length === told.length) return null;
  const fresh = derived.filter((id) => !kept.includes(id));
  return [...kept, ...fresh.slice(0, told.length - kept.length)];
}

/**
 * What headquarters records before it writes invitations, so that all laptops begin with the same submissions. A list
 * that was told stands, also one changed by hand: jurors have begun by it. Only a submission that nobody judges any more
 * gives its place to the next one of the rule.
 */
export const calibrationToTell = (
  settings: Pick<ContestSettings, 'stages'>,
  facts: CalibrationFacts,
): readonly Action[] =>
  settings.stages
    .filter(({ scored, assignment }) => scored && assignment.calibration > 0)
    .flatMap((stage) => {
      const list = listToTell(stage, facts);
      return list === null ? [] : [setCalibration(stage.id, list)];
    });
