import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { OutgoingLetter } from '../exchange/exchange-session.ts';
import { type Audience, toRegion } from '../exchange/memory.ts';
import { segmentLetters } from '../exchange/segment-letters.ts';
import type { PublicKeyId } from '../log/operation.ts';
import type { Archive } from './archive.ts';
import type { RegionsOfPeople } from './invitation-letters.ts';
import type { FoldedContest } from './state.ts';

/** Headquarters as it hands on within a region what its coordinators recorded. */
export interface HandingOn {
  readonly state: FoldedContest;
  readonly segments: Archive['segments'];
  /** Regions that people were or are of; asked for only where something is new. */
  readonly regions: () => RegionsOfPeople;
  /** Whom a region's letters are encrypted to. */
  readonly readersOf: (region: string) => readonly Uint8Array[];
  /** What the mailbox holds for an audience by now. */
  readonly known: (audience: Audience) => ReadonlySet<string>;
}

/** Keys of coordinators with whose they are, by region, where a region has several coordinators now. */
function sharedRegions({
  people,
  keys: all,
}: FoldedContest): ReadonlyMap<string, ReadonlyMap<PublicKeyId, Id>> {
  const coordinators = [...people.values()].filter(({ role }) => role === 'coordinator');
  const holders = [...all.values()].filter(({ role }) => role === 'coordinator');
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
export function successionLetters({
  state,
  segments,
  regions,
  readersOf,
  known,
}: HandingOn): readonly OutgoingLetter[] {
  return [...sharedRegions(state)].flatMap(([region, keys]) => {
    const readers = readersOf(region);
    if (readers.length === 0) return [];
    const audience = toRegion(region);
    const there = known(audience);
    const fresh = [...segments.values()].filter(({ id, header }) => {
      const person = keys.get(header.signer);
      return person !== undefined && !there.has(id) && regions().get(person)?.size === 1;
    });
    return [...segmentLetters(fresh, { audience, readers })];
  });
}
