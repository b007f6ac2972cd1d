import type { Id } from '../contest/contest.ts';

export const riskLevels = ['low', 'medium', 'high'] as const;

/** Something that may keep a project from its goal, and what is to be done about it. */
export interface Risk {
  readonly submission: Id;
  readonly id: Id;
  /** Day on which it was noticed. */
  readonly day: string;
  readonly title: string;
  readonly level: (typeof riskLevels)[number];
  readonly measure: string;
  readonly responsible: string;
  /** Day by which the measure is due; may be empty. */
  readonly due: string;
  /** Day on which it was dealt with; empty while it is open. */
  readonly closed: string;
}
