import {
  base64urlToBytes,
  equalBytes,
  sha256,
  toHex,
  utf8ToBytes,
} from '../../shared/basics/bytes.ts';
import { encryptFile, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { personalRecipient } from '../../shared/bundle/identities.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { parsedPerson } from '../../shared/merge/parsed-values.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { ticketSeedOf } from './enter-contest.ts';
import { type Known, toRegion } from './exchange-audiences.ts';
import { writeParcel } from './hand-over.ts';
import { prepareInvitations, regionSecret } from './invitations.ts';
import { encodeStored } from './stored-schema.ts';

const hour = 3_600_000;
/** Hours after which a coordinator is told what changed in the region's part of the contest, at the earliest. */
const hoursBetween = 6;
/** Keys that a file is encrypted to at most. */
const mostReaders = 16;

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

/** The last invitation of somebody among what a lane is known to hold. */
function lastSent(known: ReadonlySet<string>, person: string): Sent | null {
  let last: Sent | null = null;
  for (const id of known) {
    const [kind, whose, place = '', facts = '', at = ''] = id.split(' ');
    if (kind !== 'invitation' || whose !== person) continue;
    if (last === null || Number(at) * hour >= last.at)
      last = { place, facts, at: Number(at) * hour };
  }
  return last;
}

/** Coordinators whose invitation is this desk's to renew: with the ticket that it gave them, and a region that is open. */
async function coordinators(keeper: ContestKeeper): Promise<readonly Told[]> {
  const { state, secrets, profile, ports } = keeper;
  const told: Told[] = [];
  for (const person of state.people.values()) {
    const { id, region, role, ticket } = person;
    if (role !== 'coordinator' || region === null || ticket === null) continue;
    const secret = regionSecret(keeper, person);
    const holders = [...state.keys.values()].filter(
      (holder) => holder.person === id && holder.role === role && holder.state === 'active',
    );
    if (secret === null || holders.length === 0) continue;
    const own = await recipientOf(secret);
    const readers = state.recipients.get(region) ?? [];
    const seed = ticketSeedOf(secrets.seed, profile.contest, id);
    const issued = await ports.ed25519.keyFromSeed(seed);
    if (!readers.some((key) => equalBytes(key, own)) || !equalBytes(ticket, issued.publicKey))
      continue;
    const names = holders.map(({ publicKey }) => publicKey).toSorted();
    const headquarters = state.recipients.get('headquarters') ?? [];
    const { rootKeys } = state.directory;
    const place = shortHash(
      encodeStored({ person, names, readers, headquarters, rootKeys: [...rootKeys] }),
    );
    const keys = names.flatMap((name) => base64urlToBytes(name) ?? []).slice(0, mostReaders);
    told.push({ person, region, keys, place });
  }
  return told;
}

/** Regions that somebody was or is of: their program reads the letters of the one that it knows. */
function regionsOf(keeper: ContestKeeper, { person, region }: Told): readonly string[] {
  const said = keeper.operations().flatMap(({ key, value }) => {
    if (key !== `person/${person.id}`) return [];
    const parsed = parsedPerson(value);
    return parsed.ok && parsed.value.region !== null ? [parsed.value.region] : [];
  });
  return [...new Set([region, ...said])];
}

/** As of which revision somebody's invitation was compared with the one that was sent. */
const compared = new WeakMap<ContestKeeper, Map<string, number>>();

function isCompared(keeper: ContestKeeper, person: string): boolean {
  const own = compared.get(keeper) ?? new Map<string, number>();
  compared.set(keeper, own);
  const isSame = own.get(person) === keeper.revision;
  own.set(person, keeper.revision);
  return isSame;
}

/** Letters by which one coordinator is told what the invitation says by now; none where that is known already. */
async function lettersTo(
  keeper: ContestKeeper,
  told: Told,
  { readersOf, known }: Ports,
): Promise<readonly OutgoingLetter[]> {
  const { person, region, place, keys } = told;
  const now = keeper.ports.now();
  const last = lastSent(known(toRegion(region)), person.id);
  const isSettled = last?.place === place;
  if (isSettled && (now - last.at < hoursBetween * hour || isCompared(keeper, person.id)))
    return [];
  const [prepared] = prepareInvitations(keeper, [person], {});
  if (prepared === undefined) return [];
  const facts = shortHash(
    utf8ToBytes(
      prepared.facts
        .map(({ id }) => id)
        .toSorted()
        .join(),
    ),
  );
  if (isSettled && last.facts === facts) return [];
  const written = await writeParcel(keeper, {
    name: `invitation-${person.id}`,
    kind: 'invitation',
    recipients: [person.id],
    readers: [],
    segments: [],
    payloads: new Map([['invitation.cbor', prepared.payload]]),
  });
  const [file] = written.ok ? written.value : [];
  if (file === undefined) return [];
  // Others of the region have its key: the ticket and the region's secret are this person's alone.
  const own = await encryptFile(file.bytes, keys.map(personalRecipient)).catch(() => null);
  if (own === null) return [];
  const letters: OutgoingLetter[] = [];
  for (const each of regionsOf(keeper, told)) {
    const readers = readersOf(each);
    const audience = toRegion(each);
    // Where they were before they are told once that they are elsewhere.
    const isTold = each !== region && lastSent(known(audience), person.id)?.place === place;
    if (readers.length === 0 || isTold) continue;
    const sealed = await encryptFile(own, readers);
    const contents = [idOf(told, facts, now)];
    letters.push({ audience, file: sealed, contents, operations: 0, readers });
  }
  return letters;
}

interface Ports {
  /** Whom a region's letters are encrypted to. */
  readonly readersOf: (region: string) => readonly Uint8Array[];
  readonly known: Known;
}

/**
 * What coordinators' invitations say by now, each where that is another than what was sent last: at once where their
 * region or whose keys count is another, and every few hours where only the contest went on. Each is encrypted to the
 * person's own key within the region's.
 */
export async function invitationLetters(
  keeper: ContestKeeper,
  readersOf: Ports['readersOf'],
  known: Known,
): Promise<readonly OutgoingLetter[]> {
  const letters: OutgoingLetter[] = [];
  for (const told of await coordinators(keeper))
    letters.push(...(await lettersTo(keeper, told, { readersOf, known })));
  return letters;
}
