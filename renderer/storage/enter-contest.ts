import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Person } from '../../shared/contest/people.ts';
import { encodeCommit } from '../../shared/log/commit-codec.ts';
import type { LogId, Operation } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { decodeInvitation, type Invitation } from '../../shared/merge/invitation.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import { ContestKeeper } from './contest-keeper.ts';
import { type KeeperPorts, rowOf, writeDurably } from './durable-writes.ts';
import type { LockedSecret, StoredFacts, StoredProfile } from './contest-store.ts';
import type { DeskError, NamedFile } from './desk.ts';
import { documentsIn, shelfOf } from './document-shelf.ts';
import type { OpenSecrets } from './locked-secret.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import { type Secrets, withoutSecrets } from './secrets.ts';

/** An invitation that has been checked, with what it says. */
export interface OpenedInvitation {
  readonly file: OpenedFile;
  readonly invitation: Invitation;
  /** What is kept of it: nothing secret. */
  readonly facts: StoredFacts;
  readonly state: ContestState;
  readonly person: Person;
}

/** Checks what an opened file says as an invitation: made by a root key of the very contest that it names. */
export function invitationIn(file: OpenedFile): Result<OpenedInvitation, DeskError> {
  const payload = file.payloads.get('invitation.cbor');
  if (file.kind !== 'invitation' || payload === undefined)
    return err({ type: 'BundleKindUnexpected' });
  const { contest, sender } = file;
  const invitation = decodeInvitation(payload, {
    contest,
    log: sender.log,
    signer: sender.publicKey,
  });
  if (!invitation.ok) return invitation;
  const state = foldContest({
    contest,
    segments: new Map(),
    facts: invitation.value.facts,
    proven: new Set(),
  });
  const person = state.people.get(invitation.value.person);
  if (state.keys.get(sender.publicKey)?.role !== 'headquarters')
    return err({ type: 'BundleSignature' });
  if (person === undefined || state.settings === null) return err({ type: 'BundleDamaged' });
  return ok({
    file,
    invitation: invitation.value,
    facts: { log: sender.log, signer: sender.publicKey, payload: withoutSecrets(payload) },
    state,
    person,
  });
}

/**
 * Opens an invitation file: a whole bundle, made by a root key of the very contest that it names. Its documents are kept
 * in memory only where they are to be stored.
 */
export async function readInvitation(
  ports: Pick<KeeperPorts, 'ed25519'>,
  file: NamedFile,
  keepsDocuments = false,
): Promise<Result<OpenedInvitation, DeskError>> {
  const opened = await openFile(file, {
    verify: ports.ed25519.verify,
    identities: [],
    wantedAttachment: () => keepsDocuments,
  });
  return opened.ok ? invitationIn(opened.value) : opened;
}

export const newLog = (ports: Pick<KeeperPorts, 'randomBytes'>): LogId =>
  bytesToBase64url(ports.randomBytes(16)) as LogId;

/** How new secrets are kept: under a passphrase, or openly for a practice contest. */
export type Locker = (
  secrets: Secrets,
) => Promise<{ readonly locked: LockedSecret; readonly opened: OpenSecrets }>;

/** What an installation's contest begins with: all of it is on disk, or nothing. */
export interface Beginning {
  readonly profile: StoredProfile;
  readonly facts: StoredFacts | null;
  readonly segments: readonly Segment[];
  /** The first commit of the new log; none where it has nothing to say yet. */
  readonly actions: readonly Action[];
}

/** Creates the installation's contest in the store and opens it. */
export async function install(
  ports: KeeperPorts,
  { profile, facts, segments, actions }: Beginning,
  opened: OpenSecrets,
): Promise<Result<ContestKeeper, DeskError>> {
  const first = encodeCommit({
    author: profile.person,
    wallClock: ports.now(),
    operations: actions.map((action) => draftAction(action, null, profile.person)),
  });
  const rows = segments.map((segment) => rowOf(segment));
  await ports.store.useSeed(opened.secrets.seed);
  await writeDurably(ports.store, [
    { type: 'create', profile, facts, own: { head: null, behind: false } },
    { type: 'segments', segments: rows, sealed: false },
    ...(actions.length === 0 ? [] : [{ type: 'pending' as const, commit: first }]),
  ]);
  const stored = present(await ports.store.load(), 'the contest was just stored');
  const keeper = await ContestKeeper.open(ports, stored, opened);
  if (keeper.ok) await keeper.value.seal();
  return keeper;
}

/** Joins a contest by invitation: a new key and log for this laptop, enrolled with the invitation's ticket. */
export async function joinByInvitation(
  ports: KeeperPorts,
  { file, invitation, facts, state, person }: OpenedInvitation,
  lock: Locker,
): Promise<Result<ContestKeeper, DeskError>> {
  const seed = ports.randomBytes(32);
  const key = await ports.ed25519.keyFromSeed(seed);
  const { contest } = file;
  const regions = invitation.regionSeed === undefined ? [] : [invitation.regionSeed];
  const { locked, opened } = await lock({ seed, regions });
  const profile: StoredProfile = {
    contest,
    log: newLog(ports),
    person: person.id,
    role: person.role,
    demo: file.demo,
    publicKey: key.publicKey,
    secret: locked,
  };
  const ticket = await ports.ed25519.keyFromSeed(invitation.ticketSeed);
  const publicKey = bytesToBase64url(key.publicKey) as Operation['signer'];
  const shelf = await shelfOf(ports, contest, opened);
  await shelf.put(documentsIn(file.attachments, state));
  const enrolment = await enrol({ contest, log: profile.log, publicKey }, person.id, ticket);
  return install(ports, { profile, facts, segments: [], actions: [enrolment] }, opened);
}
