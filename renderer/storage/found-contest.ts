import { bytesToBase64url, fingerprint } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { headquartersIdentity } from '../../shared/bundle/identities.ts';
import { readKeyFile } from '../../shared/bundle/key-file.ts';
import { openRecoveryCopy } from '../../shared/bundle/recovery-copy.ts';
import type { Action } from '../../shared/contest/action.ts';
import { setContestSettings, setPerson } from '../../shared/contest/contest-operations.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { ContestId, LogId, PublicKeyId } from '../../shared/log/operation.ts';
import { addSegments, type Archive, emptyArchive } from '../../shared/merge/archive.ts';
import { headquartersId } from '../../shared/merge/directory.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import { continueLog, setRecipients } from '../../shared/trust/key-operations.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { documentsIn, shelfOf } from './document-shelf.ts';
import type { KeeperPorts } from './durable-writes.ts';
import type { StoredKey, StoredProfile } from './contest-store.ts';
import type { Desk, DeskError, NamedFile, PreparedKey } from './desk.ts';
import { install, type Locker, newLog } from './enter-contest.ts';
import { preparedIdentity, rootIdentities } from './identities.ts';
import type { OpenSecrets } from './locked-secret.ts';
import { deskError, openFile } from './open-file.ts';
import { furthestHead } from './own-log.ts';
import { readRootRequest, type RootRequest, writeRootRequest } from './root-request.ts';

type Founding = Omit<Parameters<Desk['createContest']>[0], 'passphrase'>;

function profileOf(input: {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly demo: boolean;
  readonly publicKey: Uint8Array;
  readonly secret: StoredProfile['secret'];
}): StoredProfile {
  return { ...input, person: headquartersId, role: 'headquarters' };
}

/** To whom files are encrypted from the beginning: this root, and the second one as its request says. */
async function firstRecipients(
  seed: Uint8Array,
  contest: ContestId,
  second: RootRequest | null,
): Promise<Action> {
  const own = await recipientOf(headquartersIdentity(seed, contest));
  return setRecipients('headquarters', second === null ? [own] : [own, second.recipient]);
}

/** Founds a contest: root key, founding operation, settings, headquarters' own person, and whom files are for. */
export async function foundOnThisDesk(
  ports: KeeperPorts,
  { settings, person, trust }: Founding,
  lock: Locker,
): Promise<Result<ContestKeeper, DeskError>> {
  const second = trust.secondRoot === null ? null : readRootRequest(trust.secondRoot);
  if (trust.secondRoot !== null && second === null) return err({ type: 'RootRequestMalformed' });
  const seed = ports.randomBytes(32);
  const key = await ports.ed25519.keyFromSeed(seed);
  const plain = second === null && trust.confirmation === 'ticket';
  const founding = foundContest({
    rootKeys: [key.publicKey, ...(second === null ? [] : [second.publicKey])],
    salt: ports.randomBytes(16),
    ...(plain ? {} : { threshold: second === null ? 1 : 2, confirmation: trust.confirmation }),
  });
  const contest = contestIdOf(founding.value);
  const { locked, opened } = await lock({ seed, regions: [] });
  const profile = profileOf({
    contest,
    log: newLog(ports),
    demo: settings.demo,
    publicKey: key.publicKey,
    secret: locked,
  });
  const self: Person = {
    ...person,
    id: headquartersId,
    role: 'headquarters',
    region: null,
    nominations: [],
    ticket: null,
  };
  const actions = [
    founding,
    setContestSettings(settings),
    setPerson(self),
    ...(trust.encrypted ? [await firstRecipients(seed, contest, second)] : []),
  ];
  return install(ports, { profile, facts: null, segments: [], actions }, opened);
}

/** Makes a key for a contest that is not there yet. */
export async function makeKey(ports: KeeperPorts, lock: Locker): Promise<StoredKey> {
  const seed = ports.randomBytes(32);
  const { publicKey } = await ports.ed25519.keyFromSeed(seed);
  const { locked } = await lock({ seed, regions: [] });
  await ports.store.useSeed(seed);
  return { publicKey, recipient: await recipientOf(preparedIdentity(seed)), secret: locked };
}

/** A prepared key as windows show it. */
export const preparedKeyOf = (key: StoredKey): PreparedKey => ({
  publicKey: bytesToBase64url(key.publicKey) as PublicKeyId,
  fingerprint: fingerprint(key.publicKey),
  request: writeRootRequest(key),
});

interface OpenedArchive {
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly archive: Archive;
  readonly state: FoldedContest;
  readonly demo: boolean;
}

/** Opens headquarters' archive as the holder of a root key; refused for a key that is none of its roots. */
async function openArchive(
  ports: KeeperPorts,
  file: NamedFile,
  root: { readonly identities: readonly Uint8Array[]; readonly publicKey: Uint8Array },
): Promise<Result<OpenedArchive, DeskError>> {
  const { identities } = root;
  const opened = await openFile(file, {
    verify: ports.ed25519.verify,
    identities,
    wantedAttachment: () => true,
  });
  if (!opened.ok) return opened;
  const { kind, contest, segments, demo, attachments } = opened.value;
  if (kind !== 'archive') return err({ type: 'BundleKindUnexpected' });
  const { archive } = await addSegments(emptyArchive(contest), segments, ports.ed25519.verify);
  const state = foldContest(archive);
  const publicKey = bytesToBase64url(root.publicKey) as PublicKeyId;
  return state.directory.rootKeys.includes(publicKey)
    ? ok({ archive, state, demo, attachments })
    : err({ type: 'BundleNotForYou' });
}

/** The recipients of headquarters with one more of them, where files are encrypted and it is not among them. */
async function withRecipient(
  state: FoldedContest,
  seed: Uint8Array,
  without: Uint8Array,
): Promise<readonly Action[]> {
  const listed = state.recipients.get('headquarters') ?? [];
  const own = await recipientOf(headquartersIdentity(seed, state.contest));
  const names = new Set(listed.map(bytesToBase64url));
  if (listed.length === 0 || names.has(bytesToBase64url(own))) return [];
  const others = listed.filter((key) => bytesToBase64url(key) !== bytesToBase64url(without));
  const replaced = state.heads.get('recipient/headquarters') ?? [];
  const parents = replaced.map(({ id }) => id);
  return [{ ...setRecipients('headquarters', [...others, own]), parents }];
}

/** Opens a contest as its second root, with the key that was prepared for it. */
export async function joinWithKey(
  ports: KeeperPorts,
  file: NamedFile,
  key: { readonly stored: StoredKey; readonly opened: OpenSecrets },
): Promise<Result<ContestKeeper, DeskError>> {
  const { stored, opened } = key;
  const { seed } = opened.secrets;
  // The contest is known only once the file is open: what it may be encrypted to is the key from before.
  const identities = [preparedIdentity(seed)];
  const read = await openArchive(ports, file, { identities, publicKey: stored.publicKey });
  if (!read.ok) return read;
  const { archive, state, demo, attachments } = read.value;
  const profile = profileOf({
    contest: archive.contest,
    log: newLog(ports),
    demo,
    publicKey: stored.publicKey,
    secret: stored.secret,
  });
  const segments = [...archive.segments.values()];
  const shelf = await shelfOf(ports, archive.contest, opened);
  await shelf.put(documentsIn(attachments, state));
  const actions = await withRecipient(state, seed, stored.recipient);
  return install(ports, { profile, facts: null, segments, actions }, opened);
}

/** Opens headquarters again from its recovery copy and an archive, in a new log that names the old one. */
export async function restoreFromCopy(
  ports: KeeperPorts,
  input: Omit<Parameters<Desk['restoreHeadquarters']>[0], 'passphrase'>,
  lock: Locker,
): Promise<Result<ContestKeeper, DeskError>> {
  const text = await openRecoveryCopy(input.copy.bytes, input.code);
  if (!text.ok) return err(deskError(text.error));
  const file = readKeyFile(text.value);
  if (!file.ok) return err({ type: 'RecoveryCopyDamaged' });
  const { seed, contest, log, demo } = file.value;
  const key = await ports.ed25519.keyFromSeed(seed);
  const identities = rootIdentities(seed, contest);
  const read = await openArchive(ports, input.archive, { identities, publicKey: key.publicKey });
  if (!read.ok) return read;
  const { archive, attachments, state } = read.value;
  if (archive.contest !== contest) return err({ type: 'BundleOtherContest' });
  const signer = bytesToBase64url(key.publicKey) as PublicKeyId;
  const next = newLog(ports);
  const head = furthestHead(archive.segments, { log, signer });
  const { locked, opened } = await lock({ seed, regions: [] });
  const profile = profileOf({
    contest,
    log: next,
    demo,
    publicKey: key.publicKey,
    secret: locked,
  });
  const shelf = await shelfOf(ports, contest, opened);
  await shelf.put(documentsIn(attachments, state));
  const segments = [...archive.segments.values()];
  const actions = [continueLog(next, { previous: log, head, cause: 'restored' })];
  return install(ports, { profile, facts: null, segments, actions }, opened);
}
