import { groupBy } from '../../shared/basics/group-by.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { toRegion } from '../../shared/exchange/memory.ts';
import type { PublicKeyId } from '../../shared/log/operation.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { Known } from './exchange-audiences.ts';
import { regionsOf } from './exchange-invitations.ts';
import { segmentLetters } from './segment-letters.ts';

/** Keys of coordinators with whose they are, by region, where a region has several coordinators now. */
function sharedRegions({
  state,
}: ContestKeeper): ReadonlyMap<string, ReadonlyMap<PublicKeyId, Id>> {
  const coordinators = [...state.people.values()].filter(({ role }) => role === 'coordinator');
  const holders = [...state.keys.values()].filter(({ role }) => role === 'coordinator');
  const shared = new Map<string, ReadonlyMap<PublicKeyId, Id>>();
  for (const [region, own] of groupBy(coordinators, (person) => person.region)) {
    if (region === null || own.length === 1) continue;
    const ids = new Set(own.map(({ id }) => id));
    const keys = holders.filter(({ person }) => ids.has(person));
    shared.set(region, new Map(keys.map(({ publicKey, person }) => [publicKey, person])));
  }
  return shared;
}

/**
 * What the coordinators of a region recorded, for whoever took over or works beside them: an invitation alone does not
 * bring the pool and the applications that were registered, and nobody has to carry the predecessor's file. Of whoever
 * moved here nothing: what they recorded of the region before is not for this one's readers.
 */
export function successionLetters(
  keeper: ContestKeeper,
  readersOf: (region: string) => readonly Uint8Array[],
  known: Known,
): readonly OutgoingLetter[] {
  const isOfOne = (person: Id): boolean => regionsOf(keeper).get(person)?.size === 1;
  return [...sharedRegions(keeper)].flatMap(([region, keys]) => {
    const readers = readersOf(region);
    if (readers.length === 0) return [];
    const audience = toRegion(region);
    const there = known(audience);
    const fresh = [...keeper.contents.segments.values()].filter(({ id, header }) => {
      const person = keys.get(header.signer);
      return person !== undefined && !there.has(id) && isOfOne(person);
    });
    return [...segmentLetters(fresh, { audience, readers })];
  });
}
