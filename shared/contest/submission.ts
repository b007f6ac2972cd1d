import type { Language } from '../basics/localized.ts';
import type { Id, RegionCode } from './contest.ts';

/** One application (өтінім, заявка) as admitted by headquarters. */
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
  /** БИН or ИИН, 12 digits, or empty. */
  readonly bin: string;
  /** Requested sum in whole tenge; null where the contest asks for none. */
  readonly budget: number | null;
  readonly contacts: string;
  /** Other answers of the form by field id, as text. */
  readonly answers: Readonly<Record<Id, string>>;
  readonly eligibility: { readonly admitted: boolean; readonly reason: string };
}
