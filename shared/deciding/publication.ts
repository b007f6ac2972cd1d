import type { Id } from '../contest/contest.ts';

/** Whether a stage's result may be shown: no clock releases it, a person does. */
export interface Publication {
  readonly stage: Id;
  readonly state: 'prepared' | 'released';
  /** ISO calendar date: planned while it is prepared, the actual one once it is released. */
  readonly day: string;
}
