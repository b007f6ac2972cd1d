import {
  bytesToBase64url,
  base64urlToBytes,
  concatBytes,
  sha256,
  utf8ToBytes,
} from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import { setContestSettings, setPerson } from '../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { LogId, Operation } from '../../shared/log/operation.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { headquartersId } from '../../shared/merge/directory.ts';
import { decodeInvitation, type Invitation } from '../../shared/merge/invitation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { enrol } from '../../shared/trust/enrolment.ts';
import { contestIdOf, foundContest } from '../../shared/trust/founding.ts';
import { ContestKeeper, type KeeperPorts } from './contest-keeper.ts';
import type { LockedSecret, StoredFacts, StoredProfile } from './contest-store.ts';
import type { DeskError, NamedFile } from './desk.ts';

/** An invitation that has been checked, with what it says. */
export interface OpenedInvitation {
  readonly manifest: Manifest;
  readonly invitation: Invitation;
  readonly facts: StoredFacts;
  readonly state: ContestState;
  readonly person: Person;
}

/** Opens an invitation: a whole bundle, made by a root key of the very contest that it names. */
export async function readInvitation(
  ports: Pick<KeeperPorts, 'ed25519'>,
  file: NamedFile,
): Promise<Result<OpenedInvitation, DeskError>> {
  const bundle = await openBundle(file.bytes, ports.ed25519.verify);
  if (!bundle.ok) return bundle;
  const { manifest, payloads } = bundle.value;
  const payload = payloads.get('invitation.cbor');
  if (manifest.kind !== 'invitation' || payload === undefined)
    return err({ type: 'BundleKindUnexpected' });
  const { contest, sender } = manifest;
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
    manifest,
    invitation: invitation.value,
    facts: { log: sender.log, signer: sender.publicKey, payload },
    state,
    person,
  });
}

const newLog = (ports: KeeperPorts): LogId => bytesToBase64url(ports.randomBytes(16)) as LogId;

/** Creates the installation's profile in the store and opens it. */
async function install(
  ports: KeeperPorts,
  profile: StoredProfile,
  facts: StoredFacts | null,
  seed: Uint8Array,
): Promise<Result<ContestKeeper, DeskError>> {
  await ports.store.apply([{ type: 'create', profile, facts }]);
  return ContestKeeper.open(
    ports,
    { profile, facts, segments: [], pending: [], received: [], lastExport: null },
    seed,
  );
}

/** How the new secret is kept: under a passphrase, or openly for a practice contest. */
export type Locker = (seed: Uint8Array) => Promise<LockedSecret>;

/** Founds a contest: root key, founding operation, settings, and headquarters' own person. */
export async function foundOnThisDesk(
  ports: KeeperPorts,
  input: {
    readonly settings: ContestSettings;
    readonly person: Pick<Person, 'surname' | 'givenName' | 'patronymic' | 'organisation'>;
  },
  lock: Locker,
): Promise<Result<ContestKeeper, DeskError>> {
  const seed = ports.randomBytes(32);
  const key = await ports.ed25519.keyFromSeed(seed);
  const founding = foundContest({ rootKeys: [key.publicKey], salt: ports.randomBytes(16) });
  const profile: StoredProfile = {
    contest: contestIdOf(founding.value),
    log: newLog(ports),
    person: headquartersId,
    role: 'headquarters',
    demo: input.settings.demo,
    publicKey: key.publicKey,
    secret: await lock(seed),
  };
  const keeper = await install(ports, profile, null, seed);
  if (!keeper.ok) return keeper;
  const person: Person = {
    ...input.person,
    id: headquartersId,
    role: 'headquarters',
    region: null,
    nominations: [],
    ticket: null,
  };
  await keeper.value.record([founding, setContestSettings(input.settings), setPerson(person)]);
  return keeper;
}

/** Joins a contest by invitation: a new key and log for this laptop, enrolled with the invitation's ticket. */
export async function joinByInvitation(
  ports: KeeperPorts,
  opened: OpenedInvitation,
  lock: Locker,
): Promise<Result<ContestKeeper, DeskError>> {
  const seed = ports.randomBytes(32);
  const key = await ports.ed25519.keyFromSeed(seed);
  const { contest } = opened.manifest;
  const profile: StoredProfile = {
    contest,
    log: newLog(ports),
    person: opened.person.id,
    role: opened.person.role,
    demo: opened.manifest.demo,
    publicKey: key.publicKey,
    secret: await lock(seed),
  };
  const keeper = await install(ports, profile, opened.facts, seed);
  if (!keeper.ok) return keeper;
  const ticket = await ports.ed25519.keyFromSeed(opened.invitation.ticketSeed);
  const publicKey = bytesToBase64url(key.publicKey) as Operation['signer'];
  await keeper.value.record([
    await enrol({ contest, log: profile.log, publicKey }, opened.person.id, ticket),
  ]);
  await keeper.value.seal();
  return keeper;
}

const ticketDomain = utf8ToBytes('qazylar invitation ticket 1\n');

/**
 * The one-time ticket of a person, derived from headquarters' secret: the same invitation can be issued again, and
 * nothing more has to be kept.
 */
export const ticketSeedOf = (rootSeed: Uint8Array, contest: string, person: Id): Uint8Array =>
  sha256(
    concatBytes(
      ticketDomain,
      rootSeed,
      present(base64urlToBytes(contest), 'contest ids are base64url'),
      utf8ToBytes(person),
    ),
  );
