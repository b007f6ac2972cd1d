import type { LocalizedText } from '../basics/localized.ts';
import type { ContestSettings, FormField } from '../contest/contest.ts';

/** What every application has, whatever the form asks. */
export const standardFields = [
  'id',
  'title',
  'nomination',
  'region',
  'applicant',
  'town',
  'bin',
  'budget',
  'contacts',
  'summary',
  'language',
  'ageGroup',
  'received',
] as const;

export type StandardField = (typeof standardFields)[number];

/** One thing a column of a table can be. */
export interface IntakeField {
  /** A standard field, or the id of an answer of the form. */
  readonly id: string;
  readonly standard: StandardField | null;
  readonly type: string;
  /** The form's own words; null for a standard field the form does not ask for. */
  readonly label: LocalizedText | null;
  /** `must`: a row without it is refused; `should`: it is imported with a warning. */
  readonly need: 'must' | 'should' | 'may';
  readonly options: FormField['options'];
}

const isStandard = (id: string): id is StandardField =>
  (standardFields as readonly string[]).includes(id);

/** The form applicants fill in: the first that asks for a project's title, else the first. */
export function applicationForm(settings: ContestSettings): readonly FormField[] {
  const asking = settings.stages.find(({ form }) => form.some(({ id }) => id === 'title'));
  return (asking ?? settings.stages[0])?.form ?? [];
}

function needOf(
  id: StandardField,
  settings: ContestSettings,
  asked: FormField | undefined,
): IntakeField['need'] {
  if (id === 'title') return 'must';
  if (id === 'nomination') return settings.nominations.length > 1 ? 'must' : 'may';
  if (id === 'region' && settings.regionsProfile !== 'none' && asked?.required === true)
    return 'must';
  return asked?.required === true ? 'should' : 'may';
}

/**
 * The fields an import of this contest can fill, standard ones first. Only what a submission cannot be judged or
 * assigned without is a `must`; whether the rest is complete is decided with the admission.
 */
export function intakeFields(settings: ContestSettings): readonly IntakeField[] {
  const form = applicationForm(settings);
  const standard = standardFields
    .filter((id) => id !== 'region' || settings.regionsProfile !== 'none')
    .filter((id) => id !== 'ageGroup' || settings.ageGroups.length > 0)
    .map((id): IntakeField => {
      const asked = form.find((field) => field.id === id || field.type === id);
      return {
        id,
        standard: id,
        type: id === 'received' ? 'date' : (asked?.type ?? 'text'),
        label: asked?.label ?? null,
        need: needOf(id, settings, asked),
        options: [],
      };
    });
  const answers = form
    .filter(({ id, type }) => !isStandard(id) && !isStandard(type) && type !== 'files')
    .map(({ id, type, label, required, options }): IntakeField => ({
      id,
      standard: null,
      type,
      label,
      need: required ? 'should' : 'may',
      options,
    }));
  return [...standard, ...answers];
}
