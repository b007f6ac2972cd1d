import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Tiyn } from '../basics/money.ts';
import type { Id } from '../contest/contest.ts';
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
import type { Indicator, IndicatorFact } from '../following/indicator.ts';
import type { Milestone } from '../following/milestone.ts';
import type { MoneyRecord } from '../following/money-record.ts';
import type { MonitoringOrder } from '../following/monitoring-order.ts';
import type { Project } from '../following/project.ts';
import type { Risk } from '../following/risk.ts';
import type { Visit, VisitPhoto } from '../following/visit.ts';
import type { Operation, OperationId, PublicKeyId, Value } from '../log/operation.ts';
import { inOrder, type KeyedHeads } from './heads.ts';
import { inReplacementOrder } from './version-order.ts';

/** Who said a record, and why. */
export interface Recorded {
  readonly operation: OperationId;
  readonly by: PublicKeyId;
  /** Milliseconds since 1970 by the laptop's clock: shown to people, decides nothing. */
  readonly wallClock: number;
  readonly reason: string;
}

export const amountSubjects = ['project', 'milestone', 'payment', 'spending'] as const;

/** One change of an amount: what it is about, from what to what, who made it, when by their clock, and why. */
export interface AmountChange extends Recorded {
  /** Of a project it is the sum granted. */
  readonly of: (typeof amountSubjects)[number];
  /** The record's id; empty for the project itself. */
  readonly id: Id;
  /** Null where the record is new. */
  readonly from: Tiyn | null;
  readonly to: Tiyn;
}

/** A supported project with all that was said of it. Of several versions of one record the first counts until a person decides. */
export interface FollowedProject {
  readonly submission: Id;
  /** Null where others told of it before headquarters did. */
  readonly project: (Project & Recorded) | null;
  /** In the order of their days, as all lists here. */
  readonly milestones: readonly (Milestone & Recorded)[];
  readonly payments: readonly (MoneyRecord & Recorded)[];
  readonly spendings: readonly (MoneyRecord & Recorded)[];
  /** In the order of their ids. */
  readonly indicators: readonly (Indicator & Recorded)[];
  /** Of all indicators, also of those that nobody has told of. */
  readonly facts: readonly (IndicatorFact & Recorded)[];
  readonly visits: readonly (Visit & Recorded)[];
  readonly risks: readonly (Risk & Recorded)[];
  /** Photos of all versions of visits that stand, so that none is lost while people disagree. */
  readonly photos: readonly VisitPhoto[];
  /** Every change of an amount; of each record in the order in which versions replace each other. */
  readonly changes: readonly AmountChange[];
}

/** What is known of supported projects. */
export interface FollowingFacts {
  /** By application. */
  readonly following: ReadonlyMap<Id, FollowedProject>;
  readonly monitoringOrders: ReadonlyMap<Id, MonitoringOrder & Recorded>;
}

/** Where nothing of the kind was said. */
export const noFollowingFacts: FollowingFacts = {
  following: new Map(),
  monitoringOrders: new Map(),
};

const recordedOf = ({ id, signer, wallClock, reason }: Operation): Recorded => ({
  operation: id,
  by: signer,
  wallClock,
  reason,
});

type Parse<T> = (value: Value) => T | undefined;

/** What the first head of every key says, by the application that its second part names. */
function bySubmission<T extends object>(
  heads: KeyedHeads,
  parse: Parse<T>,
  dayOf: (said: T) => string,
): ReadonlyMap<Id, readonly (T & Recorded)[]> {
  const said = inOrder(heads).flatMap(([place, [first]]) => {
    const parsed = first === undefined ? undefined : parse(first.value);
    const [submission = ''] = place.split('/');
    return first === undefined || parsed === undefined
      ? []
      : [[submission, { ...parsed, ...recordedOf(first) }] as const];
  });
  return new Map(
    [...groupBy(said, ([submission]) => submission)].map(([submission, own]) => [
      submission,
      // Sorting is stable: on one day the order of the ids stays.
      own
        .map(([, record]) => record)
        .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)),
    ]),
  );
}

function photosOf(heads: KeyedHeads): ReadonlyMap<Id, readonly VisitPhoto[]> {
  const photos = new Map<Id, Map<string, VisitPhoto>>();
  for (const [place, versions] of inOrder(heads)) {
    const [submission = ''] = place.split('/');
    const own = photos.get(submission) ?? new Map<string, VisitPhoto>();
    for (const { value } of versions)
      for (const photo of parseVisit(value)?.photos ?? [])
        if (!own.has(photo.hash)) own.set(photo.hash, photo);
    photos.set(submission, own);
  }
  return new Map([...photos].map(([submission, own]) => [submission, [...own.values()]]));
}

const amountIn: Readonly<Record<AmountChange['of'], Parse<Tiyn>>> = {
  project: (value) => parseProject(value)?.granted,
  milestone: (value) => parseMilestone(value)?.amount,
  payment: (value) => parseMoneyRecord(value)?.amount,
  spending: (value) => parseMoneyRecord(value)?.amount,
};

const isAmountSubject = (prefix: string): prefix is AmountChange['of'] =>
  Object.hasOwn(amountIn, prefix);

/** Changes of one record's amount; versions that leave it as it was are none. */
function changesOf(of: AmountChange['of'], id: Id, versions: readonly Operation[]): AmountChange[] {
  const amounts = new Map(versions.map((each) => [each.id, amountIn[of](each.value)]));
  return inReplacementOrder(versions).flatMap((version): AmountChange[] => {
    const to = amounts.get(version.id);
    const before = version.parents.flatMap((parent) => amounts.get(parent) ?? []);
    const from = before.find((amount) => amount !== to) ?? before[0] ?? null;
    return to === undefined || to === from ? [] : [{ of, id, from, to, ...recordedOf(version) }];
  });
}

/** Earlier versions are no heads, and tell who changed which amount, and why. */
function foldChanges(admitted: readonly Operation[]): ReadonlyMap<Id, readonly AmountChange[]> {
  const about = admitted.filter(({ key }) => isAmountSubject(key.slice(0, key.indexOf('/'))));
  const changes = new Map<Id, AmountChange[]>();
  const byKey = [...groupBy(about, ({ key }) => key)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, versions] of byKey) {
    const [prefix = '', submission = '', id = ''] = key.split('/');
    if (!isAmountSubject(prefix)) continue;
    const own = changes.get(submission) ?? [];
    own.push(...changesOf(prefix, id, versions));
    changes.set(submission, own);
  }
  return changes;
}

function foldOrders(heads: KeyedHeads): FollowingFacts['monitoringOrders'] {
  const orders = bySubmission(heads, parseOrder, () => '');
  return new Map([...orders].map(([id, own]) => [id, present(own[0], 'a key has one first head')]));
}

/** Folds what was said of supported projects, whatever order it came in. */
export function foldFollowing(
  of: (prefix: string) => KeyedHeads,
  admitted: readonly Operation[],
): FollowingFacts {
  const projects = bySubmission(of('project'), parseProject, () => '');
  const milestones = bySubmission(of('milestone'), parseMilestone, ({ due }) => due);
  const payments = bySubmission(of('payment'), parseMoneyRecord, ({ day }) => day);
  const spendings = bySubmission(of('spending'), parseMoneyRecord, ({ day }) => day);
  const indicators = bySubmission(of('indicator'), parseIndicator, () => '');
  const facts = bySubmission(of('fact'), parseFact, ({ day }) => day);
  const visits = bySubmission(of('visit'), parseVisit, ({ day }) => day);
  const risks = bySubmission(of('risk'), parseRisk, ({ day }) => day);
  const photos = photosOf(of('visit'));
  const changes = foldChanges(admitted);
  const all = [projects, milestones, payments, spendings, indicators, facts, visits, risks];
  const ids = new Set(all.flatMap((each) => [...each.keys()]));
  return {
    following: new Map(
      [...ids].toSorted().map((submission) => [
        submission,
        {
          submission,
          project: projects.get(submission)?.[0] ?? null,
          milestones: milestones.get(submission) ?? [],
          payments: payments.get(submission) ?? [],
          spendings: spendings.get(submission) ?? [],
          indicators: indicators.get(submission) ?? [],
          facts: facts.get(submission) ?? [],
          visits: visits.get(submission) ?? [],
          risks: risks.get(submission) ?? [],
          photos: photos.get(submission) ?? [],
          changes: changes.get(submission) ?? [],
        },
      ]),
    ),
    monitoringOrders: foldOrders(of('monitoring')),
  };
}
