import { useMemo } from 'react';

import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import { shortName } from '../../../shared/contest/people.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import type { FollowedProject } from '../../../shared/merge/following-facts.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { recordedUpTo } from '../../../shared/reports/monitoring/practice-day.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { useToday } from './use-today.ts';

/** What every part of this section is about. */
export interface FollowSubject {
  /** As it may be shown; of the own region alone where somebody of a region works here. */
  readonly state: ContestState;
  /** As it was recorded: what is written anew is made out of it. */
  readonly recorded: ContestState;
  readonly settings: ContestSettings;
  /** Who works at this desk, and on which region: null = all, at headquarters. */
  readonly person: Id;
  readonly region: RegionCode | null;
  /**
   * The day of the calendar as it was when the section was opened, in a practice contest the contest's own one: only
   * shown and counted with, never recorded by itself.
   */
  readonly today: string;
}

function ofRegion(state: ContestState, region: RegionCode | null): ContestState {
  if (region === null) return state;
  const isOwn = (submission: Id): boolean => state.submissions.get(submission)?.region === region;
  return {
    ...state,
    following: new Map([...state.following].filter(([submission]) => isOwn(submission))),
    monitoringOrders: new Map(),
  };
}

/** The followed projects that this desk works on; null while no contest is open. */
export function useFollowSubject(): FollowSubject | null {
  const { profile, state: recorded } = useDesk('profile', 'state');
  const shown = useShownState();
  const opened = useToday();
  return useMemo(() => {
    const settings = shown?.settings ?? null;
    if (profile === null || shown === null || recorded === null || settings === null) return null;
    const region = profile.role === 'headquarters' ? null : (profile.person.region ?? '');
    const today = (settings.demo ? recordedUpTo(recorded) : null) ?? opened;
    return {
      state: ofRegion(shown, region),
      recorded,
      settings,
      person: profile.person.id,
      region,
      today,
    };
  }, [profile, shown, recorded, opened]);
}

const nothingSaid = (submission: Id): FollowedProject => ({
  submission,
  project: null,
  milestones: [],
  payments: [],
  spendings: [],
  indicators: [],
  facts: [],
  visits: [],
  risks: [],
  photos: [],
  changes: [],
});

/** What is known of one project; empty lists where nothing was said. */
export const followedIn = (
  { following }: Pick<ContestState, 'following'>,
  submission: Id,
): FollowedProject => following.get(submission) ?? nothingSaid(submission);

/** True for applications of the region that this desk works on; headquarters works on all of them. */
export const isOwnApplication = (
  { state, region }: Pick<FollowSubject, 'state' | 'region'>,
  submission: Id,
): boolean => {
  const application = state.submissions.get(submission);
  return application !== undefined && (region === null || application.region === region);
};

/** How a desk stands to an observation that is there already. */
export type Standing =
  /** Nobody's, or the own: it is changed without a reason. */
  | 'own'
  /** Another's, which headquarters may correct with a reason. */
  | 'correct'
  /** Another's, which only headquarters may change. */
  | 'closed';

/** How this desk stands to what somebody signed. */
export function standingTo(
  { state: { keys }, person, region }: FollowSubject,
  by: PublicKeyId | null,
): Standing {
  if (by === null || keys.get(by)?.person === person) return 'own';
  return region === null ? 'correct' : 'closed';
}

/** Who signed a record; null where nobody known did. */
export function signerName({ state: { keys, people } }: FollowSubject, by: PublicKeyId) {
  const person = people.get(keys.get(by)?.person ?? '');
  return person === undefined ? null : shortName(person);
}

/** An id for a new record: chance, because two laptops name records apart from each other. */
export const newRecordId = (): Id =>
  [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
