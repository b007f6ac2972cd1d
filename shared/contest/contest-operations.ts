import type { Value } from '../log/operation.ts';
import type { Action } from './action.ts';
import {
  unsaidAssignment,
  unsaidDecisions,
  unsaidProgramme,
  unsaidRegulation,
  unsaidSettings,
  unsaidStage,
  type ContestSettings,
  type Id,
} from './contest.ts';
import type { Person } from './people.ts';
import type { Submission } from './submission.ts';
import { saysNothingNew, without } from './unsaid.ts';

/** Kinds of operations by which headquarters says what the contest is; only headquarters may make them. */
export const contestKinds = {
  settings: 'contest.set',
  person: 'person.set',
  submission: 'submission.set',
  assignment: 'assignment.set',
  document: 'document.set',
  calibration: 'calibration.set',
} as const;

/** Readonly records are plain data, so they are values; spreading tells the compiler so. */
const asValue = (data: object): Value => ({ ...data });

/** Settings as an older version wrote them, where they say no more than it could: older programs understand those. */
function asWritten(settings: ContestSettings): object {
  const isOfOldStages =
    saysNothingNew(settings, unsaidProgramme) &&
    settings.stages.every((stage) => saysNothingNew(stage, unsaidStage));
  if (!isOfOldStages) return settings;
  const old = {
    ...without(settings, unsaidProgramme),
    stages: settings.stages.map((stage) => without(stage, unsaidStage)),
  };
  const isFirst =
    saysNothingNew(settings, unsaidSettings) &&
    settings.stages.every(
      ({ assignment, regulation }) =>
        saysNothingNew(assignment, unsaidAssignment) &&
        saysNothingNew(regulation, unsaidRegulation),
    );
  if (!isFirst)
    return saysNothingNew(settings, unsaidDecisions) ? without(old, unsaidDecisions) : old;
  return {
    ...without(old, unsaidSettings),
    stages: settings.stages.map((stage) => ({
      ...without(stage, unsaidStage),
      assignment: without(stage.assignment, unsaidAssignment),
      regulation: without(stage.regulation, unsaidRegulation),
    })),
  };
}

/** The whole regulation; a second one is an amendment of the first. */
export const setContestSettings = (settings: ContestSettings): Action => ({
  kind: contestKinds.settings,
  key: 'contest',
  value: asValue(asWritten(settings)),
});

export const setPerson = (person: Person): Action => ({
  kind: contestKinds.person,
  key: `person/${person.id}`,
  value: asValue(person),
});

/** Adds an application, or replaces what was known of it. */
export const addSubmission = (submission: Submission): Action => ({
  kind: contestKinds.submission,
  key: `submission/${submission.id}`,
  value: asValue(submission),
});

/** Says which jurors judge a submission in a stage; replaces the earlier list. */
export const assignJurors = (stage: Id, submission: Id, jurors: readonly Id[]): Action => ({
  kind: contestKinds.assignment,
  key: `assignment/${stage}/${submission}`,
  value: [...jurors],
});

/** Says by which submissions a stage's jurors compare how they use the scale; replaces the earlier list. */
export const setCalibration = (stage: Id, submissions: readonly Id[]): Action => ({
  kind: contestKinds.calibration,
  key: `calibration/${stage}`,
  value: [...submissions],
});
