import type { Language } from '../../../shared/basics/localized.ts';
import type { FormField, RegionsProfileId, Stage } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Text } from '../../language/use-text.ts';

/** One answer of an application as a juror reads it. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** A passage of its own; the rest is a line in the list of facts. */
  readonly long: boolean;
}

/** Fields that are shown in the head of the sheet, or that a juror has no use for. */
const elsewhere = new Set([
  'title',
  'summary',
  'applicant',
  'bin',
  'contacts',
  'region',
  'town',
  'budget',
  'nomination',
]);

function answerText(field: FormField, answer: string, text: Text<'score'>): string {
  const option = field.options.find((each) => each.id === answer);
  return option === undefined ? answer : text.format.localized(option.title);
}

/** The answers of an application in the order of the form; a blind stage hides who and where. */
export function submissionFacts(
  submission: Submission,
  stage: Stage,
  text: Text<'score'>,
): readonly Fact[] {
  const { t, format } = text;
  const facts: Fact[] = [];
  if (submission.budget !== null)
    facts.push({
      id: 'budget',
      label: t('common:budget'),
      text: format.money(submission.budget),
      long: false,
    });
  if (submission.summary !== '')
    facts.push({ id: 'summary', label: t('summary'), text: submission.summary, long: true });
  for (const field of stage.form) {
    const answer = submission.answers[field.id] ?? '';
    if (elsewhere.has(field.id) || answer.trim() === '') continue;
    facts.push({
      id: field.id,
      label: format.localized(field.label),
      text: answerText(field, answer, text),
      long: field.type === 'longtext' || answer.length > 120,
    });
  }
  return facts;
}

/** Who applied and from where, in one line; empty in a blind stage. */
export function applicantLine(
  submission: Submission,
  stage: Stage,
  profile: RegionsProfileId,
  language: Language,
): string {
  if (stage.assignment.blind) return '';
  const region = submission.region === null ? '' : regionName(submission.region, profile, language);
  return [submission.applicant, region].filter((part) => part !== '').join(' · ');
}
