import { base64urlToBytes, equalBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { encryptFile, recipientOf } from '../bundle/encrypted-file.ts';
import { personalRecipient, ticketSeedOf } from '../bundle/identities.ts';
import type { Id } from '../contest/contest.ts';
import type { Person } from '../contest/people.ts';
import type { OutgoingLetter } from '../exchange/exchange-session.ts';
import { type Audience, toRegion } from '../exchange/memory.ts';
import type { Ed25519 } from '../log/ed25519.ts';
import type { Operation, Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';
import { parsedPerson } from './parsed-values.ts';
import {
  type Inviting,
  invitationsTo,
  regionSecret,
  type WrittenInvitation,
} from './write-invitation.ts';

const hour = 3_600_000;
/** Hours after which a coordinator is told what changed in the region's part of the contest, at the earliest. */
const hoursBetween = 6;
/** Keys that a file is encrypted to at most. */
const mostReaders = 16;

/** Regions of people by their ids. */
export type RegionsOfPeople = ReadonlyMap<Id, ReadonlySet<string>>;

/** Headquarters as it renews invitations by letters of a mailbox. */
export interface RenewingDesk extends Inviting {
  readonly keyFromSeed: Ed25519['keyFromSeed'];
  /** All that headquarters holds; asked for only where somebody's invitation is to be worked out. */
  readonly operations: () => readonly Operation[];
  /** Regions that people were or are of, as `regionsIn` tells it of these operations. */
  readonly regions: () => RegionsOfPeople;
  /** An invitation as a signed file that is not encrypted yet; null where none can be made. */
  readonly write: (invitation: WrittenInvitation) => Promise<Uint8Array | null>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When somebody's invitation was last compared with the one that was sent; noted here. */
  readonly compared: Map<Id, number>;
  /** Whom a region's letters are encrypted to. */
  readonly readersOf: (region: string) => readonly Uint8Array[];
  /** What the mailbox holds for an audience by now. */
  readonly known: (audience: Audience) => ReadonlySet<string>;
}

/** A coordinator who has a program, by the keys of that program. */
interface Told {
  readonly person: Person;
  readonly region: string;
  readonly keys: readonly Uint8Array[];
  /** What is told at once where it changes: who it is, of which region, and whose keys count. */
  readonly place: string;
}

/** What was sent to somebody in one region's lane: as what, and when. */
interface Sent {
  readonly place: string;
  readonly facts: string;
  readonly at: number;
}

const shortHash = (bytes: Uint8Array): string => toHex(sha256(bytes)).slice(0, 16);

const idOf = ({ person, place }: Told, facts: string, at: number): string =>
  `invitation ${person.id} ${place} ${facts} ${Math.floor(at / hour)}`;

/** The last invitation of somebody in a lane, in the order of sending: clocks may have been set in between. */
function lastSent(known: ReadonlySet<string>, person: Id): Sent | null {
  let last: Sent | null = null;
  for (const id of known) {
    const [kind, whose, place = '', facts = '', at = ''] = id.split(' ');
    if (kind === 'invitation' && whose === person) last = { place, facts, at: Number(at) * hour };
  }
  return last;
}

/** Coordinators whose invitation is this desk's to renew: with the ticket that it gave them, and a region that is open. */
async function coordinators(desk: RenewingDesk): Promise<readonly Told[]> {
  const { state, seed, contest, keyFromSeed } = desk;
  const told: Told[] = [];
  for (const person of state.people.values()) {
    const { id, region, role, ticket } = person;
    if (role !== 'coordinator' || region === null || ticket === null) continue;
    const secret = regionSecret(desk, person);
    const holders = [...state.keys.values()].filter(
      (holder) => holder.person === id && holder.role === role && holder.state === 'active',
    );
    if (secret === null || holders.length === 0) continue;
    const own = await recipientOf(secret);
    const readers = state.recipients.get(region) ?? [];
    const issued = await keyFromSeed(ticketSeedOf(seed, contest, id));
    if (!readers.some((key) => equalBytes(key, own)) || !equalBytes(ticket, issued.publicKey))
      continue;
    const names = holders.map(({ publicKey }) => publicKey).toSorted();
    const headquarters = state.recipients.get('headquarters') ?? [];
    const { rootKeys } = state.directory;
    // Interfaces of plain data are values, which types cannot say.
    const said: object = { person, names, readers, headquarters, rootKeys: [...rootKeys] };
    const keys = names.flatMap((name) => base64urlToBytes(name) ?? []).slice(0, mostReaders);
    told.push({ person, region, keys, place: shortHash(encodeValue(said as Value)) });
  }
  return told;
}

/** True where it is time to work out what somebody's invitation says by now: that takes reading every record. */
function isDue(
  { known, compared, now }: RenewingDesk,
  { person: { id }, region, place }: Told,
): boolean {
  const last = lastSent(known(toRegion(region)), id);
  if (last?.place !== place) return true;
  // By how much a clock was set says nothing of what changed.
  if (Math.abs(now - (compared.get(id) ?? last.at)) < hoursBetween * hour) return false;
  compared.set(id, now);
  return true;
}

/** Regions that each person was or is of, by some operations: their program reads the letters of the one that it knows. */
export function regionsIn(operations: readonly Operation[]): RegionsOfPeople {
  const regions = new Map<Id, Set<string>>();
  for (const { key, value } of operations) {
    const parsed = key.startsWith('person/') ? parsedPerson(value) : null;
    if (parsed?.ok !== true || parsed.value.region === null) continue;
    const { id, region } = parsed.value;
    regions.set(id, (regions.get(id) ?? new Set()).add(region));
  }
  return regions;
}

/** The invitation as a file that this person's programs alone open; null where none can be made. */
async function personalFile(
  { write }: RenewingDesk,
  { keys }: Told,
  invitation: WrittenInvitation,
): Promise<Uint8Array | null> {
  const file = await write(invitation);
  // A key that is no point of the curve is nobody's to be told anything.
  return file === null ? null : encryptFile(file, keys.map(personalRecipient)).catch(() => null);
}

/** Lanes in which somebody is to be told of an invitation: the own region's, and once those of regions before. */
function lanesFor(
  { regions, readersOf, known }: RenewingDesk,
  { person, region, place }: Told,
): readonly string[] {
  return [...new Set([region, ...(regions().get(person.id) ?? [])])].filter((each) => {
    const isTold = each !== region && lastSent(known(toRegion(each)), person.id)?.place === place;
    return readersOf(each).length > 0 && !isTold;
  });
}

/**
 * What coordinators' invitations say by now, each where that is another than what was sent last: at once where their
 * region or whose keys count is another, and every few hours where only the contest went on. Each is encrypted to the
 * person's own key within the region's: others of the region have its key, and the ticket is this person's alone.
 */
export async function invitationLetters(desk: RenewingDesk): Promise<readonly OutgoingLetter[]> {
  const due = (await coordinators(desk)).filter((told) => isDue(desk, told));
  if (due.length === 0) return [];
  const people = due.map(({ person }) => person);
  const letters: OutgoingLetter[] = [];
  for (const [index, invitation] of invitationsTo(desk, people, desk.operations()).entries()) {
    const told = due[index];
    if (told === undefined) continue;
    const ids = invitation.facts.map(({ id }) => id).toSorted();
    const facts = shortHash(utf8ToBytes(ids.join()));
    const last = lastSent(desk.known(toRegion(told.region)), told.person.id);
    const isSame = last?.place === told.place && last.facts === facts;
    const own = isSame ? null : await personalFile(desk, told, invitation);
    if (own === null) continue;
    const contents = [idOf(told, facts, desk.now)];
    for (const region of lanesFor(desk, told)) {
      const readers = desk.readersOf(region);
      const file = await encryptFile(own, readers);
      letters.push({ audience: toRegion(region), file, contents, operations: 0, readers });
    }
  }
  return letters;
}
