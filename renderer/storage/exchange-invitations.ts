import type { Id } from '../../shared/contest/contest.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import {
  invitationLetters,
  regionsIn,
  type RegionsOfPeople,
} from '../../shared/merge/invitation-letters.ts';
import type { WrittenInvitation } from '../../shared/merge/write-invitation.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { Known } from './exchange-audiences.ts';
import { writeParcel } from './hand-over.ts';
import { invitingOf } from './invitations.ts';

/** When each person's invitation was last compared with the one that was sent, in this run of the program. */
const compared = new WeakMap<ContestKeeper, Map<Id, number>>();

/** Regions by the state that follows from the same records: with every record there is another state. */
const regionsAt = new WeakMap<ContestKeeper['state'], RegionsOfPeople>();

/** Regions that each coordinator was or is of: their program reads the letters of the one that it knows. */
export function regionsOf(keeper: ContestKeeper): RegionsOfPeople {
  const known = regionsAt.get(keeper.state);
  if (known !== undefined) return known;
  const regions = regionsIn(keeper.operations());
  regionsAt.set(keeper.state, regions);
  return regions;
}

async function fileOf(
  keeper: ContestKeeper,
  { person, payload }: WrittenInvitation,
): Promise<Uint8Array | null> {
  const written = await writeParcel(keeper, {
    name: `invitation-${person.id}`,
    kind: 'invitation',
    recipients: [person.id],
    readers: [],
    segments: [],
    payloads: new Map([['invitation.cbor', payload]]),
  });
  return (written.ok ? written.value[0]?.bytes : undefined) ?? null;
}

/** What this desk's coordinators are told by now, where that is another than what was sent last. */
export function renewedInvitations(
  keeper: ContestKeeper,
  readersOf: (region: string) => readonly Uint8Array[],
  known: Known,
): Promise<readonly OutgoingLetter[]> {
  const own = compared.get(keeper) ?? new Map<Id, number>();
  compared.set(keeper, own);
  return invitationLetters({
    ...invitingOf(keeper),
    keyFromSeed: keeper.ports.ed25519.keyFromSeed,
    operations: () => keeper.operations(),
    regions: () => regionsOf(keeper),
    write: (invitation) => fileOf(keeper, invitation),
    now: keeper.ports.now(),
    compared: own,
    readersOf,
    known,
  });
}
