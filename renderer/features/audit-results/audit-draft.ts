import { type Rational, rational } from '../../../shared/basics/rational.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Audit, CheckedSheet } from '../../../shared/deciding/audit.ts';
import type { AuditMargin } from '../../../shared/results/audit-margin.ts';
import {
  auditSample,
  auditSampleSize,
  type AuditSheet,
} from '../../../shared/results/audit-sample.ts';
import type { AuditGround } from '../../workers/deciding-messages.ts';

/** Chances, in percent, of missing what is wrong that a contest may choose from. */
export const risks = ['10', '5', '1'] as const;
export type Risk = (typeof risks)[number];

export const riskShare = (risk: Risk): Rational => rational(Number(risk), 100);

/** Least digits of a public seed: ten thrown by dice could still be tried out beforehand. */
export const leastSeed = 20;

/** The digits of a seed as typed; spaces, dots, commas and dashes between them mean nothing. */
export const seedOf = (typed: string): string => typed.replace(/[\s.,;:–—-]/gu, '');

export type SeedProblem = 'letters' | 'short' | 'uniform';

/** Why a seed cannot be drawn with; null where it can. */
export function seedProblem(typed: string): SeedProblem | null {
  const seed = seedOf(typed);
  if (!/^[0-9]*$/.test(seed)) return 'letters';
  if (seed.length < leastSeed) return 'short';
  return new Set(seed).size === 1 ? 'uniform' : null;
}

/** Sheets to compare for a margin and a risk; 0 where no wrong sheet could change anything. */
export const sampleSize = ({ sheets, total }: AuditMargin, risk: Risk): number =>
  sheets === null ? 0 : auditSampleSize(total, sheets, riskShare(risk));

/** An audit as it goes on in the window. */
export interface AuditDraft {
  readonly seed: string;
  readonly sample: number;
  readonly checked: ReadonlyMap<string, CheckedSheet['result']>;
}

/** Name of a sheet within the stage. */
export const sheetName = ({
  submission,
  juror,
}: Pick<AuditSheet, 'submission' | 'juror'>): string => `${submission}/${juror}`;

/** What was recorded, to go on with; null where nothing was, or of another result. */
export function draftOf(audit: Audit | null, root: string): AuditDraft | null {
  if (audit === null || audit.root !== root) return null;
  return {
    seed: audit.seed,
    sample: audit.sample,
    checked: new Map(audit.checked.map((sheet) => [sheetName(sheet), sheet.result])),
  };
}

/** The drawn sheets in the order of drawing. */
export const drawnSheets = (
  { sheets, root }: AuditGround,
  { seed, sample }: Pick<AuditDraft, 'seed' | 'sample'>,
): readonly AuditSheet[] =>
  auditSample(seed, root, sheets.length, sample).flatMap((number) => sheets[number] ?? []);

/** The same audit with what a comparison came to; null takes it back. */
export function withResult(
  draft: AuditDraft,
  sheet: AuditSheet,
  result: CheckedSheet['result'] | null,
): AuditDraft {
  const name = sheetName(sheet);
  const others = [...draft.checked].filter(([each]) => each !== name);
  return {
    ...draft,
    checked: new Map(result === null ? others : [...others, [name, result]]),
  };
}

/** The audit as it is recorded: what was compared, in the order of drawing. */
export function toAudit(stage: Id, ground: AuditGround, draft: AuditDraft): Audit {
  const checked = drawnSheets(ground, draft).flatMap((sheet): readonly CheckedSheet[] => {
    const result = draft.checked.get(sheetName(sheet));
    return result === undefined
      ? []
      : [{ submission: sheet.submission, juror: sheet.juror, result }];
  });
  return { stage, seed: draft.seed, root: ground.root, sample: draft.sample, checked };
}

/** What an audit came to so far, in sheets. */
export interface AuditTally {
  readonly open: number;
  readonly agrees: number;
  readonly differs: number;
  readonly missing: number;
}

export function tallyOf(drawn: readonly AuditSheet[], draft: AuditDraft): AuditTally {
  const results = drawn.map((sheet) => draft.checked.get(sheetName(sheet)) ?? 'open');
  const count = (wanted: (typeof results)[number]): number =>
    results.filter((result) => result === wanted).length;
  return {
    open: count('open'),
    agrees: count('agrees'),
    differs: count('differs'),
    missing: count('missing'),
  };
}
