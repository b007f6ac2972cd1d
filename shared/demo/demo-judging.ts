import type { Action } from '../contest/action.ts';
import type { Criterion, Id, Stage } from '../contest/contest.ts';
import type { OperationId } from '../log/operation.ts';
import { handInSheet, recuse, setComment, setScore } from '../scoring/score-operations.ts';
import type { ScoreValue, SheetRef } from '../scoring/sheet.ts';
import type { DemoInstallation } from './demo-installation.ts';
import type { DemoPerson } from './demo-people.ts';
import { type createJudging, otherScore } from './demo-scores.ts';
import { createDraw, drawBytes, type Draw } from './draw.ts';

/** A value as it was last entered, and where in the juror's log. */
interface Entered<T> {
  readonly value: T;
  readonly ordinal: number;
}

/** One sheet as its juror left it. */
export interface DemoSheet {
  readonly ref: SheetRef;
  readonly scores: Map<Id, Entered<ScoreValue>>;
  readonly comments: Map<Id, Entered<string>>;
  /** Ordinal of the hand-in; null while the sheet is not handed in. */
  handIn: number | null;
}

export interface DemoJuror {
  readonly person: DemoPerson;
  readonly installation: DemoInstallation;
  readonly sheets: DemoSheet[];
  /** The laptop as it was before the last evening, and the sheets of that evening. */
  beforeLast: { readonly installation: DemoInstallation; readonly sheets: readonly DemoSheet[] };
}

/** Every field of a sheet as actions that enter the same once more. */
export const fieldsOf = ({ ref, scores, comments }: DemoSheet): Action[] => [
  ...[...scores].map(([criterion, { value }]) => setScore(ref, criterion, value)),
  ...[...comments].map(([criterion, { value }]) => setComment(ref, criterion, value)),
];

/** Enters a sheet in one commit. */
export function enterSheet(
  installation: DemoInstallation,
  ref: SheetRef,
  values: {
    readonly scores: ReadonlyMap<Id, ScoreValue>;
    readonly comments: ReadonlyMap<Id, string>;
  },
): DemoSheet {
  const scores = [...values.scores];
  const comments = [...values.comments];
  const first = installation.commit([
    ...scores.map(([criterion, value]) => setScore(ref, criterion, value)),
    ...comments.map(([criterion, text]) => setComment(ref, criterion, text)),
  ]);
  const entered = <T>(list: readonly (readonly [Id, T])[], from: number): Map<Id, Entered<T>> =>
    new Map(list.map(([criterion, value], index) => [criterion, { value, ordinal: from + index }]));
  return {
    ref,
    scores: entered(scores, first),
    comments: entered(comments, first + scores.length),
    handIn: null,
  };
}

/** Hands a sheet in as it stands; `replaced` is an earlier hand-in of the same sheet. */
export function handInNow(
  installation: DemoInstallation,
  sheet: DemoSheet,
  seed: number,
  replaced: readonly OperationId[] = [],
): void {
  const { stage, submission, juror } = sheet.ref;
  const ordinals = (fields: ReadonlyMap<Id, Entered<unknown>>): Record<Id, number> =>
    Object.fromEntries([...fields].map(([criterion, { ordinal }]) => [criterion, ordinal]));
  const action = handInSheet(sheet.ref, {
    scores: ordinals(sheet.scores),
    comments: ordinals(sheet.comments),
    salt: drawBytes(seed, `salt ${stage} ${submission} ${juror} ${installation.clock}`, 16),
  });
  sheet.handIn = installation.commit([{ ...action, parents: replaced }]);
}

/** A criterion of the sheet with a score and no comment, so that another score asks for nothing more. */
export function plainCriterion(sheet: DemoSheet, criteria: readonly Criterion[]): Criterion | null {
  const scored = criteria.filter(({ id }) => typeof sheet.scores.get(id)?.value === 'number');
  return scored.find(({ id }) => !sheet.comments.has(id)) ?? scored[0] ?? null;
}

/** The score that stands there now, as another one. */
export function changedScore(sheet: DemoSheet, criterion: Criterion): ScoreValue {
  const value = sheet.scores.get(criterion.id)?.value;
  return typeof value === 'number' ? otherScore(value, criterion.scale) : criterion.scale.min;
}

/** Second thoughts: the juror replaces one score before the hand-in. */
function reconsider(installation: DemoInstallation, sheet: DemoSheet, criterion: Criterion): void {
  const before = sheet.scores.get(criterion.id);
  if (before === undefined) return;
  const value = changedScore(sheet, criterion);
  const parents = [installation.unsealed(before.ordinal)];
  const ordinal = installation.commit([{ ...setScore(sheet.ref, criterion.id, value), parents }]);
  sheet.scores.set(criterion.id, { value, ordinal });
}

const reasons = {
  kk: 'Өтінім берушімен бірге жұмыс істеймін.',
  ru: 'Работаю вместе с заявителем.',
} as const;

interface Evening {
  readonly stage: Stage;
  readonly judge: ReturnType<typeof createJudging>;
  readonly draw: Draw;
}

/** One submission on an evening: judged, half judged, or stepped back from. */
function judgeOne(
  juror: DemoJuror,
  ref: SheetRef,
  { stage, judge, draw }: Evening,
): DemoSheet | null {
  const { installation, person } = juror;
  if (draw.chance(1)) {
    installation.commit([recuse(ref, reasons[person.language])]);
    return null;
  }
  const opinion = judge(ref, person);
  if (stage.criteria.length > 1 && draw.chance(2)) {
    const half = new Set(
      stage.criteria.slice(0, Math.ceil(stage.criteria.length / 2)).map(({ id }) => id),
    );
    const part = <T>(fields: ReadonlyMap<Id, T>): Map<Id, T> =>
      new Map([...fields].filter(([id]) => half.has(id)));
    return enterSheet(installation, ref, {
      scores: part(opinion.scores),
      comments: part(opinion.comments),
    });
  }
  const sheet = enterSheet(installation, ref, opinion);
  const criterion = plainCriterion(sheet, stage.criteria);
  if (criterion !== null && draw.chance(4)) reconsider(installation, sheet, criterion);
  return sheet;
}

const isComplete = (sheet: DemoSheet, criteria: readonly Criterion[]): boolean =>
  sheet.scores.size === criteria.length;

/** A juror's three evenings: sheets entered one by one, complete ones handed in together, everything sealed. */
export async function judgeAll(
  juror: DemoJuror,
  refs: readonly SheetRef[],
  stage: Stage,
  context: { readonly judge: ReturnType<typeof createJudging>; readonly seed: number },
): Promise<void> {
  const { installation } = juror;
  const draw = createDraw(context.seed, `evenings of ${juror.person.person.id}`);
  const share = Math.ceil(refs.length / 3);
  for (let evening = 0; evening < 3; evening += 1) {
    const own = refs.slice(evening * share, (evening + 1) * share);
    if (own.length === 0) continue;
    installation.clock += 24 * 3_600_000;
    const before = installation.copy();
    const sheets = own.flatMap(
      (ref) => judgeOne(juror, ref, { stage, judge: context.judge, draw }) ?? [],
    );
    for (const sheet of sheets) {
      if (isComplete(sheet, stage.criteria)) handInNow(installation, sheet, context.seed);
    }
    await installation.seal();
    juror.sheets.push(...sheets);
    juror.beforeLast = { installation: before, sheets };
  }
}
