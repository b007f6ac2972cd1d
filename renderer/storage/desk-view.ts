import { base64urlToBytes, bytesToBase64url, fingerprint } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import type { Action } from '../../shared/contest/action.ts';
import { decisionKinds } from '../../shared/deciding/decision-operations.ts';
import type { PublicKeyId } from '../../shared/log/operation.ts';
import { resolutionKinds } from '../../shared/merge/resolution-operations.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { type ContestKeeper, StoreWriteError } from './contest-keeper.ts';
import type { DeskError, ImportSummary, Profile } from './desk.ts';
import type { PreparedImport } from './import-plan.ts';

const isQuota = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'QuotaExceededError' || ('inner' in error && isQuota(error.inner)));

/** What a person is told when a command threw: a full disk, a store that fails, or a bug. */
export function thrownError(error: unknown): DeskError {
  if (!(error instanceof StoreWriteError)) return { type: 'Unexpected' };
  return { type: isQuota(error.cause) ? 'DiskFull' : 'StoreFailed' };
}

/** Windows get the state without the heads: those are many, and only the log's keeper needs them. */
export function stateForWindows(keeper: ContestKeeper): ContestState {
  const { heads, ...state } = keeper.state;
  void heads;
  return state;
}

export function profileOf(keeper: ContestKeeper): Profile | null {
  const { profile, state } = keeper;
  const person = state.people.get(profile.person);
  if (person === undefined) return null;
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

/** Kinds that only headquarters records: refused here already, so that nobody fills a log with what cannot count. */
const headquartersKinds: ReadonlySet<string> = new Set([
  ...Object.values(resolutionKinds),
  ...Object.values(decisionKinds),
]);

export const summaryOf = (keeper: ContestKeeper, prepared: PreparedImport): ImportSummary => ({
  files: prepared.files.map(({ name, newOperations, knownOperations }) => ({
    name,
    newOperations,
    knownOperations,
  })),
  counts: keeper.state.counts,
  stateHash: stateHash(keeper.state),
  checkedSegments: 0,
});

/** Number on a hand-in's receipt: two groups of five digits of the sealed segment's fingerprint. */
export const receiptNumber = (segment: string): string =>
  fingerprint(present(base64urlToBytes(segment), 'segment ids are base64url'))
    .slice(0, 11)
    .replace(' ', '-');

/** Refuses what the contest would only put aside: another role's matter, or a seal while something is open. */
export function refuseActions(keeper: ContestKeeper, actions: readonly Action[]): DeskError | null {
  const role = keeper.profile.role;
  if (role !== 'headquarters' && actions.some(({ kind }) => headquartersKinds.has(kind)))
    return { type: 'RoleForbidden' };
  const { hard, fork, rule } = keeper.state.counts;
  const sealing = actions.some(({ kind }) => kind === decisionKinds.seal);
  return sealing && hard + fork + rule > 0
    ? { type: 'OpenConflicts', details: { count: hard + fork + rule } }
    : null;
}
