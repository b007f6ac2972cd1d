import { writeTransfer } from '../../shared/bundle/codes.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { type Known, toRegion } from './exchange-audiences.ts';
import { operationsIn } from './import-plan.ts';
import { inPortions } from './portions.ts';

/** Bytes of segments in one letter, as of any others. */
const segmentsAtOnce = 512 * 1024;

/** Keys of coordinators by their regions, where a region has or had several coordinators. */
function sharedRegions({ state }: ContestKeeper): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = [...state.keys.values()].flatMap(({ role, person, publicKey }) => {
    const region = role === 'coordinator' ? (state.people.get(person)?.region ?? null) : null;
    return region === null ? [] : [{ region, person, publicKey }];
  });
  const shared = new Map<string, ReadonlySet<string>>();
  const coordinators = [...state.people.values()].filter(({ role }) => role === 'coordinator');
  const people = groupBy(coordinators, ({ region }) => region ?? '');
  for (const [region, own] of groupBy(holders, (holder) => holder.region))
    if ((people.get(region)?.length ?? 0) > 1)
      shared.set(region, new Set(own.map(({ publicKey }) => publicKey)));
  return shared;
}

/**
 * What the coordinators of a region recorded, for whoever took over or works beside them: an invitation alone does not
 * bring the pool and the applications that were registered, and nobody has to carry the predecessor's file.
 */
export function successionLetters(
  keeper: ContestKeeper,
  readersOf: (region: string) => readonly Uint8Array[],
  known: Known,
): readonly OutgoingLetter[] {
  return [...sharedRegions(keeper)].flatMap(([region, keys]) => {
    const readers = readersOf(region);
    const audience = toRegion(region);
    const there = known(audience);
    const fresh = [...keeper.contents.segments.values()].filter(
      ({ id, header }) => keys.has(header.signer) && !there.has(id),
    );
    if (readers.length === 0) return [];
    return inPortions(fresh, segmentsAtOnce).map((segments) => ({
      audience,
      file: writeTransfer(segments.map(({ bytes }) => bytes)),
      contents: segments.map(({ id }) => id),
      operations: operationsIn(segments),
      readers,
    }));
  });
}
