import { z } from '../basics/zod.ts';

import { contestKinds } from '../contest/contest-operations.ts';
import { type Id, isId } from '../contest/contest.ts';
import { isDocumentHash, parseDocument } from '../contest/document.ts';
import { duplicateKind } from '../contest/duplicate.ts';
import { interestKind, parseInterest } from '../contest/interest.ts';
import { jurorDetailsKind, parseJurorDetails } from '../contest/juror-details.ts';
import { accessKind, blockKind, parseAccess } from '../contest/personal-data.ts';
import { settingsVersions } from '../contest/settings-schema.ts';
import { decisionKinds } from '../deciding/decision-operations.ts';
import { deskKinds, isLogId, parseDesk, parseSeen } from '../deciding/desk.ts';
import {
  parseAppeal,
  parseAudit,
  parseCutOff,
  parseFirstSeal,
  parsePublication,
  parseSealConfirmation,
  parseSecondSeal,
} from '../deciding/decision-schema.ts';
import { parseFirstMeeting, parseSecondMeeting } from '../deciding/meeting-schema.ts';
import { bytesToBase64url } from '../basics/bytes.ts';
import { amountKinds, followingKinds } from '../following/following-operations.ts';
import {
  parseFact,
  parseIndicator,
  parseMilestone,
  parseMoneyRecord,
  parseOrder,
  parseProject,
  parseRisk,
  parseVisit,
} from '../following/following-schema.ts';
import type { Operation, SegmentId, Value } from '../log/operation.ts';
import { pitchingKinds } from '../pitching/pitching-operations.ts';
import {
  parseBudget,
  parseFinalAttendance,
  parseRunningOrder,
  parseTurn,
} from '../pitching/pitching-schema.ts';
import { poolingKinds } from '../pooling/pooling-operations.ts';
import {
  parsePoolEntry,
  parseProposalVerdict,
  parseSelfAssessment,
  parseTeam,
} from '../pooling/pooling-schema.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { parseComment, parseHandIn, parseScoreValue } from '../scoring/score-schema.ts';
import { consentKind } from '../trust/consent.ts';
import { parseConsent } from '../trust/consent-schema.ts';
import { enrolmentKind, parseEnrolment } from '../trust/enrolment.ts';
import { foundingKind, isPlainFounding, isRuledFounding } from '../trust/founding.ts';
import { keyKinds } from '../trust/key-operations.ts';
import {
  parseContinuation,
  parseRecipients,
  parseRevocation,
  parseRights,
} from '../trust/key-schema.ts';
import { tournamentKinds } from '../tournament/tournament-operations.ts';
import { parseDraw, parseMatchResult } from '../tournament/tournament-schema.ts';
import { parsedPerson, remembering, submissionForms } from './parsed-values.ts';
import { resolutionKinds } from './resolution-operations.ts';

/** Which stratum an operation is judged in; a verdict depends only on the strata before its own. */
export type Stratum = 'directory' | 'contest' | 'sheet' | 'resolution';

type Parses = (value: Value) => boolean;

/** What a reader must know about a kind of operation. */
interface KindRule {
  readonly stratum: Stratum;
  /** First part of every key of this kind, and how many parts the key has; null = any key. */
  readonly key: readonly [prefix: string, parts: number] | null;
  /** Form of the value in each version, from version 1. */
  readonly versions: readonly Parses[];
}

/** A list of ids, as of the jurors of an assignment or the submissions of a calibration; undefined if malformed. */
export const parseIds = remembering((value): readonly Id[] | undefined =>
  Array.isArray(value) && value.length <= 10_000 && value.every(isId) ? value : undefined,
);

const forkHeadsSchema = z
  .array(z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32))
  .min(1)
  .max(10_000);

/** Branch heads that a settled fork took note of; null = whatever branches there are, undefined if malformed. */
export function parseForkHeads(value: Value): readonly SegmentId[] | null | undefined {
  if (value === true) return null;
  const parsed = forkHeadsSchema.safeParse(value);
  return parsed.success
    ? parsed.data.map((head) => bytesToBase64url(head) as SegmentId)
    : undefined;
}

const isTrue: Parses = (value) => value === true;
const gives =
  (parse: (value: Value) => unknown): Parses =>
  (value) =>
    parse(value) !== undefined;
const succeeds =
  (parse: (value: Value) => { readonly ok: boolean }): Parses =>
  (value) =>
    parse(value).ok;
const oneOf =
  (...words: readonly string[]): Parses =>
  (value) =>
    typeof value === 'string' && words.includes(value);

const rule = (
  stratum: Stratum,
  key: KindRule['key'],
  ...versions: readonly Parses[]
): KindRule => ({
  stratum,
  key,
  versions,
});

const settingsForms = settingsVersions.map((parse) => succeeds(remembering(parse)));

const rules: ReadonlyMap<string, KindRule> = new Map([
  [foundingKind, rule('directory', ['founding', 1], isPlainFounding, isRuledFounding)],
  [contestKinds.person, rule('directory', ['person', 2], succeeds(parsedPerson))],
  [enrolmentKind, rule('directory', ['key', 2], (value) => parseEnrolment(value) !== null)],
  [keyKinds.confirm, rule('directory', ['key-state', 2], oneOf('confirmed', 'refused'))],
  [keyKinds.revoke, rule('directory', ['key-revocation', 2], gives(parseRevocation))],
  [keyKinds.rights, rule('directory', ['key-rights', 2], gives(parseRights))],
  [keyKinds.approve, rule('directory', ['approval', 2], isTrue)],
  [keyKinds.continuation, rule('directory', ['log', 2], gives(parseContinuation))],
  [resolutionKinds.withdraw, rule('directory', ['withdrawal', 2], isTrue)],
  [keyKinds.recipients, rule('contest', ['recipient', 2], gives(parseRecipients))],
  [contestKinds.settings, rule('contest', ['contest', 1], ...settingsForms)],
  [contestKinds.submission, rule('contest', ['submission', 2], ...submissionForms)],
  [jurorDetailsKind, rule('contest', ['juror', 2], gives(parseJurorDetails))],
  [interestKind, rule('contest', ['interest', 3], gives(parseInterest))],
  [duplicateKind, rule('contest', ['duplicate', 3], oneOf('same', 'different'))],
  [blockKind, rule('contest', ['block', 3], (value) => typeof value === 'boolean')],
  [accessKind, rule('contest', ['access', 2], gives(parseAccess))],
  [contestKinds.assignment, rule('contest', ['assignment', 3], gives(parseIds))],
  [contestKinds.document, rule('contest', ['document', 3], gives(parseDocument))],
  [contestKinds.calibration, rule('contest', ['calibration', 2], gives(parseIds))],
  [consentKind, rule('contest', ['consent', 2], gives(parseConsent))],
  [decisionKinds.cutOff, rule('contest', ['cut-off', 2], gives(parseCutOff))],
  [scoreKinds.recusal, rule('contest', ['recusal', 4], isTrue)],
  [scoreKinds.reopening, rule('contest', ['reopening', 4], isTrue)],
  [scoreKinds.score, rule('sheet', ['score', 5], gives(parseScoreValue))],
  [scoreKinds.comment, rule('sheet', ['comment', 5], gives(parseComment))],
  [scoreKinds.handIn, rule('sheet', ['sheet', 4], gives(parseHandIn))],
  [resolutionKinds.resolve, rule('resolution', null, () => true)],
  [
    resolutionKinds.quarantine,
    rule('resolution', ['quarantine', 2], oneOf('released', 'left-out')),
  ],
  [
    resolutionKinds.fork,
    rule('resolution', ['fork', 2], isTrue, (value) => Array.isArray(parseForkHeads(value))),
  ],
  [
    decisionKinds.meeting,
    rule('resolution', ['meeting', 2], gives(parseFirstMeeting), gives(parseSecondMeeting)),
  ],
  [
    decisionKinds.seal,
    rule('resolution', ['seal', 2], gives(parseFirstSeal), gives(parseSecondSeal)),
  ],
  [
    decisionKinds.confirmSeal,
    rule('resolution', ['seal-confirm', 3], gives(parseSealConfirmation)),
  ],
  [decisionKinds.appeal, rule('resolution', ['appeal', 3], gives(parseAppeal))],
  [decisionKinds.publication, rule('resolution', ['publication', 2], gives(parsePublication))],
  [decisionKinds.audit, rule('resolution', ['audit', 2], gives(parseAudit))],
  [deskKinds.set, rule('resolution', ['desk', 2], gives(parseDesk))],
  [deskKinds.seen, rule('resolution', ['desk-seen', 2], gives(parseSeen))],
  [followingKinds.project, rule('resolution', ['project', 2], gives(parseProject))],
  [followingKinds.milestone, rule('resolution', ['milestone', 3], gives(parseMilestone))],
  [followingKinds.payment, rule('resolution', ['payment', 3], gives(parseMoneyRecord))],
  [followingKinds.spending, rule('resolution', ['spending', 3], gives(parseMoneyRecord))],
  [followingKinds.indicator, rule('resolution', ['indicator', 3], gives(parseIndicator))],
  [followingKinds.fact, rule('resolution', ['fact', 4], gives(parseFact))],
  [followingKinds.visit, rule('resolution', ['visit', 3], gives(parseVisit))],
  [followingKinds.risk, rule('resolution', ['risk', 3], gives(parseRisk))],
  [followingKinds.order, rule('resolution', ['monitoring', 2], gives(parseOrder))],
  [pitchingKinds.order, rule('resolution', ['running-order', 2], gives(parseRunningOrder))],
  [pitchingKinds.turn, rule('resolution', ['turn', 3], gives(parseTurn))],
  [pitchingKinds.budget, rule('resolution', ['budget', 3], gives(parseBudget))],
  [
    pitchingKinds.attendance,
    rule('resolution', ['final-attendance', 3], gives(parseFinalAttendance)),
  ],
  [poolingKinds.entry, rule('resolution', ['pool', 2], gives(parsePoolEntry))],
  [poolingKinds.team, rule('resolution', ['team', 3], gives(parseTeam))],
  [
    poolingKinds.selfAssessment,
    rule('resolution', ['self-assessment', 3], gives(parseSelfAssessment)),
  ],
  [poolingKinds.verdict, rule('resolution', ['proposal', 2], gives(parseProposalVerdict))],
  [tournamentKinds.draw, rule('resolution', ['draw', 3], gives(parseDraw))],
  [tournamentKinds.result, rule('resolution', ['match', 4], gives(parseMatchResult))],
]);

/** The rule of an operation's kind; null when the operation is newer than this reader. */
export function kindRule(operation: Pick<Operation, 'kind' | 'version'>): KindRule | null {
  const found = rules.get(operation.kind);
  return found === undefined || operation.version > found.versions.length ? null : found;
}

/** Version to write a value of a kind in: the oldest whose form it has, so that older programs understand it. */
export function currentVersion(kind: string, value: Value): number {
  const versions = rules.get(kind)?.versions ?? [];
  const oldest = versions.findIndex((parses) => parses(value));
  return oldest < 0 ? Math.max(1, versions.length) : oldest + 1;
}

/** Kinds by which a person overrules or steps back: never without saying why. */
const reasoned: ReadonlySet<string> = new Set([
  resolutionKinds.resolve,
  resolutionKinds.quarantine,
  resolutionKinds.fork,
  resolutionKinds.withdraw,
  keyKinds.revoke,
  scoreKinds.reopening,
  scoreKinds.recusal,
  blockKind,
  pitchingKinds.budget,
]);

/** Kinds of records with amounts: replacing one says why. */
const reasonedChanges: ReadonlySet<string> = new Set(amountKinds);

/** A desk for which nobody is to wait any more: somebody says why. */
const letsDeskGo = ({ kind, value }: Pick<Operation, 'kind' | 'value'>): boolean =>
  kind === deskKinds.set && parseDesk(value)?.state === 'left';

const isUnexplained = (
  operation: Pick<Operation, 'kind' | 'parents' | 'reason' | 'value'>,
): boolean => {
  const { kind, parents, reason } = operation;
  if (reason.trim() !== '') return false;
  return (
    reasoned.has(kind) || (reasonedChanges.has(kind) && parents.length > 0) || letsDeskGo(operation)
  );
};

/** Keys whose heads stand side by side: nothing about them is ever resolved. */
const standsAlone = new Set([
  'key-revocation',
  'key-rights',
  'approval',
  'log',
  'withdrawal',
  'cut-off',
  'document',
  'calibration',
  'consent',
  'juror',
  'interest',
  'duplicate',
  'block',
  'access',
  'seal-confirm',
  'desk-seen',
]);

const prefixRules: ReadonlyMap<string, KindRule> = new Map(
  [...rules.values()].flatMap((each) => (each.key === null ? [] : [[each.key[0], each] as const])),
);

/** The stratum of what stands under a key, and so of a resolution that settles it; null for a key of no kind known here. */
export const stratumOfKey = (key: string): Stratum | null =>
  prefixRules.get(key.split('/')[0] ?? '')?.stratum ?? null;

/** True where key and value have the form their kind asks for; a resolution takes the form of the key it settles. */
export function isWellFormed(
  operation: Pick<Operation, 'kind' | 'version' | 'key' | 'value' | 'reason' | 'parents'>,
): boolean {
  const own = kindRule(operation);
  if (own === null) return false;
  if (isUnexplained(operation)) return false;
  const parts = operation.key.split('/');
  const [prefix = ''] = parts;
  const settles = own.key === null;
  const form = settles ? prefixRules.get(prefix) : own;
  if (form?.key === undefined || form.key === null || (settles && standsAlone.has(prefix)))
    return false;
  const accepted = settles ? form.versions : form.versions.slice(operation.version - 1);
  return (
    prefix === form.key[0] &&
    parts.length === form.key[1] &&
    (settles
      ? accepted.some((parses) => parses(operation.value))
      : accepted[0]?.(operation.value) === true) &&
    namesItself(parts, operation.value)
  );
}

/** Fields in which values repeat the parts of their keys. */
const repeated: ReadonlyMap<string, readonly string[]> = new Map([
  ['person', ['id']],
  ['submission', ['id']],
  ['meeting', ['stage']],
  ['appeal', ['stage', 'id']],
  ['publication', ['stage']],
  ['audit', ['stage']],
  ['project', ['submission']],
  ['milestone', ['submission', 'id']],
  ['payment', ['submission', 'id']],
  ['spending', ['submission', 'id']],
  ['indicator', ['submission', 'id']],
  ['fact', ['submission', 'indicator', 'day']],
  ['visit', ['submission', 'id']],
  ['risk', ['submission', 'id']],
  ['monitoring', ['id']],
  ['draw', ['stage', 'nomination']],
  ['match', ['stage', 'nomination', 'match']],
]);

/** What a record says of itself in the key and again in the value must be the same. */
function namesItself(parts: readonly string[], value: Value): boolean {
  const [prefix = '', id = '', hash = '', last = ''] = parts;
  if (prefix === 'document') return isDocumentHash(hash);
  if (prefix === 'desk' || prefix === 'desk-seen') return isLogId(id);
  if (prefix === 'duplicate') return isId(id) && isId(hash) && id < hash;
  if (prefix === 'block') return (id === 'person' || id === 'submission') && isId(hash);
  const fields = repeated.get(prefix) ?? [];
  const record = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  return fields.every((field, at) => record.get(field) === [id, hash, last][at]);
}
