import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Operation, PublicKeyId, Value } from '../log/operation.ts';
import { type FinalAttendance, missedTurns } from '../pitching/attendance.ts';
import type { Budgets, ProjectBudget } from '../pitching/budget.ts';
import {
  parseBudget,
  parseFinalAttendance,
  parseRunningOrder,
  parseTurn,
} from '../pitching/pitching-schema.ts';
import { type RunningOrder, turnsOf } from '../pitching/running-order.ts';
import { isUnspoken, type Turn } from '../pitching/turn.ts';
import type { SheetRef } from '../scoring/sheet.ts';
import { inOrder, type KeyedHeads } from './heads.ts';
import { inReplacementOrder } from './version-order.ts';

/** One record of a project's budget: who said it, when by their clock, and why. */
export interface BudgetVersion {
  readonly budget: ProjectBudget;
  readonly by: PublicKeyId;
  /** Milliseconds since 1970 by the laptop's clock: shown to people, decides nothing. */
  readonly wallClock: number;
  readonly reason: string;
}

/** What was recorded of live stages. */
export interface FinalFacts {
  /** By stage. */
  readonly runningOrders: ReadonlyMap<Id, RunningOrder>;
  /** By stage, then by submission. */
  readonly turns: ReadonlyMap<Id, ReadonlyMap<Id, Turn>>;
  /** By stage, then by submission. */
  readonly budgets: ReadonlyMap<Id, Budgets>;
  /** By `${stage}/${submission}`, each after those it replaces. */
  readonly budgetVersions: ReadonlyMap<string, readonly BudgetVersion[]>;
  /** By stage, then by member. */
  readonly finalAttendance: ReadonlyMap<Id, ReadonlyMap<Id, FinalAttendance>>;
}

/** Where nothing of the kind was said. */
export const noFinalFacts: FinalFacts = {
  runningOrders: new Map(),
  turns: new Map(),
  budgets: new Map(),
  budgetVersions: new Map(),
  finalAttendance: new Map(),
};

/** What the first head of every key says, by the key's second part and its third: it counts until a person decides. */
function byStage<T>(
  heads: KeyedHeads,
  parse: (value: Value) => T | undefined,
): ReadonlyMap<Id, ReadonlyMap<Id, T>> {
  const stages = new Map<Id, Map<Id, T>>();
  for (const [place, [first]] of inOrder(heads)) {
    const [stage = '', id = ''] = place.split('/');
    const said = first === undefined ? undefined : parse(first.value);
    if (said === undefined) continue;
    const own = stages.get(stage) ?? new Map<Id, T>();
    stages.set(stage, own.set(id, said));
  }
  return stages;
}

function foldOrders(heads: KeyedHeads): FinalFacts['runningOrders'] {
  const orders = new Map<Id, RunningOrder>();
  for (const [stage, [first]] of inOrder(heads)) {
    const order = first === undefined ? undefined : parseRunningOrder(first.value);
    if (order !== undefined) orders.set(stage, order);
  }
  return orders;
}

const prefix = 'budget/';

/** Earlier versions are no heads, and tell who changed what, and why. */
function foldBudgetVersions(admitted: readonly Operation[]): FinalFacts['budgetVersions'] {
  const made = groupBy(
    admitted.filter(({ key }) => key.startsWith(prefix)),
    ({ key }) => key.slice(prefix.length),
  );
  return new Map(
    [...made]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, operations]) => [
        place,
        inReplacementOrder(operations).flatMap(({ value, signer, wallClock, reason }) => {
          const budget = parseBudget(value);
          return budget === undefined ? [] : [{ budget, by: signer, wallClock, reason }];
        }),
      ]),
  );
}

/** Folds what was recorded of live stages; where versions of one record disagree, the first head counts until they are settled. */
export function foldFinals(
  of: (prefix: string) => KeyedHeads,
  admitted: readonly Operation[],
): FinalFacts {
  return {
    runningOrders: foldOrders(of('running-order')),
    turns: byStage(of('turn'), parseTurn),
    budgets: byStage(of('budget'), parseBudget),
    budgetVersions: foldBudgetVersions(admitted),
    finalAttendance: byStage(of('final-attendance'), parseFinalAttendance),
  };
}

/** The turns of a stage that each member of whom something was said did not hear. */
function unheardTurns(
  { runningOrders, finalAttendance }: Pick<FinalFacts, 'runningOrders' | 'finalAttendance'>,
  stage: Id,
): ReadonlyMap<Id, ReadonlySet<Id>> {
  const order = runningOrders.get(stage);
  const turns = order === undefined ? [] : turnsOf(order).map(({ submission }) => submission);
  const said = finalAttendance.get(stage) ?? new Map<Id, FinalAttendance>();
  return new Map(
    [...said].map(([member, attendance]) => [member, new Set(missedTurns(attendance, turns))]),
  );
}

/**
 * Answers whether nobody waits for a sheet of a live stage: its project did not speak, or its member did not hear it. It
 * is no recusal: such a sheet counts once it is handed in, and is waited for again when the attendance is put right.
 */
export function unawaitedIn(
  facts: Pick<FinalFacts, 'runningOrders' | 'finalAttendance' | 'turns'>,
): (sheet: SheetRef) => boolean {
  const stages = new Map<Id, ReadonlyMap<Id, ReadonlySet<Id>>>();
  return ({ stage, submission, juror }) => {
    const unheard = stages.get(stage) ?? unheardTurns(facts, stage);
    stages.set(stage, unheard);
    const turn = facts.turns.get(stage)?.get(submission);
    const isSilent = turn !== undefined && isUnspoken(turn);
    return isSilent || unheard.get(juror)?.has(submission) === true;
  };
}
