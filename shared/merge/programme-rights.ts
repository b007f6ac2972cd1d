import type { Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import type { Operation } from '../log/operation.ts';
import { observationKinds } from '../following/following-operations.ts';
import { poolingKinds } from '../pooling/pooling-operations.ts';
import { tournamentKinds } from '../tournament/tournament-operations.ts';
import type { Directory } from './key-holders.ts';
import type { KeyHolder, QuarantineReason } from './state.ts';

/** What referees record on the day of a tournament: jurors and coordinators, beside headquarters. */
const refereeKinds: ReadonlySet<string> = new Set<string>([tournamentKinds.result]);

/**
 * What people on the spot say of applications, the second part of the key: a coordinator or a juror of the application's
 * own region, beside headquarters.
 */
const observerKinds: ReadonlySet<string> = new Set<string>([
  poolingKinds.entry,
  poolingKinds.team,
  poolingKinds.selfAssessment,
  ...observationKinds,
]);

/** What a region's coordinator hands on to the next one: the pool of the region. */
const handedOnKinds: ReadonlySet<string> = new Set<string>([
  poolingKinds.entry,
  poolingKinds.team,
  poolingKinds.selfAssessment,
]);

const isProgramme = (kind: string): boolean => refereeKinds.has(kind) || observerKinds.has(kind);

/** True where somebody beside headquarters may say such a thing at all; of which application, `judgeObservation` says. */
export const mayRecord = ({ kind }: Pick<Operation, 'kind'>, { role }: KeyHolder): boolean =>
  isProgramme(kind) && (role === 'juror' || role === 'coordinator');

/** True for what headquarters may correct, with a reason, although somebody else said it. */
export const isCorrectable = ({ kind }: Pick<Operation, 'kind'>): boolean => isProgramme(kind);

/** True for what a coordinator may replace that another coordinator of the same region said. */
export const isHandedOn = ({ kind }: Pick<Operation, 'kind'>): boolean => handedOnKinds.has(kind);

/** Why somebody's word on an application does not count: it is of another region, or nobody knows it; null where it does. */
export function judgeObservation(
  operation: Operation,
  submissions: ReadonlyMap<Id, Submission>,
  directory: Directory,
): QuarantineReason | null {
  if (!observerKinds.has(operation.kind)) return null;
  const holder = directory.keys.get(operation.signer);
  if (holder === undefined || holder.role === 'headquarters') return null;
  const [, submission = ''] = operation.key.split('/');
  const own = directory.people.get(holder.person)?.region ?? null;
  return own !== null && submissions.get(submission)?.region === own ? null : 'not-assigned';
}
