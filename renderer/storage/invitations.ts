import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { ticketSeedOf } from '../../shared/bundle/identities.ts';
import type { Action } from '../../shared/contest/action.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Person } from '../../shared/contest/people.ts';
import { equalValues } from '../../shared/log/value-codec.ts';
import {
  type Inviting,
  invitationsTo,
  regionSecret,
  type WrittenInvitation,
} from '../../shared/merge/write-invitation.ts';
import { calibrationToTell } from '../../shared/scoring/calibration.ts';
import { setRecipients } from '../../shared/trust/key-operations.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskError, InvitationOptions, NamedFile } from './desk.ts';
import { writeParcel } from './hand-over.ts';
import { documentsNamed, handedLimits, tooLarge } from './handed-documents.ts';
import { inHandfuls, type InvitationFile, invitationFiles } from './invitation-files.ts';

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

/** This desk as headquarters that invites. */
export const invitingOf = ({ profile, state, secrets }: ContestKeeper): Inviting => ({
  contest: profile.contest,
  state,
  seed: secrets.seed,
});

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
    const secret = regionSecret(invitingOf(keeper), person);
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

/** What somebody is told, and the files that it takes. */
interface Prepared extends WrittenInvitation {
  readonly files: readonly InvitationFile[];
}

/** What people are told, who have tickets and whose regions are opened. */
function prepareInvitations(
  keeper: ContestKeeper,
  people: readonly Person[],
  { limit }: InvitationOptions,
): readonly Prepared[] {
  return invitationsTo(invitingOf(keeper), people, keeper.operations()).map((invitation) => {
    const { person, facts, payload } = invitation;
    const files = invitationFiles(person.id, documentsNamed(facts), {
      payload: payload.length,
      ...(limit === undefined ? {} : { limit }),
    });
    return { ...invitation, files };
  });
}

/**
 * Writes the files that are asked for. Each holds the whole invitation and a part of its documents, so whichever is
 * opened first invites, and the others bring the rest.
 */
async function writeFiles(
  keeper: ContestKeeper,
  prepared: readonly Prepared[],
  wanted: ReadonlySet<InvitationFile>,
): Promise<Result<readonly NamedFile[], DeskError>> {
  const written: NamedFile[] = [];
  for (const { person, payload, files } of prepared)
    for (const [index, file] of files.entries()) {
      if (!wanted.has(file)) continue;
      const part = files.length === 1 ? '' : `-${index + 1}-of-${files.length}`;
      const parcel = await writeParcel(keeper, {
        name: `invitation-${person.id}${part}`,
        kind: 'invitation',
        recipients: [person.id],
        readers: [],
        segments: [],
        payloads: new Map([['invitation.cbor', payload]]),
        attachments: await keeper.documents.readAll(file.documents),
      });
      if (!parcel.ok) return parcel;
      written.push(...parcel.value);
    }
  return ok(written);
}

/** The invitations of some people; nothing in them speaks of others' scores. See `Desk.exportInvitations`. */
export async function writeInvitations(
  keeper: ContestKeeper,
  ids: readonly Id[],
  options: InvitationOptions = {},
): Promise<Result<readonly NamedFile[], DeskError>> {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const people = ids
    .flatMap((id) => keeper.state.people.get(id) ?? [])
    .filter(({ role }) => role !== 'headquarters');
  if (people.length === 0) return err({ type: 'NothingToExport' });
  const refused = (await issueTickets(keeper, people)) ?? (await openRegions(keeper, people));
  if (refused !== null) return err(refused);
  await tellCalibration(keeper);
  const prepared = prepareInvitations(keeper, people, options);
  const files = prepared.flatMap((each) => each.files);
  const handfuls = inHandfuls(files);
  if (options.portion === undefined && handfuls.length > 1) {
    const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
    return err(tooLarge('InvitationsTooLarge', size, handedLimits.atOnce));
  }
  return writeFiles(keeper, prepared, new Set(handfuls[options.portion ?? 0]));
}
