import { languages, type LocalizedText } from '../../../shared/basics/localized.ts';
import { milli } from '../../../shared/basics/points.ts';
import { unsaidStage } from '../../../shared/contest/contest.ts';
import type {
  AgeGroup,
  AssignmentRule,
  Criterion,
  Deadline,
  FormField,
  Id,
  Stage,
  StageRegulation,
  TurnPart,
} from '../../../shared/contest/contest.ts';
import { type Draft, freeId, noText, replaceById, withoutId } from './draft.ts';

/** The stage that is worked with first: the first that may score, also while it has no criteria. */
function firstStage({ stages }: Draft): Stage | null {
  const withCriteria = stages.find(({ scored, criteria }) => scored && criteria.length > 0);
  return withCriteria ?? stages.find(({ scored }) => scored) ?? stages[0] ?? null;
}

/** A stage by its id; the first one that may score where there is none of that name. */
export const stageOf = (draft: Draft, id: Id | null): Stage | null =>
  draft.stages.find((stage) => stage.id === id) ?? firstStage(draft);

/** The draft with one stage changed. */
export const withStage = (draft: Draft, id: Id, change: (stage: Stage) => Stage): Draft => ({
  ...draft,
  stages: draft.stages.map((stage) => (stage.id === id ? change(stage) : stage)),
});

export const withRegulation = (draft: Draft, id: Id, part: Partial<StageRegulation>): Draft =>
  withStage(draft, id, (stage) => ({ ...stage, regulation: { ...stage.regulation, ...part } }));

export const withAssignment = (draft: Draft, id: Id, part: Partial<AssignmentRule>): Draft =>
  withStage(draft, id, (stage) => ({ ...stage, assignment: { ...stage.assignment, ...part } }));

/** A list with one of its parts in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const part = list[from];
  return part === undefined ? list : list.toSpliced(from, 1).toSpliced(to, 0, part);
}

/** A stage at the end, with the rules that most contests begin with. */
export function withNewStage(draft: Draft): Draft {
  const id = freeId('stage', draft.stages);
  const stage: Stage = {
    id,
    title: noText,
    kind: 'written',
    scored: false,
    ...unsaidStage,
    assignment: {
      jurorsPerSubmission: 3,
      ownRegionMax: null,
      calibration: 0,
      blind: false,
      ownOrganisationExcluded: false,
    },
    form: [],
    criteria: [],
    regulation: {
      method: 'mean',
      aggregate: 'weighted-mean',
      rounding: { panel: null, weighted: null, final: milli(10) },
      passMark: null,
      tieBreak: [{ by: 'median' }, { by: 'chair-decision-with-reason' }],
      advance: null,
      discrepancy: null,
      quotas: [],
    },
  };
  return { ...draft, stages: [...draft.stages, stage] };
}

/** The same title with the number of a round that no stage has yet: "Readiness (2)". */
function titleAgain({ stages }: Draft, { title }: Stage): LocalizedText {
  const plain = (text: string): string => text.replace(/ \(\d{1,3}\)$/, '');
  const numbered = (number: number): LocalizedText => {
    const say = (text: string): string =>
      text.trim() === '' ? text : `${plain(text)} (${number})`;
    return { kk: say(title.kk), ru: say(title.ru), en: say(title.en) };
  };
  const isTaken = (each: LocalizedText): boolean =>
    stages.some((stage) =>
      languages.some(
        (language) => each[language] !== '' && stage.title[language] === each[language],
      ),
    );
  let number = 2;
  while (isTaken(numbered(number))) number += 1;
  return numbered(number);
}

/**
 * A second round right after a stage: the same rubric, levels and rules, so that rounds are compared; without its form,
 * which is filled in once.
 */
export function withStageAgain(draft: Draft, id: Id): Draft {
  const at = draft.stages.findIndex((stage) => stage.id === id);
  const stage = draft.stages[at];
  if (stage === undefined) return draft;
  const again = {
    ...stage,
    id: freeId('stage', draft.stages),
    title: titleAgain(draft, stage),
    form: [],
  };
  return { ...draft, stages: draft.stages.toSpliced(at + 1, 0, again) };
}

/** Without a stage; deadlines that were its own stay as days of the contest. */
export const withoutStage = (draft: Draft, id: Id): Draft => ({
  ...draft,
  stages: withoutId(draft.stages, id),
  deadlines: draft.deadlines.map((deadline) =>
    deadline.stage === id ? { ...deadline, stage: null } : deadline,
  ),
});

/** Adds or replaces a criterion; a stage that gets its first one becomes a scored stage. */
export const withCriterion = (draft: Draft, id: Id, criterion: Criterion): Draft =>
  withStage(draft, id, (stage) => ({
    ...stage,
    scored: true,
    criteria: replaceById(stage.criteria, criterion),
  }));

export const withoutCriterion = (draft: Draft, id: Id, criterion: Id): Draft =>
  withStage(draft, id, (stage) => ({ ...stage, criteria: withoutId(stage.criteria, criterion) }));

/** A criterion like the last one, with what is left of a weight of 100; its comments are asked for in the same words. */
export function newCriterion(draft: Draft, { criteria }: Stage): Criterion {
  const all = draft.stages.flatMap((stage) => stage.criteria);
  const like = criteria.at(-1) ?? all.at(-1);
  const left = 100_000 - criteria.reduce((total, { weight }) => total + weight, 0);
  return {
    id: freeId('criterion', criteria),
    title: noText,
    help: noText,
    weight: milli(left > 0 ? left : 10_000),
    scale: like?.scale ?? { min: milli(0), max: milli(10_000), step: milli(1000) },
    anchors: [],
    comment: like?.comment ?? { requiredAtOrBelow: null, requiredAtOrAbove: null, note: noText },
  };
}

export const withField = (draft: Draft, id: Id, field: FormField): Draft =>
  withStage(draft, id, (stage) => ({ ...stage, form: replaceById(stage.form, field) }));

export const withoutField = (draft: Draft, id: Id, field: Id): Draft =>
  withStage(draft, id, (stage) => ({ ...stage, form: withoutId(stage.form, field) }));

/** A question whose id no stage uses: answers of all stages stand side by side. */
export const newField = (draft: Draft): FormField => ({
  id: freeId(
    'field',
    draft.stages.flatMap(({ form }) => form),
  ),
  type: 'text',
  label: noText,
  required: false,
  options: [],
});

export const newGroup = (draft: Draft): AgeGroup => ({
  id: freeId('group', draft.ageGroups),
  title: noText,
  gradeMin: null,
  gradeMax: null,
  nomination: null,
});

/** A further part of a turn; three minutes to begin with. */
export const newTurnPart = (timing: readonly TurnPart[]): TurnPart => ({
  id: freeId('part', timing),
  title: noText,
  seconds: 180,
});

export const newDeadline = (draft: Draft): Deadline => ({
  id: freeId('deadline', draft.deadlines),
  title: noText,
  stage: null,
  offsetDays: null,
  date: null,
});
