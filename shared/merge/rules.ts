import { contestKinds } from '../contest/contest-operations.ts';
import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import { accessKind } from '../contest/personal-data.ts';
import { isRegionsOwn } from '../contest/regions.ts';
import type { Submission } from '../contest/submission.ts';
import { decisionKinds } from '../deciding/decision-operations.ts';
import { deskKinds } from '../deciding/desk.ts';
import type { Operation, OperationId, PublicKeyId, SegmentId } from '../log/operation.ts';
import type { Follows } from '../log/read-log.ts';
import { parseHandIn, parseScoreValue } from '../scoring/score-schema.ts';
import { isOnScale } from '../scoring/score-sheet.ts';
import { scoreKinds, sheetKey } from '../scoring/score-operations.ts';
import { consentKind } from '../trust/consent.ts';
import { keyKinds } from '../trust/key-operations.ts';
import type { DeskFacts } from './desk-facts.ts';
import type { Directory } from './key-holders.ts';
import { isBeyondCut } from './key-cuts.ts';
import { sheetPath, stageOfKey, type SheetPath } from './key-parts.ts';
import { isWellFormed, kindRule } from './kinds.ts';
import { segmentOf } from './log-chains.ts';
import { parsedSubmission } from './parsed-values.ts';
import { isCorrectable, isHandedOn, mayRecord } from './programme-rights.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { KnownOperations } from './root-statements.ts';
import type { ContestState, KeyHolder, QuarantineReason } from './state.ts';

/** The signer of an operation, where the directory lets it act; a revoked key still speaks up to its cuts. */
export function signerOf(
  operation: Pick<Operation, 'signer'>,
  directory: Directory,
): KeyHolder | QuarantineReason {
  const holder = directory.keys.get(operation.signer);
  if (holder === undefined) return 'signer-unknown';
  switch (holder.state) {
    case 'contested':
      return 'identity-contested';
    case 'unconfirmed':
      return 'key-unconfirmed';
    case 'refused':
      return 'role';
    case 'revoked':
      return directory.rules.confirmation === 'confirmed' && !holder.confirmed
        ? 'key-unconfirmed'
        : holder;
    case 'active':
      return holder;
  }
}

/**
 * True where every operation of this key on the own sheets of a stage has a plain signer: an active juror's key that
 * was not revoked and may act on the stage. Form, ownership of the sheet, cut-off and the contest's rules remain to be
 * judged.
 */
export function isPlainSigner(directory: Directory, signer: PublicKeyId, stage: Id): boolean {
  const holder = directory.keys.get(signer);
  return (
    holder?.state === 'active' &&
    holder.role === 'juror' &&
    (holder.stages === null || holder.stages.includes(stage))
  );
}

/** Kinds that a juror may make for the own sheets, and a coordinator for the sheets of the own region. */
const sheetKinds: ReadonlySet<string> = new Set([
  scoreKinds.score,
  scoreKinds.comment,
  scoreKinds.handIn,
  scoreKinds.recusal,
]);

/** Kinds of the directory's stratum that need no root key. */
const ownKinds: ReadonlySet<string> = new Set([keyKinds.continuation, resolutionKinds.withdraw]);

/** True where headquarters' desk may say this: about people and keys only with a root key. */
function headquartersMay(operation: Operation, directory: Directory): boolean {
  if (directory.rootKeys.has(operation.signer) || ownKinds.has(operation.kind)) return true;
  return kindRule(operation)?.stratum !== 'directory' && !operation.key.startsWith('person/');
}

/** True where a role may make this operation at all. */
export function mayAct(operation: Operation, holder: KeyHolder, directory: Directory): boolean {
  if (operation.kind === keyKinds.continuation) return operation.key === `log/${operation.log}`;
  // Nobody signs for somebody else.
  if (operation.kind === consentKind) return operation.key === `consent/${holder.person}`;
  if (
    operation.kind === decisionKinds.confirmSeal &&
    !operation.key.endsWith(`/${operation.signer}`)
  )
    return false;
  // What a desk has seen, nobody but that desk can say.
  if (operation.kind === deskKinds.seen && operation.key !== `desk-seen/${operation.log}`)
    return false;
  if (holder.role === 'headquarters') return headquartersMay(operation, directory);
  if (operation.kind === keyKinds.confirm) return mayConfirm(operation, holder, directory);
  if (mayRecord(operation, holder)) return true;
  const own = directory.people.get(holder.person)?.region ?? null;
  const path = sheetPath(operation.key);
  if (path === null)
    return (
      holder.role === 'coordinator' &&
      (operation.kind === accessKind || mayRegister(operation, own))
    );
  if (holder.role === 'juror')
    return sheetKinds.has(operation.kind) && path.juror === holder.person;
  const theirs = directory.people.get(path.juror)?.region ?? null;
  const allowed = sheetKinds.has(operation.kind) || operation.kind === scoreKinds.reopening;
  return allowed && own !== null && own === theirs;
}

const registerKinds: ReadonlySet<string> = new Set([
  contestKinds.submission,
  contestKinds.document,
]);

/**
 * A coordinator registers applications of the own region, with their documents, under numbers that begin with the
 * region's code; whether they are admitted, headquarters says.
 */
function mayRegister({ kind, key, value }: Operation, own: Id | null): boolean {
  const [, submission = ''] = key.split('/');
  if (!registerKinds.has(kind) || !isRegionsOwn(submission, own)) return false;
  if (kind === contestKinds.document) return true;
  const parsed = parsedSubmission(value);
  return (
    parsed.ok &&
    parsed.value.region === own &&
    !parsed.value.eligibility.admitted &&
    parsed.value.eligibility.reason === ''
  );
}

/** A coordinator answers for the keys of the own region's jurors. */
function mayConfirm(operation: Operation, holder: KeyHolder, directory: Directory): boolean {
  const target = directory.keys.get(operation.key.slice('key-state/'.length) as PublicKeyId);
  const own = directory.people.get(holder.person)?.region ?? null;
  return (
    holder.role === 'coordinator' &&
    target?.role === 'juror' &&
    own !== null &&
    directory.people.get(target.person)?.region === own
  );
}

/**
 * True where `operation` may replace `parent`: the same person's, an application that a coordinator registered, a pool
 * record of the region's coordinator before, what headquarters corrects of what referees and observers said, or
 * anything for a resolution of headquarters.
 */
export function mayReplace(
  operation: Operation,
  holder: KeyHolder,
  parent: Operation,
  directory: Directory,
): boolean {
  if (operation.kind === resolutionKinds.resolve) return holder.role === 'headquarters';
  const other = directory.keys.get(parent.signer);
  if (other === undefined) return false;
  if (other.person === holder.person) return true;
  if (holder.role === 'headquarters' && isCorrectable(operation)) return true;
  if (other.role !== 'coordinator') return false;
  // What a coordinator registered is headquarters' to admit and correct, and a successor's in the same region.
  if (registerKinds.has(operation.kind))
    return holder.role === 'headquarters' || isOfOneRegion(holder, other, directory);
  return (
    isHandedOn(operation) &&
    holder.role === 'coordinator' &&
    isOfOneRegion(holder, other, directory)
  );
}

/**
 * Without what coordinators said of applications that headquarters has told of: an invitation's facts name no parents,
 * and headquarters' word goes before theirs.
 */
export function withoutOutranked(
  admitted: readonly Operation[],
  told: ReadonlySet<OperationId>,
  { keys }: Pick<Directory, 'keys'>,
): readonly Operation[] {
  const decided = new Set(
    admitted.flatMap(({ id, kind, key }) => (registerKinds.has(kind) && told.has(id) ? [key] : [])),
  );
  return decided.size === 0
    ? admitted
    : admitted.filter(
        ({ key, signer }) => !decided.has(key) || keys.get(signer)?.role !== 'coordinator',
      );
}

function isOfOneRegion(holder: KeyHolder, other: KeyHolder, { people }: Directory): boolean {
  const own = people.get(holder.person)?.region ?? null;
  return own !== null && people.get(other.person)?.region === own;
}

/** True where a root key takes its own waiting statement out of the sight of those who must answer it. */
function hidesOwn(operation: Operation, directory: Directory): boolean {
  if (operation.kind !== resolutionKinds.quarantine) return false;
  const target = targetOf(operation, directory);
  return (
    target !== null && target.signer === operation.signer && directory.unapproved.has(target.id)
  );
}

/** True where an operation names what its signer may not replace or settle, or what another key is about. */
export function overreaches(
  operation: Operation,
  directory: Directory,
  known: KnownOperations,
): boolean {
  const holder = signerOf(operation, directory);
  if (typeof holder === 'string') return false;
  if (hidesOwn(operation, directory)) return true;
  return operation.parents.some((id) => {
    const parent = known.get(id);
    if (parent === undefined) return false;
    return parent.key !== operation.key || !mayReplace(operation, holder, parent, directory);
  });
}

const isAboutAnother = ({ kind }: Operation): boolean =>
  kind === resolutionKinds.quarantine || kind === resolutionKinds.withdraw;

/** What a settlement or a withdrawal is about; null for everything else, and while it is not here. */
const targetOf = (operation: Operation, { known }: Directory): Operation | null =>
  isAboutAnother(operation)
    ? (known.get(operation.key.slice(operation.key.indexOf('/') + 1) as OperationId) ?? null)
    : null;

/**
 * What a key says whatever its stages are: its log's past, its person's consent, what its desk has seen, and (a
 * coordinator) who a juror is.
 */
const ofNoStage: ReadonlySet<string> = new Set([
  keyKinds.continuation,
  keyKinds.confirm,
  consentKind,
  accessKind,
  deskKinds.seen,
]);

/**
 * True where a key limited to these stages may say this. The contest as a whole, its applications, whom files are for
 * and copied laptops are of every stage, and so beyond the key.
 */
function isWithinStages(
  operation: Operation,
  stages: readonly Id[],
  directory: Directory,
): boolean {
  if (ofNoStage.has(operation.kind)) return true;
  let subject = operation;
  // A withdrawal takes back a settlement, which is about an operation: two steps, and never more.
  for (let step = 0; step < 2 && isAboutAnother(subject); step += 1) {
    const target = targetOf(subject, directory);
    // What is not here is neither settled nor taken back: no harm is done yet.
    if (target === null) return true;
    subject = target;
  }
  const stage = stageOfKey(subject.key);
  return stage !== null && stages.includes(stage);
}

/** What the contest's stratum knows when sheets are judged. */
export interface ContestFacts extends DeskFacts {
  readonly settings: ContestSettings | null;
  readonly stages: ReadonlyMap<Id, Stage>;
  readonly submissions: ReadonlyMap<Id, Submission>;
  readonly assignments: ReadonlyMap<string, readonly Id[]>;
  /** Admitted recusals by sheet. */
  readonly recusals: ReadonlyMap<string, readonly Operation[]>;
  /** Admitted permissions to reopen, by their own id. */
  readonly reopenings: ReadonlyMap<OperationId, Operation>;
  /** The same by sheet. */
  readonly permissions: ReadonlyMap<string, readonly Operation[]>;
  /** Ends of stages' time, where headquarters set one. */
  readonly cutOffs: ReadonlyMap<Id, CutOff>;
  readonly recipients: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly documents: ContestState['documents'];
  readonly calibration: ContestState['calibration'];
  readonly consents: ContestState['consents'];
  /** Facts of an invitation: admitted by headquarters already, in segments that are not here. */
  readonly told: ReadonlySet<OperationId>;
  readonly follows: Follows;
}

/** Where a stage's time ended: the last segments in time, and all segments that lie within. */
export interface CutOff {
  readonly heads: readonly SegmentId[];
  readonly inTime: ReadonlySet<SegmentId>;
}

/** True for what is said on a sheet outside the stage's cut-off; resolutions and permissions are never late. */
export function isLate(
  operation: Operation,
  stage: Id,
  facts: Pick<ContestFacts, 'cutOffs' | 'told'>,
): boolean {
  const cutOff = facts.cutOffs.get(stage);
  if (cutOff === undefined || facts.told.has(operation.id)) return false;
  if (operation.kind === resolutionKinds.resolve || operation.kind === scoreKinds.reopening)
    return false;
  return !cutOff.inTime.has(segmentOf(operation.id));
}

/** Why a signed, well-formed operation on a sheet does not count; null where the contest allows it. */
export function judgeSheetOperation(
  operation: Operation,
  facts: ContestFacts,
): QuarantineReason | null {
  const path = sheetPath(operation.key);
  if (path === null) return 'value';
  const stage = facts.stages.get(path.stage);
  if (stage === undefined) return 'criterion-unknown';
  if (facts.submissions.get(path.submission)?.eligibility.admitted !== true) return 'not-admitted';
  const jurors = facts.assignments.get(`${path.stage}/${path.submission}`) ?? [];
  if (!jurors.includes(path.juror)) return 'not-assigned';
  const unfit = judgeContent(operation, path, stage);
  if (unfit !== null) return unfit;
  if (operation.kind === resolutionKinds.resolve) return null;
  if (isLate(operation, path.stage, facts)) return 'late';
  const recusals = facts.recusals.get(sheetKey(path.stage, path.submission, path.juror)) ?? [];
  // What the juror did before stepping back is history, not a breach; all else on a recused sheet is.
  return recusals.every((recusal) => facts.follows(recusal, operation)) ? null : 'recused';
}

function judgeContent(
  operation: Operation,
  path: SheetPath,
  stage: Stage,
): QuarantineReason | null {
  if (operation.kind === scoreKinds.handIn) {
    const handIn = parseHandIn(operation.value);
    const known = new Set(stage.criteria.map(({ id }) => id));
    const listed = [...Object.keys(handIn?.scores ?? {}), ...Object.keys(handIn?.comments ?? {})];
    return listed.every((id) => known.has(id)) ? null : 'criterion-unknown';
  }
  if (operation.kind === scoreKinds.recusal || operation.kind === scoreKinds.reopening) return null;
  const criterion = stage.criteria.find(({ id }) => id === path.criterion);
  if (criterion === undefined) return 'criterion-unknown';
  if (!operation.key.startsWith('score/')) return null;
  const score = parseScoreValue(operation.value);
  return typeof score === 'number' && !isOnScale(score, criterion.scale) ? 'out-of-range' : null;
}

/**
 * First checks of any operation: its signer, its form, its role, then what a person may release: whether the signer's
 * key reaches this far, and onto this stage.
 */
export function judgeActor(operation: Operation, directory: Directory): QuarantineReason | null {
  const holder = signerOf(operation, directory);
  if (typeof holder === 'string') return holder;
  if (!isWellFormed(operation)) return 'value';
  if (!mayAct(operation, holder, directory)) return 'role';
  if (holder.state === 'revoked' && isBeyondCut(operation, directory.revoked)) return 'revoked';
  const { stages } = holder;
  return stages === null || isWithinStages(operation, stages, directory) ? null : 'stage';
}
