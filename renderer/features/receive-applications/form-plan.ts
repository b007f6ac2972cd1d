import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { IntakeField } from '../../../shared/intake/intake-fields.ts';
import {
  headquartersTerms,
  planIntake,
  type PlannedRow,
} from '../../../shared/intake/plan-intake.ts';

/** What the form's fields say, by field. */
export type Texts = Readonly<Record<string, string>>;

export const textsOf = ({
  answers,
  budget,
  region,
  received,
  eligibility: _,
  ...rest
}: Submission): Texts => ({
  ...answers,
  ...rest,
  received: received?.split('-').toReversed().join('.') ?? '',
  region: region ?? '',
  budget: budget === null ? '' : String(budget),
});

/** The contest a form is for, and the region whose coordinator fills it in; null at headquarters. */
export interface FormContest {
  readonly settings: ContestSettings;
  readonly existing: ReadonlyMap<Id, Submission>;
  readonly region: RegionCode | null;
}

/** A form is a table of one row: it is read by the same rules as a spreadsheet. */
export function planForm(
  texts: Texts,
  fields: readonly IntakeField[],
  { settings, existing, region }: FormContest,
): PlannedRow {
  const row = fields.map(({ id }) => texts[id] ?? '');
  const table = { sheet: '', rows: [[], row], merged: new Set<string>() };
  const mapping = Object.fromEntries(fields.map(({ id }, column) => [id, column]));
  const terms = { ...headquartersTerms, region };
  const [planned] = planIntake({ table, header: 0, mapping, settings, existing, terms }).rows;
  if (planned !== undefined) return planned;
  // A table passes over empty rows; an empty form lacks everything it must have.
  const missing = fields.filter(({ need }) => need === 'must');
  return {
    row: 2,
    status: 'faulty',
    submission: null,
    texts,
    faults: missing.map(({ id }) => ({ type: 'Missing', field: id, column: mapping[id] ?? null })),
    warnings: [],
  };
}

/** The planned application with its admission, and with answers to questions the form no longer asks. */
export function finishForm(
  planned: Submission,
  before: Submission | null,
  fields: readonly IntakeField[],
  eligibility: Submission['eligibility'],
): Submission {
  const asked = new Set(fields.map(({ id }) => id));
  const kept = Object.entries(before?.answers ?? {}).filter(([id]) => !asked.has(id));
  return {
    ...planned,
    answers: { ...Object.fromEntries(kept), ...planned.answers },
    eligibility,
  };
}
