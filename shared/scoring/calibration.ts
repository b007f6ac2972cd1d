import type { Id, Stage } from '../contest/contest.ts';
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
