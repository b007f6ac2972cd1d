import type { ContestSettings, FormField, Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { applicationForm, intakeFields, type IntakeField } from './intake-fields.ts';
import { intakeDue, lateness } from './lateness.ts';

/** What an application lacks, and whether it came late: what a person looks at before the admission. */
export interface IntakeCheck {
  /** Required answers that are empty. */
  readonly fields: readonly IntakeField[];
  /** Required documents, where not one document was handed in. */
  readonly documents: readonly FormField[];
  readonly late: boolean;
}

/** What is asked of every application; made once for a list of them. */
export interface IntakeDemands {
  readonly fields: readonly IntakeField[];
  readonly documents: readonly FormField[];
  readonly due: ReturnType<typeof intakeDue>;
}

export const intakeDemands = (settings: ContestSettings): IntakeDemands => ({
  fields: intakeFields(settings).filter(({ need }) => need !== 'may'),
  documents: applicationForm(settings).filter(({ type, required }) => type === 'files' && required),
  due: intakeDue(settings),
});

function isEmpty(field: IntakeField, submission: Submission): boolean {
  if (field.standard === null) return (submission.answers[field.id] ?? '') === '';
  const value = submission[field.standard];
  return value === undefined || value === null || value === '';
}

/** Compares an application with what is asked of it; `documents` is how many it has. It decides nothing. */
export function checkIntake(
  submission: Submission,
  documents: number,
  demands: IntakeDemands,
): IntakeCheck {
  return {
    fields: demands.fields.filter((field) => isEmpty(field, submission)),
    documents: documents > 0 ? [] : demands.documents,
    late: lateness(submission.received, demands.due) === 'late',
  };
}

export const isComplete = ({ fields, documents }: IntakeCheck): boolean =>
  fields.length === 0 && documents.length === 0;

/** Numbers of applications in a list by what was found of them. */
export interface CheckedGroups {
  readonly complete: readonly Id[];
  readonly incomplete: readonly Id[];
  readonly late: readonly Id[];
}

/** Which of them are complete, which lack something, and which came late. */
export function groupByCheck(
  submissions: readonly Submission[],
  documentsOf: (id: Id) => number,
  settings: ContestSettings,
): CheckedGroups {
  const demands = intakeDemands(settings);
  const [complete, incomplete, late]: Id[][] = [[], [], []];
  for (const submission of submissions) {
    const check = checkIntake(submission, documentsOf(submission.id), demands);
    (isComplete(check) ? complete : incomplete)?.push(submission.id);
    if (check.late) late?.push(submission.id);
  }
  return { complete: complete ?? [], incomplete: incomplete ?? [], late: late ?? [] };
}
