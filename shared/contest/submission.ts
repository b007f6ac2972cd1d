import type { Language } from '../basics/localized.ts';
import type { Id, RegionCode, StageSubject } from './contest.ts';

/** One application (өтінім, заявка) as admitted by headquarters; also a region as a whole, or a proposal of a forum. */
export interface Submission {
  /** The number people use ("147"); unique inside the contest. */
  readonly id: Id;
  readonly title: string;
  /** Language the applicant wrote in. */
  readonly language: Language;
  readonly applicant: string;
  readonly nomination: Id;
  readonly region: RegionCode | null;
  readonly town: string;
  readonly summary: string;
  /** БИН or ИИН: 12 digits, or empty; what cannot be one is kept as it was written. */
  readonly bin: string;
  /** Requested sum in whole tenge; null where the contest asks for none. */
  readonly budget: number | null;
  readonly contacts: string;
  /** Other answers of the form by field id, as text. */
  readonly answers: Readonly<Record<Id, string>>;
  /** Where the contest has groups of ages. */
  readonly ageGroup?: Id;
  /** Day on which it was received, "2026-11-30"; absent where nobody knows. */
  readonly received?: string;
  /** What is entered, where it is no project. */
  readonly subject?: Exclude<StageSubject, 'project'>;
  /** The admission (жіберу, допуск). Not admitted without a reason = nobody has decided yet. */
  readonly eligibility: { readonly admitted: boolean; readonly reason: string };
}

/** What is entered: a project unless it says otherwise. */
export const subjectOf = ({ subject }: Pick<Submission, 'subject'>): StageSubject =>
  subject ?? 'project';
