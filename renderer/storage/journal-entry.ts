import { z } from '../../shared/basics/zod.ts';
import type { StoreChange, StoredKey, StoredProfile } from './contest-store.ts';
import type { StoreKey } from './store-key.ts';
import {
  decodeChanges,
  decodeStored,
  encodeStored,
  profileSchema,
  waitingKeySchema,
} from './stored-schema.ts';

/** Version of an entry, and of one with changes that programs of the time before do not know. */
const [entryVersion, mailboxVersion] = [1, 2] as const;
const nothing = new Uint8Array(0);

/** What an entry says to everybody: the lock, so that it can be shown when the database is gone. */
interface ClearPart {
  readonly version: typeof entryVersion | typeof mailboxVersion;
  /** Nothing before this entry counts any more. */
  readonly begins?: true;
  /** One of the entries with which a generation began: all that was there then. */
  readonly base?: true;
  /** Nothing is left after this entry. */
  readonly erase?: true;
  readonly profile?: StoredProfile;
  readonly key?: StoredKey;
  /** The entry with this number does not count: the database refused it after the journal took it. */
  readonly abort?: number;
}

const yes = z.literal(true).exactOptional();
const clearSchema: z.ZodType<ClearPart> = z.strictObject({
  version: z.literal([entryVersion, mailboxVersion]),
  begins: yes,
  base: yes,
  erase: yes,
  profile: profileSchema.exactOptional(),
  key: waitingKeySchema.exactOptional(),
  abort: z.number().int().min(0).exactOptional(),
});
const entrySchema = z.strictObject({
  clear: z.instanceof(Uint8Array),
  sealed: z.instanceof(Uint8Array),
});
const versionSchema = z.looseObject({ version: z.number().int() });

/** An entry as it rests: bound to what it says in clear, the changes under the store key. */
export interface ReadEntry {
  readonly clear: ClearPart;
  readonly clearBytes: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Changes after which nothing is left of what was there before; a key waits only where there is no contest. */
const beginnings: ReadonlySet<StoreChange['type']> = new Set(['create', 'key', 'erase']);

function clearOf(changes: readonly StoreChange[], isBase: boolean): ClearPart {
  let profile: StoredProfile | undefined;
  let key: StoredKey | undefined;
  for (const change of changes) {
    if (change.type === 'create' || change.type === 'profile') profile = change.profile;
    if (change.type === 'key') key = change.key;
  }
  const begins = changes.some(({ type }) => beginnings.has(type));
  const isLater = changes.some(({ type }) => type === 'exchange' || type === 'mailbox');
  return {
    version: isLater ? mailboxVersion : entryVersion,
    ...(begins ? { begins } : {}),
    ...(isBase ? { base: true } : {}),
    ...(profile === undefined ? {} : { profile }),
    ...(key === undefined ? {} : { key }),
  };
}

/** One change of the store as an entry. */
export async function changesEntry(
  key: StoreKey,
  changes: readonly StoreChange[],
  isBase = false,
): Promise<Uint8Array> {
  const clearBytes = encodeStored(clearOf(changes, isBase));
  const sealed = await key.seal(encodeStored(changes), clearBytes);
  return encodeStored({ clear: clearBytes, sealed });
}

const openEntry = (clear: ClearPart): Uint8Array =>
  encodeStored({ clear: encodeStored(clear), sealed: nothing });

/** Says that everything is gone; nobody needs a key to say that. */
export const eraseEntry = (): Uint8Array =>
  openEntry({ version: entryVersion, begins: true, erase: true });

/** Says that an earlier entry does not count. */
export const abortEntry = (number: number): Uint8Array =>
  openEntry({ version: entryVersion, abort: number });

/** Reads an entry's clear part; `newer` where a later program wrote it, null for anything else. */
export function readEntry(bytes: Uint8Array): ReadEntry | 'newer' | null {
  const outer = decodeStored(entrySchema, bytes);
  if (!outer.ok) return null;
  const { clear: clearBytes, sealed } = outer.value;
  const clear = decodeStored(clearSchema, clearBytes);
  if (clear.ok) return { clear: clear.value, clearBytes, sealed };
  const version = decodeStored(versionSchema, clearBytes);
  return version.ok && version.value.version > mailboxVersion ? 'newer' : null;
}

/** The changes in an entry; null where they do not open under this key. */
export async function changesIn(
  key: StoreKey,
  { clear, clearBytes, sealed }: ReadEntry,
): Promise<readonly StoreChange[] | null> {
  if (clear.erase === true) return [{ type: 'erase' }];
  const plain = await key.open(sealed, clearBytes);
  const changes = plain === null ? null : decodeChanges(plain);
  return changes?.ok === true ? changes.value : null;
}
