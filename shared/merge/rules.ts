import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import type { Operation, OperationId } from '../log/operation.ts';
import type { Follows } from '../log/read-log.ts';
import { parseHandIn, parseScoreValue } from '../scoring/score-schema.ts';
import { isOnScale } from '../scoring/score-sheet.ts';
import { scoreKinds, sheetKey } from '../scoring/score-operations.ts';
import { type Directory } from './directory.ts';
import { isWellFormed } from './kinds.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { KeyHolder, QuarantineReason } from './state.ts';

/** A sheet as the parts of a key name it; `criterion` only for scores and comments. */
export interface SheetPath {
  readonly stage: Id;
  readonly submission: Id;
  readonly juror: Id;
  readonly criterion: Id;
}

const sheetPrefixes = new Set(['score', 'comment', 'sheet', 'recusal', 'reopening']);

/** The sheet that a key belongs to, or null for keys of the contest itself. */
export function sheetPath(key: string): SheetPath | null {
  const [prefix = '', stage = '', submission = '', juror = '', criterion = ''] = key.split('/');
  return sheetPrefixes.has(prefix) ? { stage, submission, juror, criterion } : null;
}

/** The signer of an operation, where the directory lets it act. */
export function signerOf(operation: Operation, directory: Directory): KeyHolder | QuarantineReason {
  const holder = directory.keys.get(operation.signer);
  if (holder === undefined) return 'signer-unknown';
  if (holder.state === 'contested') return 'identity-contested';
  return holder.state === 'refused' ? 'role' : holder;
}

/** Kinds that a juror may make for the own sheets, and a coordinator for the sheets of the own region. */
const sheetKinds: ReadonlySet<string> = new Set([
  scoreKinds.score,
  scoreKinds.comment,
  scoreKinds.handIn,
  scoreKinds.recusal,
]);

/** True where a role may make this operation at all. */
export function mayAct(operation: Operation, holder: KeyHolder, directory: Directory): boolean {
  if (holder.role === 'headquarters') return true;
  const path = sheetPath(operation.key);
  if (path === null) return false;
  if (holder.role === 'juror')
    return sheetKinds.has(operation.kind) && path.juror === holder.person;
  const own = directory.people.get(holder.person)?.region ?? null;
  const theirs = directory.people.get(path.juror)?.region ?? null;
  const allowed = sheetKinds.has(operation.kind) || operation.kind === scoreKinds.reopening;
  return allowed && own !== null && own === theirs;
}

/** True where `operation` may replace `parent`: the same person's, or anything for a resolution of headquarters. */
export function mayReplace(
  operation: Operation,
  holder: KeyHolder,
  parent: Operation,
  directory: Directory,
): boolean {
  if (operation.kind === resolutionKinds.resolve) return holder.role === 'headquarters';
  const other = directory.keys.get(parent.signer);
  return other !== undefined && other.person === holder.person;
}

/** What the contest's stratum knows when sheets are judged. */
export interface ContestFacts {
  readonly settings: ContestSettings | null;
  readonly stages: ReadonlyMap<Id, Stage>;
  readonly submissions: ReadonlyMap<Id, Submission>;
  readonly assignments: ReadonlyMap<string, readonly Id[]>;
  /** Admitted recusals by sheet. */
  readonly recusals: ReadonlyMap<string, readonly Operation[]>;
  /** Admitted permissions to reopen, by their own id. */
  readonly reopenings: ReadonlyMap<OperationId, Operation>;
  readonly follows: Follows;
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
  const recusals = facts.recusals.get(sheetKey(path.stage, path.submission, path.juror)) ?? [];
  // What the juror did before stepping back is history, not a breach; all else on a recused sheet is.
  const before = recusals.every((recusal) => facts.follows(recusal, operation));
  return recusals.length > 0 && !before ? 'recused' : null;
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

/** First checks of any operation: its signer, its form, its role. */
export function judgeActor(operation: Operation, directory: Directory): QuarantineReason | null {
  const holder = signerOf(operation, directory);
  if (typeof holder === 'string') return holder;
  if (!isWellFormed(operation)) return 'value';
  return mayAct(operation, holder, directory) ? null : 'role';
}
