import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { regionIdentity } from '../../shared/bundle/identities.ts';
import type { Action } from '../../shared/contest/action.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Operation } from '../../shared/log/operation.ts';
import { equalValues } from '../../shared/log/value-codec.ts';
import {
  encodeInvitation,
  factsFor,
  headquartersOperations,
} from '../../shared/merge/invitation.ts';
import { calibrationToTell } from '../../shared/scoring/calibration.ts';
import { setRecipients } from '../../shared/trust/key-operations.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskError, NamedFile } from './desk.ts';
import { ticketSeedOf } from './enter-contest.ts';
import { writeParcel } from './hand-over.ts';
import { bytesOf, documentsNamed, handedLimits, within } from './handed-documents.ts';

/** Records what does not wait for the other root already: asking twice must not leave two statements to approve. */
async function recordOnce(keeper: ContestKeeper, actions: readonly Action[]): Promise<void> {
  const { waiting } = keeper.state.directory;
  const fresh = actions.filter(
    (action) =>
      !waiting.some(({ key, value }) => key === action.key && equalValues(value, action.value)),
  );
  if (fresh.length > 0) await keeper.record(fresh);
}

/**
 * Gives everybody who is invited a ticket, where they have none yet; a ticket of the other root is not replaced,
 * since the person may have used it.
 */
async function issueTickets(
  keeper: ContestKeeper,
  people: readonly Person[],
): Promise<DeskError | null> {
  const { secrets, profile, ports } = keeper;
  const issued: Person[] = [];
  for (const person of people) {
    const seed = ticketSeedOf(secrets.seed, profile.contest, person.id);
    const { publicKey } = await ports.ed25519.keyFromSeed(seed);
    if (person.ticket === null) issued.push({ ...person, ticket: publicKey });
    else if (!equalBytes(person.ticket, publicKey))
      return { type: 'InvitationOtherDesk', details: { person: person.id } };
  }
  await recordOnce(keeper, issued.map(setPerson));
  const waiting = issued.filter(({ id }) => (keeper.state.people.get(id)?.ticket ?? null) === null);
  return waiting.length === 0
    ? null
    : { type: 'ApprovalsWaiting', details: { count: waiting.length } };
}

/** The secret of a coordinator's region, where files are encrypted. */
function regionSecret(keeper: ContestKeeper, { role, region }: Person): Uint8Array | null {
  const encrypted = keeper.state.recipients.has('headquarters');
  if (!encrypted || role !== 'coordinator' || region === null) return null;
  return regionIdentity(keeper.secrets.seed, keeper.profile.contest, region);
}

/**
 * Says that files are encrypted to the regions of these coordinators too, by the secrets they are about to get. Where
 * the other root has to agree first, no coordinator gets a secret that opens nothing yet.
 */
async function openRegions(
  keeper: ContestKeeper,
  people: readonly Person[],
): Promise<DeskError | null> {
  const waiting = new Set<string>();
  for (const person of people) {
    const secret = regionSecret(keeper, person);
    if (secret === null || person.region === null) continue;
    const { region } = person;
    const own = await recipientOf(secret);
    const listed = (): readonly Uint8Array[] => keeper.state.recipients.get(region) ?? [];
    const isListed = (): boolean => listed().some((key) => equalBytes(key, own));
    if (!isListed()) await recordOnce(keeper, [setRecipients(region, [...listed(), own])]);
    if (!isListed()) waiting.add(region);
  }
  return waiting.size === 0 ? null : { type: 'ApprovalsWaiting', details: { count: waiting.size } };
}

/** Says by which submissions each stage's jurors begin, before the first of them is told anything. */
async function tellCalibration(keeper: ContestKeeper): Promise<void> {
  const { settings } = keeper.state;
  if (settings !== null) await recordOnce(keeper, calibrationToTell(settings, keeper.state));
}

/** Refuses invitations whose documents are more than a laptop can hold, before anything is recorded. */
function refuseTooMany(
  keeper: ContestKeeper,
  people: readonly Person[],
  operations: readonly Operation[],
): DeskError | null {
  if (keeper.state.documents.size === 0) return null;
  const sizes = people
    .filter(({ role }) => role === 'juror')
    .map(({ id }) => bytesOf(documentsNamed(factsFor(keeper.state, operations, id))));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const checks = [
    within('InvitationTooLarge', Math.max(0, ...sizes), handedLimits.oneFile),
    within('InvitationsTooLarge', all, handedLimits.atOnce),
  ];
  return checks.flatMap((check) => (check.ok ? [] : [check.error]))[0] ?? null;
}

/** One invitation per person, a juror's with the documents of their applications; nothing in it speaks of others' scores. */
export async function writeInvitations(
  keeper: ContestKeeper,
  ids: readonly Id[],
): Promise<Result<readonly NamedFile[], DeskError>> {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const people = ids
    .flatMap((id) => keeper.state.people.get(id) ?? [])
    .filter(({ role }) => role !== 'headquarters');
  if (people.length === 0) return err({ type: 'NothingToExport' });
  const tooMany = refuseTooMany(keeper, people, keeper.operations());
  if (tooMany !== null) return err(tooMany);
  const refused = await issueTickets(keeper, people);
  if (refused !== null) return err(refused);
  const closed = await openRegions(keeper, people);
  if (closed !== null) return err(closed);
  await tellCalibration(keeper);
  const operations = keeper.operations();
  const known = headquartersOperations(keeper.state, operations);
  const files: NamedFile[] = [];
  for (const person of people) {
    const secret = regionSecret(keeper, person);
    const facts = factsFor(keeper.state, operations, person.id);
    const payload = encodeInvitation({
      person: person.id,
      ticketSeed: ticketSeedOf(keeper.secrets.seed, keeper.profile.contest, person.id),
      facts,
      known,
      ...(secret === null ? {} : { regionSeed: secret }),
    });
    const written = await writeParcel(keeper, {
      name: `invitation-${person.id}`,
      kind: 'invitation',
      recipients: [person.id],
      readers: [],
      segments: [],
      payloads: new Map([['invitation.cbor', payload]]),
      attachments: await keeper.documents.readAll(documentsNamed(facts).keys()),
    });
    if (!written.ok) return written;
    files.push(...written.value);
  }
  return ok(files);
}
