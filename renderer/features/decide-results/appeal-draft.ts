import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import {
  type Appeal,
  type AppealDecision,
  appealResults,
} from '../../../shared/deciding/appeal.ts';
import { parseDate } from '../../../shared/intake/amounts.ts';
import { cleanLine } from '../../../shared/language/clean-text.ts';
import { formatDate } from '../../../shared/language/date-format.ts';

/** An appeal as it is being typed. */
export interface AppealDraft {
  readonly number: string;
  readonly submission: Id | '';
  readonly received: string;
  readonly from: string;
  readonly grounds: string;
}

/** What was decided on an appeal as it is being typed. */
export interface OutcomeDraft {
  readonly result: AppealDecision['result'] | '';
  readonly number: string;
  readonly date: string;
  readonly reason: string;
  readonly change: string;
}

/** Fields of both forms that may be wrong; each has a text `appeals.problem.<name>`. */
export type AppealField =
  | 'number'
  | 'submission'
  | 'received'
  | 'from'
  | 'grounds'
  | 'result'
  | 'date'
  | 'reason'
  | 'change';

const line = (text: string): string => cleanLine(text).text;
const shortDay = (day: string): string => (day === '' ? '' : formatDate(day, 'kk', 'short'));

/** An empty form; the number follows those that are registered, the day is `today` (ISO). */
export const newAppeal = (registered: readonly Appeal[], today: string): AppealDraft => ({
  number: String(registered.length + 1),
  submission: '',
  received: shortDay(today),
  from: '',
  grounds: '',
});

export const appealToDraft = (appeal: Appeal): AppealDraft => ({
  number: appeal.number,
  submission: appeal.submission,
  received: shortDay(appeal.received),
  from: appeal.from,
  grounds: appeal.grounds,
});

/** What has to be put right before an appeal can be registered. */
export function appealProblems(draft: AppealDraft): ReadonlySet<AppealField> {
  const wrong: Readonly<Partial<Record<AppealField, boolean>>> = {
    number: line(draft.number) === '',
    submission: draft.submission === '',
    received: parseDate(draft.received) === null,
    from: line(draft.from) === '',
    grounds: cleanLines(draft.grounds) === '',
  };
  return new Set(
    (['number', 'submission', 'received', 'from', 'grounds'] as const).filter(
      (field) => wrong[field] === true,
    ),
  );
}

/** A name for a new appeal, free among those of the stage. */
export function freshAppealId(registered: readonly Appeal[]): Id {
  const taken = new Set(registered.map(({ id }) => id));
  let number = registered.length + 1;
  while (taken.has(`appeal-${number}`)) number += 1;
  return `appeal-${number}`;
}

/** The appeal as it will be registered; what was decided on it before stays. */
export const draftToAppeal = (
  draft: AppealDraft,
  known: Pick<Appeal, 'stage' | 'id' | 'decision'>,
): Appeal => ({
  stage: known.stage,
  id: known.id,
  submission: draft.submission,
  number: line(draft.number),
  received: parseDate(draft.received) ?? '',
  from: line(draft.from),
  grounds: cleanLines(draft.grounds),
  decision: known.decision,
});

/** The form of what was decided; a late appeal is proposed to be told so. */
export const outcomeToDraft = (
  decision: AppealDecision | null,
  proposed: { readonly late: boolean; readonly number: string; readonly today: string },
): OutcomeDraft =>
  decision === null
    ? {
        result: proposed.late ? 'late' : '',
        number: proposed.number,
        date: shortDay(proposed.today),
        reason: '',
        change: '',
      }
    : { ...decision, date: shortDay(decision.date) };

/** True for a decision after which the result is another one. */
export const changesResult = (result: OutcomeDraft['result']): boolean =>
  result === 'satisfied' || result === 'partly';

/** What has to be put right before a decision can be recorded; what changes nothing needs no words on the change. */
export function outcomeProblems(draft: OutcomeDraft): ReadonlySet<AppealField> {
  const wrong: Readonly<Partial<Record<AppealField, boolean>>> = {
    result: !(appealResults as readonly string[]).includes(draft.result),
    number: line(draft.number) === '',
    date: parseDate(draft.date) === null,
    reason: draft.result !== 'late' && cleanLines(draft.reason) === '',
    change: changesResult(draft.result) && cleanLines(draft.change) === '',
  };
  return new Set(
    (['result', 'number', 'date', 'reason', 'change'] as const).filter(
      (field) => wrong[field] === true,
    ),
  );
}

/** The decision as it will be recorded; null while nothing is chosen. */
export const draftToOutcome = (draft: OutcomeDraft): AppealDecision | null =>
  draft.result === ''
    ? null
    : {
        result: draft.result,
        number: line(draft.number),
        date: parseDate(draft.date) ?? '',
        reason: cleanLines(draft.reason),
        change: changesResult(draft.result) ? cleanLines(draft.change) : '',
      };
