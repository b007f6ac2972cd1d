import type { ExchangeSession } from './exchange-session.ts';
import { continueInNewLane } from './lane.ts';
import {
  fittingLanes,
  indexLimit,
  laneKey,
  mergeLanes,
  openIndex,
  sameLanes,
  sealIndex,
} from './mailbox-index.ts';
import type { StoreVersion } from './mailbox-store.ts';
import type { Audience, LaneEnd } from './memory.ts';
import { ExchangeStopped } from './metered-store.ts';

/**
 * The index as it is in the store. `exists` is false where there is none, so that it must be made; `isReadable`
 * is false where what is there says nothing.
 */
export interface SeenIndex {
  readonly lanes: readonly LaneEnd[];
  readonly version: StoreVersion | null;
  readonly exists: boolean;
  readonly isReadable: boolean;
}

/** Ends of lanes, of each audience, that are asked about one by one where the index names them no more. */
const askedAbout = 8;
const writeTries = 6;
/** More lanes than any contest has: from here on headquarters takes out those of audiences that it does not know. */
const flood = 1024;

async function readNew(
  session: ExchangeSession,
  known: StoreVersion | null,
): Promise<SeenIndex | 'unchanged'> {
  const found = await session.store.read(session.ports.keys.indexName, indexLimit, known);
  if (found === 'unchanged') return found;
  if (found === null) return { lanes: [], version: null, exists: false, isReadable: true };
  const unreadable = { lanes: [], exists: true, isReadable: false };
  if (found === 'too-large') {
    session.told.indexDamaged = true;
    return { ...unreadable, version: null };
  }
  const lanes = await openIndex(found.bytes, session.ports.keys);
  const { version } = found;
  if (lanes.ok) return { lanes: lanes.value, version, exists: true, isReadable: true };
  // Anybody with a card can write a later form, so it is told and stops nobody.
  if (lanes.error.type === 'ObjectTooNew') session.told.indexTooNew = true;
  else session.told.indexDamaged = true;
  return { ...unreadable, version };
}

/** Begins new lanes in place of those that somebody else moved on. */
function noticeCopies(session: ExchangeSession, lanes: readonly LaneEnd[]): void {
  for (const { audience, own } of session.memory.audiences) {
    const end = lanes.find((each) => each.lane === own?.lane && each.audience === audience);
    if (own === null || end === undefined) continue;
    // Nobody but this installation writes the lane, so it ends where it is known to end, or earlier.
    const isOwn =
      end.seq < own.seq
        ? session.known(audience).has(end.head)
        : end.seq === own.seq && end.head === own.head;
    if (!isOwn) continueInNewLane(session, audience);
  }
}

/** Reads the index where it changed since the last time. */
export async function readIndex(
  session: ExchangeSession,
): Promise<SeenIndex & { readonly changed: boolean }> {
  const { index } = session.memory;
  const seen = await readNew(session, index?.version ?? null);
  if (seen === 'unchanged')
    return {
      lanes: index?.lanes ?? [],
      version: index?.version ?? null,
      exists: true,
      isReadable: true,
      changed: false,
    };
  noticeCopies(session, seen.lanes);
  return { ...seen, changed: true };
}

/** What became of ends that the index names no more. */
interface Missing {
  /** Their objects are there, so they were lost from the index alone. */
  readonly putBack: readonly LaneEnd[];
  readonly isGone: boolean;
}

async function askAbout(
  session: ExchangeSession,
  audience: Audience,
  ends: readonly LaneEnd[],
): Promise<Missing> {
  const isRead = session.ports.reads.includes(audience);
  const there = isRead && ends.length > askedAbout ? await session.listed(audience) : null;
  const putBack: LaneEnd[] = [];
  const asked = there === null ? ends.slice(0, askedAbout) : ends;
  for (const end of asked) {
    const isThere = there?.has(end.head) ?? (await session.isThere(audience, end.head));
    if (isThere) putBack.push(end);
  }
  if (putBack.length === asked.length) return { putBack, isGone: false };
  const { own } = session.of(audience);
  // Where one only writes, others look after what others wrote: a list of all of it would be long.
  const isGone = isRead || own === null || !(await session.isThere(audience, own.head));
  return { putBack, isGone };
}

/**
 * Ends of lanes that were in the index once and are further on than what it says now. Those whose object is still
 * there are to be put back; `older` are audiences of which an object is gone.
 */
export async function missingFromIndex(
  session: ExchangeSession,
  seen: SeenIndex,
): Promise<{ readonly putBack: readonly LaneEnd[]; readonly older: ReadonlySet<Audience> }> {
  const { reads, writes } = session.ports;
  const before = session.memory.index?.lanes ?? [];
  const now = new Map(seen.lanes.map((end) => [laneKey(end), end.seq]));
  const putBack: LaneEnd[] = [];
  const older = new Set<Audience>();
  for (const audience of new Set([...reads, ...writes])) {
    const behind = before.filter(
      (end) => end.audience === audience && (now.get(laneKey(end)) ?? -1) < end.seq,
    );
    if (behind.length === 0) continue;
    const missing = await askAbout(session, audience, behind);
    putBack.push(...missing.putBack);
    if (missing.isGone) older.add(audience);
  }
  return { putBack, older };
}

/** Ends of the own lanes, as far as every object of them is written. */
const ownEnds = ({ memory }: ExchangeSession): readonly LaneEnd[] =>
  memory.audiences.flatMap(({ audience, own }) => {
    const isWaiting = memory.outbox.some((each) => each.audience === audience && !each.written);
    return own === null || isWaiting ? [] : [{ audience, ...own }];
  });

const isIn = (ends: readonly LaneEnd[], lanes: readonly LaneEnd[]): boolean =>
  sameLanes(mergeLanes(lanes, ends), mergeLanes(lanes, []));

/** Remembers the index, and that what was written is named by it. */
function remember(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  version: StoreVersion | null,
): void {
  const { index, outbox } = session.memory;
  const same = index !== null && index.version === version && sameLanes(index.lanes, lanes);
  if (!same) session.memory = { ...session.memory, index: { version, lanes } };
  if (outbox.some(({ written }) => written))
    session.memory = { ...session.memory, outbox: outbox.filter(({ written }) => !written) };
}

/** What an exchange found out about the index that it read. */
export interface IndexFindings {
  /** Lanes that were remembered of the one before it. */
  readonly remembered: readonly LaneEnd[];
  /** Ends that were lost from it. */
  readonly putBack: readonly LaneEnd[];
  /** Ends that it names and that nobody ever wrote, or that are gone. */
  readonly dead: readonly LaneEnd[];
}

/** The index as it should be, after the one that is there. */
function indexAfter(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  { remembered, putBack, dead }: IndexFindings,
): { readonly lanes: readonly LaneEnd[]; readonly isThere: boolean } {
  const ends = [...ownEnds(session), ...putBack];
  const isDead = new Set(dead.map((end) => `${laneKey(end)} ${end.head}`));
  const { reads, writes } = session.ports;
  const ours = new Set([...reads, ...writes]);
  // Headquarters writes to every region, and so knows which are none.
  const isFlooded = lanes.length > flood && reads.includes('headquarters');
  const living = lanes.filter(
    (end) => !isDead.has(`${laneKey(end)} ${end.head}`) && (!isFlooded || ours.has(end.audience)),
  );
  const [known, others] = [remembered, living].map((list) =>
    list.filter(({ audience }) => ours.has(audience)),
  );
  return {
    lanes: fittingLanes(mergeLanes(living, ends), [ends, known ?? [], others ?? [], remembered]),
    isThere: living.length === lanes.length && isIn(ends, lanes),
  };
}

/**
 * Puts the own lanes into the index, and those that were lost from it, and takes out what leads nowhere. Where the
 * store cannot check a condition, the index is read back: what another desk wrote in between is joined with it, not
 * written over.
 */
export async function publishIndex(
  session: ExchangeSession,
  seen: Omit<SeenIndex, 'isReadable'>,
  findings: IndexFindings,
): Promise<void> {
  let now = seen;
  for (let tries = 0; tries < writeTries; tries += 1) {
    noticeCopies(session, now.lanes);
    const { lanes, isThere } = indexAfter(session, now.lanes, findings);
    if (isThere && (now.exists || lanes.length === 0)) {
      remember(session, now.lanes, now.version);
      return;
    }
    const written = await session.store.write(
      session.ports.keys.indexName,
      await sealIndex(lanes, session.ports.keys),
      !now.exists ? 'absent' : now.version === null ? 'any' : { version: now.version },
    );
    // Written over what says nothing, and whatever it was: it is read back, as a server may answer everything alike.
    const isBlind = now.exists && now.version === null && now.lanes.length === 0;
    if (written !== 'refused' && written.checked && !isBlind) {
      remember(session, lanes, written.version);
      return;
    }
    const after = await readNew(session, null);
    now = after === 'unchanged' ? now : after;
  }
  throw new ExchangeStopped({ type: 'ExchangeBusy', retryAfter: null });
}
