import type { Id } from '../contest/contest.ts';

/** Whom a member of a team speaks for. */
export const teamSides = ['authority', 'business', 'science', 'public'] as const;

export type TeamSide = (typeof teamSides)[number];

/** Somebody who works in a team; their data is personal, like that of an applicant. */
export interface TeamMember {
  readonly name: string;
  readonly side: TeamSide;
  /** What they do in the team. */
  readonly role: string;
  readonly organisation: string;
  readonly contact: string;
  /** True for whom the team answers to. */
  readonly lead: boolean;
}

/** A team of a region, or of one project, under the application that it belongs to. */
export interface RegionTeam {
  readonly title: string;
  /** Themes that it works on: nominations. */
  readonly tracks: readonly Id[];
  readonly members: readonly TeamMember[];
  /** False once it does not work any more; what it did stays. */
  readonly active: boolean;
}
