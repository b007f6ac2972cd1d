import type { LocalizedText } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';

/** `output` counts in tenge, `jobs` and `patents` in numbers, `own` in the unit it names. */
export const indicatorMeasures = ['output', 'jobs', 'patents', 'own'] as const;

export type IndicatorMeasure = (typeof indicatorMeasures)[number];

/** What a project promised to reach. All values are whole hundredths of the unit, so those in tenge are tiyn. */
export interface Indicator {
  readonly submission: Id;
  readonly id: Id;
  readonly measure: IndicatorMeasure;
  /** Of an `own` one; empty otherwise. */
  readonly title: LocalizedText;
  readonly unit: LocalizedText;
  /** What is to be reached by a day, counted from the start of the project; one for each day, in their order. */
  readonly plan: readonly { readonly day: string; readonly value: number }[];
}

/** What was reached by a day, counted from the start of the project; a later day's fact holds all before it. */
export interface IndicatorFact {
  readonly submission: Id;
  readonly indicator: Id;
  readonly day: string;
  readonly value: number;
  /** Where the figure comes from; may be empty. */
  readonly source: string;
}
