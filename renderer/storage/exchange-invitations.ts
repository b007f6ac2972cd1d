import { present } from '../../shared/basics/assert.ts';
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
import { toRegion } from '../../shared/exchange/memory.ts';
import { parsedPerson } from '../../shared/merge/parsed-values.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { ticketSeedOf } from './enter-contest.ts';
import type { Known } from './exchange-audiences.ts';
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

/** The last invitation of somebody in a lane, in the order of sending: clocks may have been set in between. */
function lastSent(known: ReadonlySet<string>, person: string): Sent | null {
  let last: Sent | null = null;
  for (const id of known) {
    const [kind, whose, place = '', facts = '', at = ''] = id.split(' ');
    if (kind === 'invitation' && whose === person) last = { place, facts, at: Number(at) * hour };
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

/** When each person's invitation was last compared with the one that was sent, in this run of the program. */
const compared = new WeakMap<ContestKeeper, Map<string, number>>();

/** True where it is time to work out what somebody's invitation says by now: that takes reading every record. */
function isDue(
  keeper: ContestKeeper,
  { person: { id }, region, place }: Told,
  known: Known,
): boolean {
  const last = lastSent(known(toRegion(region)), id);
  if (last?.place !== place) return true;
  const own = compared.get(keeper) ?? new Map<string, number>();
  compared.set(keeper, own);
  const now = keeper.ports.now();
  // By how much a clock was set says nothing of what changed.
  if (Math.abs(now - (own.get(id) ?? last.at)) < hoursBetween * hour) return false;
  own.set(id, now);
  return true;
}

type Regions = ReadonlyMap<string, ReadonlySet<string>>;

/** Regions by the state that follows from the same records: with every record there is another state. */
const regionsAt = new WeakMap<ContestKeeper['state'], Regions>();

/** Regions that each coordinator was or is of: their program reads the letters of the one that it knows. */
export function regionsOf(keeper: ContestKeeper): Regions {
  const known = regionsAt.get(keeper.state);
  if (known !== undefined) return known;
  const regions = new Map<string, Set<string>>();
  for (const { key, value } of keeper.operations()) {
    const parsed = key.startsWith('person/') ? parsedPerson(value) : null;
    if (parsed?.ok !== true || parsed.value.region === null) continue;
    const { id, region } = parsed.value;
    regions.set(id, (regions.get(id) ?? new Set()).add(region));
  }
  regionsAt.set(keeper.state, regions);
  return regions;
}

/** The invitation as a file that this person's programs alone open; null where none can be made. */
async function personalFile(
  keeper: ContestKeeper,
  { person, keys }: Told,
  payload: Uint8Array,
): Promise<Uint8Array | null> {
  const written = await writeParcel(keeper, {
    name: `invitation-${person.id}`,
    kind: 'invitation',
    recipients: [person.id],
    readers: [],
    segments: [],
    payloads: new Map([['invitation.cbor', payload]]),
  });
  const [file] = written.ok ? written.value : [];
  // A key that is no point of the curve is nobody's to be told anything.
  return file === undefined
    ? null
    : encryptFile(file.bytes, keys.map(personalRecipient)).catch(() => null);
}

interface Ports {
  /** Whom a region's letters are encrypted to. */
  readonly readersOf: (region: string) => readonly Uint8Array[];
  readonly known: Known;
}

/** Lanes in which somebody is to be told of an invitation: the own region's, and once those of regions before. */
function lanesFor(
  { person, region, place }: Told,
  regions: ReadonlySet<string>,
  { readersOf, known }: Ports,
): readonly string[] {
  return [...new Set([region, ...regions])].filter((each) => {
    const isTold = each !== region && lastSent(known(toRegion(each)), person.id)?.place === place;
    return readersOf(each).length > 0 && !isTold;
  });
}

/**
 * What coordinators' invitations say by now, each where that is another than what was sent last: at once where their
 * region or whose keys count is another, and every few hours where only the contest went on. Each is encrypted to the
 * person's own key within the region's: others of the region have its key, and the ticket is this person's alone.
 */
export async function invitationLetters(
  keeper: ContestKeeper,
  readersOf: Ports['readersOf'],
  known: Known,
): Promise<readonly OutgoingLetter[]> {
  const due = (await coordinators(keeper)).filter((told) => isDue(keeper, told, known));
  if (due.length === 0) return [];
  const regions = regionsOf(keeper);
  const prepared = prepareInvitations(
    keeper,
    due.map(({ person }) => person),
    {},
  );
  const letters: OutgoingLetter[] = [];
  for (const [index, told] of due.entries()) {
    const { payload, facts: said } = present(prepared[index], 'each is told something');
    const facts = shortHash(
      utf8ToBytes(
        said
          .map(({ id }) => id)
          .toSorted()
          .join(),
      ),
    );
    const last = lastSent(known(toRegion(told.region)), told.person.id);
    const isSame = last?.place === told.place && last.facts === facts;
    const own = isSame ? null : await personalFile(keeper, told, payload);
    if (own === null) continue;
    const contents = [idOf(told, facts, keeper.ports.now())];
    for (const region of lanesFor(told, regions.get(told.person.id) ?? new Set(), {
      readersOf,
      known,
    })) {
      const readers = readersOf(region);
      const file = await encryptFile(own, readers);
      letters.push({ audience: toRegion(region), file, contents, operations: 0, readers });
    }
  }
  return letters;
}
