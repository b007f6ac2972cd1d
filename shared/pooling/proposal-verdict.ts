import type { Id } from '../contest/contest.ts';

/** What becomes of a proposal: worked on, made one with another, passed to a body, or not taken. */
export const proposalOutcomes = ['accepted', 'combined', 'passed', 'declined'] as const;

export type ProposalOutcome = (typeof proposalOutcomes)[number];

/** How a section sorted a proposal, why, and who answers for what follows. */
export interface ProposalVerdict {
  readonly outcome: ProposalOutcome;
  /** The proposal that it becomes a part of; null in every outcome but `combined`. */
  readonly into: Id | null;
  /** The body it goes to; empty in every outcome but `passed`. */
  readonly body: string;
  readonly reason: string;
  readonly responsible: string;
  /** Day by which an answer is due, "2026-11-30"; empty where none was set. */
  readonly due: string;
}
