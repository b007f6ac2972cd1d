import type { Id } from '../contest/contest.ts';

export const visitStates = ['on-schedule', 'behind', 'stopped', 'completed'] as const;

/** How a project stands, as those see it who were there. */
export type VisitState = (typeof visitStates)[number];

/** A photo taken on the spot; its bytes travel and rest under their hash as documents of applications do. */
export interface VisitPhoto {
  /** SHA-256 of the bytes, 64 hex digits; place, time and device were taken out before. */
  readonly hash: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly caption: string;
}

/** Where it was, said only because somebody wanted to say it; coordinates in millionths of a degree. */
export interface VisitPlace {
  readonly text: string;
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
}

/** A visit to a project's site. */
export interface Visit {
  readonly submission: Id;
  readonly id: Id;
  readonly day: string;
  /** Names of those who went. */
  readonly visitors: readonly string[];
  readonly state: VisitState;
  readonly observations: string;
  /** What may go wrong, as it was noticed there; may be empty. */
  readonly risks: string;
  readonly photos: readonly VisitPhoto[];
  readonly place: VisitPlace | null;
}

export const visitLimits = { photos: 40, visitors: 20, caption: 400 } as const;
