import { regionIdentity, ticketSeedOf } from '../bundle/identities.ts';
import type { Person } from '../contest/people.ts';
import type { ContestId, Operation } from '../log/operation.ts';
import { encodeInvitation, factsFor, headquartersOperations } from './invitation.ts';
import type { FoldedContest } from './state.ts';

/** Headquarters as it invites. */
export interface Inviting {
  readonly contest: ContestId;
  readonly state: FoldedContest;
  /** Headquarters' secret of 32 bytes, from which tickets and the secrets of regions follow. */
  readonly seed: Uint8Array;
}

/** The secret of a coordinator's region, where files are encrypted; null for everybody else. */
export function regionSecret(
  { contest, state, seed }: Inviting,
  { role, region }: Person,
): Uint8Array | null {
  const encrypted = state.recipients.has('headquarters');
  if (!encrypted || role !== 'coordinator' || region === null) return null;
  return regionIdentity(seed, contest, region);
}

/** What somebody is told, and as what it stands in the invitation's file. */
export interface WrittenInvitation {
  readonly person: Person;
  readonly facts: readonly Operation[];
  readonly payload: Uint8Array;
}

/** What people are told by now, of `operations`, all that headquarters holds; they have tickets of this headquarters. */
export function invitationsTo(
  inviting: Inviting,
  people: readonly Person[],
  operations: readonly Operation[],
): readonly WrittenInvitation[] {
  const { contest, state, seed } = inviting;
  const known = headquartersOperations(state, operations);
  return people.map((person) => {
    const secret = regionSecret(inviting, person);
    const facts = factsFor(state, operations, person.id);
    const payload = encodeInvitation({
      person: person.id,
      ticketSeed: ticketSeedOf(seed, contest, person.id),
      facts,
      known,
      ...(secret === null ? {} : { regionSeed: secret }),
    });
    return { person, facts, payload };
  });
}
