import { z } from '../basics/zod.ts';

import { err, ok, type Result } from '../basics/result.ts';
import { groupBy } from '../basics/group-by.ts';
import { contestKinds } from '../contest/contest-operations.ts';
import { type Id, isId } from '../contest/contest.ts';
import { jurorDetailsKind, parseJurorDetails } from '../contest/juror-details.ts';
import { blockKind } from '../contest/personal-data.ts';
import type {
  ContestId,
  LogId,
  Operation,
  OperationId,
  PublicKeyId,
  Value,
} from '../log/operation.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { decisionKinds } from '../deciding/decision-operations.ts';
import { followingKinds } from '../following/following-operations.ts';
import { pitchingKinds } from '../pitching/pitching-operations.ts';
import { poolingKinds } from '../pooling/pooling-operations.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { teamForReferees } from '../tournament/team-shown.ts';
import { tournamentKinds } from '../tournament/tournament-operations.ts';
import { foundingKind } from '../trust/founding.ts';
import { keyKinds } from '../trust/key-operations.ts';
import { parseIds } from './kinds.ts';
import { parsedPerson, parsedSubmission } from './parsed-values.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { FoldedContest } from './state.ts';
import { type Audience, audienceFor } from './invitation-audience.ts';
import { sheetPath } from './key-parts.ts';

/**
 * What headquarters says to one person: who they are, the secret of their one-time ticket, and the part of the
 * contest that they need, as facts in headquarters' name. Others' scores and people are not in it.
 */
export interface Invitation {
  readonly person: Id;
  /** 32-byte seed of the ticket key; whoever holds it can enrol as this person. */
  readonly ticketSeed: Uint8Array;
  readonly facts: readonly Operation[];
  /** 32-byte secret that opens files encrypted to the region; for its coordinators only. */
  readonly regionSeed?: Uint8Array;
  /** How many operations of headquarters the writer held; early versions did not say. */
  readonly known?: number;
}

const factSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{43}\.\d{1,15}$/),
  kind: z.string().min(1).max(64),
  version: z.number().int().min(1).max(255),
  key: z.string().min(1).max(1000),
  value: z.unknown(),
  basis: z.string().max(64).nullable(),
  reason: z.string().max(20_000),
});

const invitationSchema = z.strictObject({
  person: z.string().refine(isId),
  ticketSeed: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32),
  // Two facts of one name would both stand, and laptops could differ in which of them counts.
  facts: z
    .array(factSchema)
    .max(1_000_000)
    .refine((facts) => new Set(facts.map(({ id }) => id)).size === facts.length),
  regionSeed: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length === 32)
    .optional(),
  known: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

export const encodeInvitation = (invitation: Invitation): Uint8Array =>
  encodeValue({
    person: invitation.person,
    ticketSeed: invitation.ticketSeed,
    ...(invitation.regionSeed === undefined ? {} : { regionSeed: invitation.regionSeed }),
    ...(invitation.known === undefined ? {} : { known: invitation.known }),
    facts: invitation.facts.map(({ id, kind, version, key, value, basis, reason }) => ({
      id,
      kind,
      version,
      key,
      value,
      basis,
      reason,
    })),
  });

/** Who speaks in an invitation: headquarters' log and root key, as the bundle's proved manifest names them. */
export interface Speaker {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly signer: PublicKeyId;
}

/** Parses an invitation's payload; its facts count as said by the bundle's sender. */
export function decodeInvitation(
  bytes: Uint8Array,
  speaker: Speaker,
): Result<Invitation, { readonly type: 'BundleDamaged'; readonly part: string }> {
  const value = decodeValue(bytes);
  const parsed = invitationSchema.safeParse(value.ok ? value.value : null);
  if (!parsed.success) return err({ type: 'BundleDamaged', part: 'invitation.cbor' });
  return ok({
    person: parsed.data.person,
    ticketSeed: parsed.data.ticketSeed,
    ...(parsed.data.regionSeed === undefined ? {} : { regionSeed: parsed.data.regionSeed }),
    ...(parsed.data.known === undefined ? {} : { known: parsed.data.known }),
    facts: parsed.data.facts.map((fact, ordinal) => ({
      ...fact,
      id: fact.id as OperationId,
      basis: fact.basis as OperationId | null,
      // decodeValue has already refused everything that is not a value.
      value: fact.value as Value,
      parents: [],
      log: speaker.log,
      signer: speaker.signer,
      sequence: 0,
      ordinal,
      author: '',
      wallClock: 0,
    })),
  });
}

/** What is said of a key holds for good, whatever replaced it: it is told even where it is no head. */
const standing: ReadonlySet<string> = new Set([keyKinds.confirm, keyKinds.revoke]);

/** A resolution is told to whom the key it settles concerns. */
const settledKinds: ReadonlyMap<string, string> = new Map([
  ['contest', contestKinds.settings],
  ['person', contestKinds.person],
  ['submission', contestKinds.submission],
  ['recipient', keyKinds.recipients],
  ['running-order', pitchingKinds.order],
  ['project', followingKinds.project],
  ['milestone', followingKinds.milestone],
  ['indicator', followingKinds.indicator],
  ['pool', poolingKinds.entry],
  ['team', poolingKinds.team],
  ['self-assessment', poolingKinds.selfAssessment],
  ['proposal', poolingKinds.verdict],
  ['draw', tournamentKinds.draw],
  ['match', tournamentKinds.result],
]);

/** How many operations of headquarters are known: what tells a later invitation from an earlier one. */
export const headquartersOperations = (
  { keys }: Pick<FoldedContest, 'keys'>,
  operations: readonly Operation[],
): number => operations.filter(({ signer }) => keys.get(signer)?.role === 'headquarters').length;

/** A submission as somebody is told of it: a juror judges without contacts and numbers, and blocked data is nobody's. */
function withoutPersonalData(
  operation: Operation,
  { reads, blocked, disciplines }: Audience,
): Operation {
  const parsed = parsedSubmission(operation.value);
  if (!parsed.ok) return operation;
  const submission = parsed.value;
  const isBlocked = blocked.has(`submission/${submission.id}`);
  if (!isBlocked && !reads) return operation;
  const isTeam = reads && disciplines.has(submission.nomination);
  const told = {
    ...(isTeam ? teamForReferees(submission) : submission),
    contacts: '',
    bin: '',
    ...(isBlocked ? { applicant: '', town: '' } : {}),
  };
  return { ...operation, value: told };
}

/** What stands for a name that nobody is told any more; a name is never empty. */
const noName = '—';

/** A person as others are told of them: without a name where their data is blocked. */
function withoutName(operation: Operation, { person, blocked }: Audience): Operation {
  const parsed = parsedPerson(operation.value);
  if (!parsed.ok || parsed.value.id === person || !blocked.has(`person/${parsed.value.id}`))
    return operation;
  const unnamed = { surname: noName, givenName: '', patronymic: '', organisation: '' };
  return { ...operation, value: { ...parsed.value, ...unnamed } };
}

/** What a coordinator works with of a juror: how to reach them only where their data is not blocked. */
function withoutContact(operation: Operation, { blocked }: Audience): Operation {
  const details = parseJurorDetails(operation.value);
  const [, id = ''] = operation.key.split('/');
  if (details === undefined || !blocked.has(`person/${id}`)) return operation;
  return { ...operation, value: { ...details, contact: '' } };
}

/** The fact that an operation in force is to somebody; null where it is none of theirs. */
function factOf(operation: Operation, audience: Audience): Operation | null {
  const { person, region, jurors, colleagues, keys, assigned, submissions, reads } = audience;
  const isKnown = (other: Id): boolean =>
    other === person || jurors.has(other) || colleagues.has(other);
  const [prefix = '', id = '', part = ''] = operation.key.split('/');
  const settles = operation.kind === resolutionKinds.resolve;
  const told = (is: boolean): Operation | null => (is ? operation : null);
  switch (settles ? (settledKinds.get(prefix) ?? '') : operation.kind) {
    case contestKinds.settings:
    case decisionKinds.cutOff:
      return operation;
    case contestKinds.person:
      return isKnown(id) ? withoutName(operation, audience) : null;
    case contestKinds.submission:
      return submissions.has(id) ? withoutPersonalData(operation, audience) : null;
    case jurorDetailsKind:
      return !audience.reads && jurors.has(id) ? withoutContact(operation, audience) : null;
    case blockKind:
      return told(
        operation.key.startsWith('block/submission/') ? submissions.has(part) : isKnown(part),
      );
    case contestKinds.document:
      return told(reads && submissions.has(id));
    case pitchingKinds.order:
    case tournamentKinds.draw:
    case tournamentKinds.result:
      return told(reads);
    case followingKinds.project:
    case followingKinds.milestone:
    case followingKinds.indicator:
    case poolingKinds.entry:
    case poolingKinds.team:
    case poolingKinds.selfAssessment:
    case poolingKinds.verdict:
      return told(!reads && submissions.has(id) && !audience.blocked.has(`submission/${id}`));
    case contestKinds.calibration: {
      const list = parseIds(operation.value) ?? [];
      return { ...operation, value: list.filter((submission) => submissions.has(submission)) };
    }
    case scoreKinds.recusal:
    case scoreKinds.reopening:
      return told(jurors.has(sheetPath(operation.key)?.juror ?? ''));
    case keyKinds.confirm:
    case keyKinds.revoke:
    case keyKinds.rights:
      return told(keys.has(id));
    case keyKinds.recipients:
      return told(id === 'headquarters' || id === region);
    default: {
      const place = operation.key.slice('assignment/'.length);
      const seen = prefix === 'assignment' ? assigned.get(place) : undefined;
      return seen === undefined ? null : { ...operation, value: seen };
    }
  }
}

/**
 * The part of the contest that one person is told: founding, settings, people, own assignments and their submissions,
 * what was said of the own keys (a coordinator: of those of the region's jurors and other coordinators too), ends of stages' time, and whom files are
 * encrypted to.
 */
export function factsFor(
  state: FoldedContest,
  operations: readonly Operation[],
  person: Id,
): readonly Operation[] {
  const audience = audienceFor(state, person);
  const isHead = ({ id, key }: Operation): boolean =>
    state.heads.get(key)?.some((head) => head.id === id) === true;
  const aside = new Set(state.quarantine.map(({ operation }) => operation.id));
  const roots = new Set(state.directory.rootKeys);
  // Facts are told in headquarters' name: a coordinator's word on a key must not come to stand beside a root key's.
  const decided = new Set(
    operations.flatMap(({ id, kind, key, signer }) =>
      kind === keyKinds.confirm && roots.has(signer) && !aside.has(id) ? [key] : [],
    ),
  );
  const isOutranked = ({ kind, key, signer }: Operation): boolean =>
    kind === keyKinds.confirm && !roots.has(signer) && decided.has(key);
  const isInForce = (operation: Operation): boolean =>
    (isHead(operation) || (standing.has(operation.kind) && !aside.has(operation.id))) &&
    !isOutranked(operation);
  const told = operations.flatMap((operation): Operation[] => {
    if (operation.kind === foundingKind) return [operation];
    // Asked last: nearly all operations are on sheets, and are nobody's to be told.
    const fact = factOf(operation, audience);
    return fact !== null && isInForce(operation) ? [fact] : [];
  });
  // The same operation can stand for one fact only, however often its segment was read.
  return [...groupBy(told, ({ id }) => id).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
}
