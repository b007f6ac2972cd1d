import type { Tiyn } from '../../basics/money.ts';
import type { Id } from '../../contest/contest.ts';
import { type MoneyBeyond, moneyBeyond } from '../../following/money-bounds.ts';
import type { FollowedProject } from '../../merge/following-facts.ts';
import type { ContestState } from '../../merge/state.ts';

/** What a person has to look at before figures of supported projects are final. */
export type OpenFollowing =
  | { readonly type: MoneyBeyond['type']; readonly submission: Id; readonly beyond: Tiyn }
  /** Somebody told of a project that headquarters has not begun to follow. */
  | { readonly type: 'NotFollowed'; readonly submission: Id }
  /** A figure for an indicator that nobody has told of. */
  | { readonly type: 'FactUnknown'; readonly submission: Id; readonly indicator: Id }
  /** People said different things of one record. */
  | { readonly type: 'Disagreement'; readonly submission: Id; readonly key: string };

function openOf({
  submission,
  project,
  payments,
  spendings,
  indicators,
  facts,
}: FollowedProject): readonly OpenFollowing[] {
  if (project === null) return [{ type: 'NotFollowed', submission }];
  const known = new Set(indicators.map(({ id }) => id));
  const unknown = new Set(facts.map(({ indicator }) => indicator).filter((id) => !known.has(id)));
  return [
    ...moneyBeyond({ granted: project.granted, payments, spendings }).map((beyond) => ({
      ...beyond,
      submission,
    })),
    ...[...unknown].map((indicator) => ({ type: 'FactUnknown', submission, indicator }) as const),
  ];
}

const followingPrefixes: ReadonlySet<string> = new Set([
  'project',
  'milestone',
  'payment',
  'spending',
  'indicator',
  'fact',
  'visit',
  'risk',
]);

/** Everything open about supported projects, by project. */
export function openFollowing(
  state: Pick<ContestState, 'following' | 'hard'>,
): readonly OpenFollowing[] {
  return [
    ...[...state.following.values()].flatMap(openOf),
    ...state.hard.flatMap(({ key }): OpenFollowing[] => {
      const [prefix = '', submission = ''] = key.split('/');
      return followingPrefixes.has(prefix) ? [{ type: 'Disagreement', submission, key }] : [];
    }),
  ];
}
