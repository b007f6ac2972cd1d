import { tiynToDecimal } from '../../shared/basics/money.ts';
import { bytesToBase64url, fingerprint } from '../../shared/basics/bytes.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Person } from '../../shared/contest/people.ts';
import { parsePerson } from '../../shared/contest/person-schema.ts';
import { decisionKinds } from '../../shared/deciding/decision-operations.ts';
import type { PublicKeyId } from '../../shared/log/operation.ts';
import {
  amountKinds,
  followingKinds,
  observationKinds,
} from '../../shared/following/following-operations.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import { headquartersId } from '../../shared/merge/directory.ts';
import { desksBehind } from '../../shared/merge/desk-views.ts';
import { refuseMoney } from '../../shared/merge/refuse-money.ts';
import { resolutionKinds } from '../../shared/merge/resolution-operations.ts';
import { openRecords } from '../../shared/merge/sealing.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { keyKinds } from '../../shared/trust/key-operations.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { StoreWriteError } from './durable-writes.ts';
import { operationsBrought } from './import-origins.ts';
import type { ImportRecord } from './contest-store.ts';
import { NewerDatabaseError } from './newer-database.ts';
import type { DeskError, DeskSnapshot, Profile, ReceivedBundle } from './desk.ts';
import { refuseOnAudit } from './desk-views.ts';
import { receiptOf, sheetsNotConfirmed, sheetsNotHandedOver } from './receipts.ts';
import { JournalFailedError, StoreDamagedError, StoreStoppedError } from './store-errors.ts';

const isQuota = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'QuotaExceededError' || ('inner' in error && isQuota(error.inner)));

/** What a person is told when a command threw: a full disk, a store that fails, or a bug. */
export function thrownError(error: unknown): DeskError {
  if (error instanceof NewerDatabaseError) return { type: 'StoreNewer' };
  if (error instanceof StoreDamagedError) return { type: 'StoreDamaged' };
  if (error instanceof StoreStoppedError) return { type: 'StoreStopped' };
  if (error instanceof JournalFailedError)
    return error.reason === 'full'
      ? { type: 'StoreFull' }
      : { type: 'JournalFailed', details: { reason: error.reason } };
  if (!(error instanceof StoreWriteError)) return { type: 'Unexpected' };
  const cause = thrownError(error.cause);
  if (cause.type !== 'Unexpected') return cause;
  return { type: isQuota(error.cause) ? 'DiskFull' : 'StoreFailed' };
}

/** Windows get the state without the heads: those are many, and only the log's keeper needs them. */
function stateForWindows(keeper: ContestKeeper): ContestState {
  const { heads, ...state } = keeper.state;
  void heads;
  return state;
}

/** Headquarters before, or without, what anybody says of its person. */
const namelessHeadquarters: Person = {
  id: headquartersId,
  role: 'headquarters',
  surname: '',
  givenName: '',
  patronymic: '',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
};

/**
 * The person behind this installation. Where two roots must agree, headquarters' own person waits for the second
 * root's word like any other, and a revocation may put it aside; this desk knows itself all the same, and can hand on
 * what it holds.
 */
export function ownPerson({ state, profile }: ContestKeeper): Person | null {
  const known = state.people.get(profile.person);
  if (known !== undefined || profile.role !== 'headquarters') return known ?? null;
  const waiting = state.directory.waiting.find(({ key }) => key === `person/${profile.person}`);
  const parsed = waiting === undefined ? null : parsePerson(waiting.value);
  return parsed?.ok === true ? parsed.value : namelessHeadquarters;
}

function profileOf(keeper: ContestKeeper): Profile | null {
  const { profile } = keeper;
  const person = ownPerson(keeper);
  if (person === null) return null;
  return {
    role: profile.role,
    person,
    contest: profile.contest,
    log: profile.log,
    publicKey: bytesToBase64url(profile.publicKey) as PublicKeyId,
    fingerprint: fingerprint(profile.publicKey),
    demo: profile.demo,
  };
}

/** An import as windows show it: of one that was interrupted, what came so far. */
function receivedOf(
  keeper: ContestKeeper,
  { contents, removed, ...received }: ImportRecord,
): ReceivedBundle {
  void contents;
  void removed;
  return received.state === 'interrupted'
    ? { ...received, newOperations: operationsBrought(keeper, received.id) }
    : received;
}

/** Documents and photos that this person knows of whose bytes are not here. */
function missingDocuments({ state, documents }: ContestKeeper): number {
  return [...carriedFiles(state).keys()].filter((hash) => !documents.has(hash)).length;
}

/** What a window shows of an open contest. */
export function contestView(keeper: ContestKeeper): Partial<DeskSnapshot> {
  const { lastExport } = keeper;
  return {
    phase: 'open',
    error: null,
    profile: profileOf(keeper),
    state: stateForWindows(keeper),
    notHandedOver: sheetsNotHandedOver(keeper),
    lastExport: lastExport === null ? null : { name: lastExport.name, at: lastExport.at },
    notConfirmed: sheetsNotConfirmed(keeper),
    receipt: receiptOf(keeper),
    behind: keeper.behind,
    preparedKey: null,
    personal: keeper.personal,
    missingDocuments: missingDocuments(keeper),
    received: keeper.imports.map((record) => receivedOf(keeper, record)),
  };
}

/** Kinds that only headquarters records: refused here already, so that nobody fills a log with what cannot count. */
const headquartersKinds: ReadonlySet<string> = new Set(
  [resolutionKinds, decisionKinds, keyKinds, followingKinds]
    .flatMap((kinds): string[] => Object.values(kinds))
    .filter((kind) => kind !== keyKinds.confirm && kind !== keyKinds.continuation)
    .filter((kind) => !observationKinds.includes(kind)),
);

/** Refuses what the contest would only put aside: another role's matter, or a seal while something is open. */
export function refuseActions(keeper: ContestKeeper, actions: readonly Action[]): DeskError | null {
  const { role } = keeper.profile;
  const kinds = new Set(actions.map(({ kind }) => kind));
  if (role !== 'headquarters' && [...kinds].some((kind) => headquartersKinds.has(kind)))
    return { type: 'RoleForbidden' };
  if (role === 'juror' && kinds.has(keyKinds.confirm)) return { type: 'RoleForbidden' };
  const own = keeper.state.directory.waiting.filter(({ signer }) => signer === keeper.place.signer);
  const settled = new Set(
    actions.flatMap(({ kind, key }) => (kind === resolutionKinds.quarantine ? [key] : [])),
  );
  if (own.some(({ id }) => settled.has(`quarantine/${id}`))) return { type: 'RoleForbidden' };
  const refused = actions.map((action) => refuseDecision(keeper, action));
  return (
    refused.find((error) => error !== null) ??
    refuseOnAudit(keeper, ...kinds) ??
    beyondMoney(keeper, actions) ??
    (kinds.has(decisionKinds.seal) ? refuseSeal(keeper.state) : null)
  );
}

/** Refuses to pay more than was granted, and to spend more than was paid; what merging brings is shown and not refused. */
function beyondMoney({ state }: ContestKeeper, actions: readonly Action[]): DeskError | null {
  const refused = refuseMoney(state, actions);
  return refused === null
    ? null
    : { type: refused.type, details: { tenge: tiynToDecimal(refused.beyond) } };
}

/** Refuses what would not count: an own seal confirmed by oneself, a change of an amount or of what was sealed without a reason. */
function refuseDecision(
  { state, place }: ContestKeeper,
  { kind, key, reason = '' }: Action,
): DeskError | null {
  const isSilent = amountKinds.includes(kind) && reason.trim() === '';
  if (isSilent && state.heads.has(key)) return { type: 'ChangeUnexplained' };
  const [, stage = ''] = key.split('/');
  const seal = state.seals.get(stage);
  if (seal === undefined) return null;
  if (kind === decisionKinds.meeting && reason.trim() === '')
    return { type: 'AmendmentUnexplained' };
  return kind === decisionKinds.confirmSeal && seal.by === place.signer
    ? { type: 'OwnSeal' }
    : null;
}

/** What stands in the way of a seal; null where nothing is open. */
function refuseSeal(state: ContestState): DeskError | null {
  const { counts, directory, gaps } = state;
  if (directory.mutualRevocation) return { type: 'MutualRevocation' };
  const waiting = directory.waiting.length;
  if (waiting > 0) return { type: 'ApprovalsWaiting', details: { count: waiting } };
  if (gaps.length > 0) return { type: 'EntriesMissing', details: { count: gaps.length } };
  const open = counts.hard + counts.fork + openRecords(state);
  if (open > 0) return { type: 'OpenConflicts', details: { count: open } };
  return desksBehind(state).length > 0 ? { type: 'DesksBehind' } : null;
}
