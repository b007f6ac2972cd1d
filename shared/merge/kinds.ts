import { z } from 'zod';

import { contestKinds } from '../contest/contest-operations.ts';
import { type Id, isId } from '../contest/contest.ts';
import { parsePerson } from '../contest/person-schema.ts';
import { parseContestSettings } from '../contest/settings-schema.ts';
import { parseSubmission } from '../contest/submission-schema.ts';
import { decisionKinds } from '../deciding/decision-operations.ts';
import { parseMeeting, parseSeal } from '../deciding/decision-schema.ts';
import type { Operation, Value } from '../log/operation.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { parseComment, parseHandIn, parseScoreValue } from '../scoring/score-schema.ts';
import { enrolmentKind, parseEnrolment } from '../trust/enrolment.ts';
import { foundingKind } from '../trust/founding.ts';
import { resolutionKinds } from './resolution-operations.ts';

/** Which stratum an operation is judged in; a verdict depends only on the strata before its own. */
export type Stratum = 'directory' | 'contest' | 'sheet' | 'resolution';

/** What a reader must know about a kind of operation. */
interface KindRule {
  readonly version: number;
  readonly stratum: Stratum;
  /** First part of every key of this kind, and how many parts the key has; null = any key. */
  readonly key: readonly [prefix: string, parts: number] | null;
  readonly parses: (value: Value) => boolean;
}

/** Jurors of an assignment, by id; undefined if malformed. */
export const parseAssignment = (value: Value): readonly Id[] | undefined =>
  Array.isArray(value) && value.length <= 10_000 && value.every(isId) ? value : undefined;

const isTrue = (value: Value): boolean => value === true;

const rules: ReadonlyMap<string, KindRule> = new Map<string, KindRule>([
  [foundingKind, { version: 1, stratum: 'directory', key: ['founding', 1], parses: () => true }],
  [
    contestKinds.person,
    {
      version: 1,
      stratum: 'directory',
      key: ['person', 2],
      parses: (value) => parsePerson(value).ok,
    },
  ],
  [
    enrolmentKind,
    {
      version: 1,
      stratum: 'directory',
      key: ['key', 2],
      parses: (value) => parseEnrolment(value) !== null,
    },
  ],
  [
    resolutionKinds.key,
    {
      version: 1,
      stratum: 'directory',
      key: ['key-state', 2],
      parses: (value) => value === 'confirmed' || value === 'refused',
    },
  ],
  [
    contestKinds.settings,
    {
      version: 1,
      stratum: 'contest',
      key: ['contest', 1],
      parses: (value) => parseContestSettings(value).ok,
    },
  ],
  [
    contestKinds.submission,
    {
      version: 1,
      stratum: 'contest',
      key: ['submission', 2],
      parses: (value) => parseSubmission(value).ok,
    },
  ],
  [
    contestKinds.assignment,
    {
      version: 1,
      stratum: 'contest',
      key: ['assignment', 3],
      parses: (value) => parseAssignment(value) !== undefined,
    },
  ],
  [scoreKinds.recusal, { version: 1, stratum: 'contest', key: ['recusal', 4], parses: isTrue }],
  [scoreKinds.reopening, { version: 1, stratum: 'contest', key: ['reopening', 4], parses: isTrue }],
  [
    scoreKinds.score,
    {
      version: 1,
      stratum: 'sheet',
      key: ['score', 5],
      parses: (value) => parseScoreValue(value) !== undefined,
    },
  ],
  [
    scoreKinds.comment,
    {
      version: 1,
      stratum: 'sheet',
      key: ['comment', 5],
      parses: (value) => parseComment(value) !== undefined,
    },
  ],
  [
    scoreKinds.handIn,
    {
      version: 1,
      stratum: 'sheet',
      key: ['sheet', 4],
      parses: (value) => parseHandIn(value) !== undefined,
    },
  ],
  [resolutionKinds.resolve, { version: 1, stratum: 'resolution', key: null, parses: () => true }],
  [
    resolutionKinds.quarantine,
    {
      version: 1,
      stratum: 'resolution',
      key: ['quarantine', 2],
      parses: (value) => value === 'released' || value === 'left-out',
    },
  ],
  [resolutionKinds.fork, { version: 1, stratum: 'resolution', key: ['fork', 2], parses: isTrue }],
  [
    decisionKinds.meeting,
    {
      version: 1,
      stratum: 'resolution',
      key: ['meeting', 2],
      parses: (value) => parseMeeting(value) !== undefined,
    },
  ],
  [
    decisionKinds.seal,
    {
      version: 1,
      stratum: 'resolution',
      key: ['seal', 2],
      parses: (value) => parseSeal(value) !== undefined,
    },
  ],
]);

/** The rule of an operation's kind; null when the operation is newer than this reader. */
export function kindRule(operation: Pick<Operation, 'kind' | 'version'>): KindRule | null {
  const rule = rules.get(operation.kind);
  return rule === undefined || operation.version > rule.version ? null : rule;
}

/** Version that this program writes for a kind. */
export const currentVersion = (kind: string): number => rules.get(kind)?.version ?? 1;

/** Kinds by which a person overrules or steps back: never without saying why. */
const reasoned: ReadonlySet<string> = new Set([
  resolutionKinds.resolve,
  resolutionKinds.quarantine,
  resolutionKinds.fork,
  scoreKinds.reopening,
  scoreKinds.recusal,
]);

const prefixKinds: ReadonlyMap<string, string> = new Map(
  [...rules].flatMap(([kind, rule]) => (rule.key === null ? [] : [[rule.key[0], kind] as const])),
);

/** True where key and value have the form their kind asks for; a resolution takes the form of the key it settles. */
export function isWellFormed(
  operation: Pick<Operation, 'kind' | 'version' | 'key' | 'value' | 'reason'>,
): boolean {
  const own = kindRule(operation);
  if (reasoned.has(operation.kind) && operation.reason.trim() === '') return false;
  const parts = operation.key.split('/');
  const settled = own?.key === null ? prefixKinds.get(parts[0] ?? '') : operation.kind;
  const rule = settled === undefined ? undefined : rules.get(settled);
  if (rule === undefined || rule.key === null) return false;
  return (
    parts[0] === rule.key[0] &&
    parts.length === rule.key[1] &&
    rule.parses(operation.value) &&
    namesItself(parts, operation.value)
  );
}

/** A person or submission says its id twice, in the key and in the value; both must be the same. */
function namesItself([prefix, id]: readonly string[], value: Value): boolean {
  if (prefix !== 'person' && prefix !== 'submission') return true;
  return z.object({ id: z.literal(id) }).safeParse(value).success;
}
