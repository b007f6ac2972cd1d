import type { Id } from '../contest/contest.ts';
import { resolutionKinds } from '../merge/resolution-operations.ts';
import type { Operation } from '../log/operation.ts';
import type { Appeal, AppealDecision } from '../deciding/appeal.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState, QuarantineReason } from '../merge/state.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { goesOn, type GoesOn } from './goes-on.ts';
import { compareIds, settingsOf } from './naming.ts';
import { isBlocking, openItems, type OpenItem } from './open-items.ts';
import { quorumOf, type Quorum } from './quorum.ts';
import { resultFingerprint, type ResultFingerprint } from './result-leaves.ts';
import { winnersOf, type Winner } from './winners.ts';

/** A sheet that was handed in and does not count. */
export interface NotCountedSheet {
  readonly submission: Id;
  readonly juror: Id;
  readonly reason: 'disputed' | 'recused' | 'not-admitted' | 'other';
}

/** An appeal with what was decided on it. */
export type DecidedAppeal = Appeal & { readonly decision: AppealDecision };

/** Appeals that were decided in the meeting of these minutes, or in one whose number nobody recorded. */
const decidedAppeals = (
  { appeals }: ContestState,
  stage: Id,
  meeting: Meeting | null,
): readonly DecidedAppeal[] =>
  (appeals.get(stage) ?? [])
    .filter((appeal): appeal is DecidedAppeal => appeal.decision !== null)
    .filter(({ decision: { number } }) => number === '' || number === meeting?.number);

/** What the minutes report, without a word of any language. */
export interface ProtocolFacts {
  readonly stage: Id;
  readonly draft: boolean;
  readonly open: readonly OpenItem[];
  readonly applications: {
    readonly received: number;
    readonly admitted: number;
    readonly rejected: number;
  };
  readonly handedIn: { readonly sheets: number; readonly jurors: number; readonly counted: number };
  readonly recusals: readonly { readonly juror: Id; readonly submissions: readonly Id[] }[];
  readonly notCounted: readonly NotCountedSheet[];
  readonly quarantine: readonly { readonly reason: QuarantineReason; readonly count: number }[];
  readonly resolutions: readonly Operation[];
  readonly quorum: Quorum | null;
  readonly votes: Meeting['votes'] | null;
  readonly winners: readonly Winner[];
  /** Null where nobody goes on from the stage. */
  readonly goesOn: GoesOn | null;
  /** Appeals that the meeting decided on. */
  readonly appeals: readonly DecidedAppeal[];
  readonly fingerprint: ResultFingerprint;
}

function notCountedReason(state: ContestState, sheet: Sheet): NotCountedSheet['reason'] {
  if (sheet.status === 'recused') return 'recused';
  if (state.submissions.get(sheet.submission)?.eligibility.admitted === false)
    return 'not-admitted';
  return sheet.status === 'disputed' ? 'disputed' : 'other';
}

function recusalsByJuror(state: ContestState, stage: Id): ProtocolFacts['recusals'] {
  const submissions = new Map<Id, Id[]>();
  for (const recusal of state.recusals.filter((each) => each.stage === stage)) {
    submissions.set(recusal.juror, [...(submissions.get(recusal.juror) ?? []), recusal.submission]);
  }
  return [...submissions]
    .map(([juror, ids]) => ({ juror, submissions: ids.toSorted(compareIds) }))
    .toSorted((a, b) => compareIds(a.juror, b.juror));
}

/** Quarantined operations that stay out of the count, by reason in the order of `quarantineReasons`. */
function quarantineByReason(state: ContestState): ProtocolFacts['quarantine'] {
  const counts = new Map<QuarantineReason, number>();
  for (const { reason, settled } of state.quarantine) {
    if (settled !== 'released') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => compareIds(a.reason, b.reason));
}

/** Resolutions of this stage's scores and of everything that belongs to the contest as a whole. */
function resolutionsOf(state: ContestState, stage: Id): readonly Operation[] {
  return state.resolutions
    .filter(({ kind, key }) => {
      if (kind !== resolutionKinds.resolve) return true;
      const [subject, place] = key.split('/');
      return (subject !== 'score' && subject !== 'comment') || place === stage;
    })
    .toSorted((a, b) => compareIds(a.key, b.key) || compareIds(a.id, b.id));
}

/** Collects the facts of one stage; `meeting` null gives what is known before the commission met. */
export function protocolFacts(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): ProtocolFacts {
  const settings = settingsOf(state);
  const { stage } = ranking;
  const submissions = [...state.submissions.values()];
  const admitted = submissions.filter(({ eligibility }) => eligibility.admitted).length;
  const handedIn = [...state.sheets.values()].filter(
    (sheet) => sheet.stage === stage && sheet.handIn !== null,
  );
  const open = openItems(state, ranking, meeting);
  return {
    stage,
    draft: open.some(isBlocking),
    open,
    applications: {
      received: submissions.length,
      admitted,
      rejected: submissions.length - admitted,
    },
    handedIn: {
      sheets: handedIn.length,
      jurors: new Set(handedIn.map(({ juror }) => juror)).size,
      counted: handedIn.filter(({ counted }) => counted).length,
    },
    recusals: recusalsByJuror(state, stage),
    notCounted: handedIn
      .filter(({ counted }) => !counted)
      .map((sheet) => ({
        submission: sheet.submission,
        juror: sheet.juror,
        reason: notCountedReason(state, sheet),
      }))
      .toSorted((a, b) => compareIds(a.submission, b.submission) || compareIds(a.juror, b.juror)),
    quarantine: quarantineByReason(state),
    resolutions: resolutionsOf(state, stage),
    quorum: meeting === null ? null : quorumOf(settings, meeting),
    votes: meeting?.votes ?? null,
    winners: winnersOf(settings, ranking, meeting),
    goesOn: goesOn(state, ranking, meeting),
    appeals: decidedAppeals(state, stage, meeting),
    fingerprint: resultFingerprint(state, ranking, meeting),
  };
}
