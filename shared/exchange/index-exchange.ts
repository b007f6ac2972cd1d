import type { ExchangeSession } from './exchange-session.ts';
import { continueInNewLane } from './lane.ts';
import { indexName } from './mailbox-keys.ts';
import { indexLimit, mergeLanes, openIndex, sameLanes, sealIndex } from './mailbox-index.ts';
import type { StoreVersion } from './mailbox-store.ts';
import type { LaneEnd } from './memory.ts';
import { ExchangeStopped } from './metered-store.ts';

/** The index as it is in the store. `exists` is false where there is none, so that it must be made. */
export interface SeenIndex {
  readonly lanes: readonly LaneEnd[];
  readonly version: StoreVersion | null;
  readonly exists: boolean;
}

/** Ends of lanes that are asked about one by one where the index names them no more. */
const askedAbout = 8;
const writeTries = 6;

async function readNew(
  session: ExchangeSession,
  known: StoreVersion | null,
): Promise<SeenIndex | 'unchanged'> {
  const found = await session.store.read(indexName, indexLimit, known);
  if (found === 'unchanged') return found;
  if (found === null) return { lanes: [], version: null, exists: false };
  const damaged = { lanes: [], exists: true };
  if (found === 'too-large') {
    session.told.indexDamaged = true;
    return { ...damaged, version: null };
  }
  const lanes = await openIndex(found.bytes, session.ports.keys);
  if (lanes.ok) return { lanes: lanes.value, version: found.version, exists: true };
  if (lanes.error.type === 'ObjectTooNew') throw new ExchangeStopped({ type: 'MailboxTooNew' });
  session.told.indexDamaged = true;
  return { ...damaged, version: found.version };
}

/** Begins new lanes in place of those that somebody else moved on. */
function noticeCopies(session: ExchangeSession, lanes: readonly LaneEnd[]): void {
  for (const { audience, own } of session.memory.audiences) {
    const end = lanes.find(({ lane }) => lane === own?.lane);
    if (end === undefined || end.audience !== audience) continue;
    if (!session.known(audience).has(end.head)) continueInNewLane(session, audience);
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
      changed: false,
    };
  noticeCopies(session, seen.lanes);
  return { ...seen, changed: true };
}

/**
 * Ends of lanes that were in the index once and are further on than what it says now. Those whose object is still
 * there were lost from the index alone, and are to be put back; `older` is true where an object is gone.
 */
export async function missingFromIndex(
  session: ExchangeSession,
  seen: SeenIndex,
): Promise<{ readonly putBack: readonly LaneEnd[]; readonly older: boolean }> {
  const { reads, writes } = session.ports;
  const ours = new Set([...reads, ...writes]);
  const behind = (session.memory.index?.lanes ?? []).filter(({ lane, seq, audience }) => {
    const now = seen.lanes.find((each) => each.lane === lane);
    return ours.has(audience) && (now === undefined || now.seq < seq);
  });
  const putBack: LaneEnd[] = [];
  let older = false;
  for (const end of behind.slice(0, askedAbout)) {
    const path = `${session.folder(end.audience)}/${end.head}`;
    if ((await session.store.read(path, 1, null)) === null) older = true;
    else putBack.push(end);
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

/**
 * Puts the own lanes into the index, and those that were lost from it. Where the store cannot check a condition, the
 * index is read back: what another desk wrote in between is joined with it, not written over.
 */
export async function publishIndex(
  session: ExchangeSession,
  seen: SeenIndex,
  putBack: readonly LaneEnd[],
): Promise<void> {
  let now = seen;
  for (let tries = 0; tries < writeTries; tries += 1) {
    noticeCopies(session, now.lanes);
    const ends = [...ownEnds(session), ...putBack];
    const lanes = mergeLanes(now.lanes, ends);
    if (isIn(ends, now.lanes) && (now.exists || lanes.length === 0)) {
      remember(session, now.lanes, now.version);
      return;
    }
    const written = await session.store.write(
      indexName,
      await sealIndex(lanes, session.ports.keys),
      !now.exists ? 'absent' : now.version === null ? 'any' : { version: now.version },
    );
    if (written !== 'refused' && written.checked) {
      remember(session, lanes, written.version);
      return;
    }
    const after = await readNew(session, null);
    now = after === 'unchanged' ? now : after;
  }
  throw new ExchangeStopped({ type: 'ExchangeBusy', retryAfter: null });
}
