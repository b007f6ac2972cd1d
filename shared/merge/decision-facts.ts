import { groupBy } from '../basics/group-by.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Appeal } from '../deciding/appeal.ts';
import {
  parseAppeal,
  parseAudit,
  parsePublication,
  parseSeal,
  parseSealConfirmation,
} from '../deciding/decision-schema.ts';
import { parseMeeting } from '../deciding/meeting-schema.ts';
import type { MeetingVersion, Seal } from '../deciding/seal.ts';
import type { Operation, OperationId, PublicKeyId, Value } from '../log/operation.ts';
import type { Follows } from '../log/read-log.ts';
import { equalValues } from '../log/value-codec.ts';
import type { TrustRules } from '../trust/founding.ts';
import type { Archive } from './archive.ts';
import { foldDesks } from './desk-views.ts';
import { headsByPrefix, inOrder, type KeyedHeads } from './heads.ts';
import type { ContestState } from './state.ts';
import { inReplacementOrder, replacedBy } from './version-order.ts';

/** What headquarters recorded of the commission's decisions, by stage. */
export type DecisionFacts = Pick<
  ContestState,
  'meetings' | 'meetingVersions' | 'seals' | 'appeals' | 'publications' | 'audits' | 'desks'
>;

/** Where nothing of the kind was said. */
export const noDecisionFacts: DecisionFacts = {
  meetings: new Map(),
  meetingVersions: new Map(),
  seals: new Map(),
  appeals: new Map(),
  publications: new Map(),
  audits: new Map(),
  desks: new Map(),
};

/** What decisions are folded from. */
export interface DecisionGround {
  /** Admitted operations of every kind: earlier meetings and seals are no heads, and tell what was amended. */
  readonly admitted: readonly Operation[];
  readonly facts: {
    readonly settings: Pick<ContestSettings, 'sealing'> | null;
    readonly follows: Follows;
  };
  readonly rules: Pick<TrustRules, 'threshold'>;
  /** All there are: what desks say that they have seen. */
  readonly segments: Archive['segments'];
}

/** What the first head of every key says: it counts until a person decides. */
function firstOfEach<T>(
  heads: KeyedHeads,
  parse: (value: Value) => T | undefined,
): ReadonlyMap<Id, T> {
  const found = new Map<Id, T>();
  for (const [rest, [first]] of inOrder(heads)) {
    const parsed = first === undefined ? undefined : parse(first.value);
    if (parsed !== undefined) found.set(rest, parsed);
  }
  return found;
}

const under = (
  admitted: readonly Operation[],
  prefix: string,
): ReadonlyMap<Id, readonly Operation[]> =>
  groupBy(
    admitted.filter(({ key }) => key.startsWith(prefix)),
    ({ key }) => key.slice(prefix.length),
  );

/**
 * True where a version takes the place of what a seal was put on: it replaces the meeting that the seal names. A seal
 * that names none is amended by what its own log says after it.
 */
function amends(
  version: Operation,
  seals: readonly Operation[],
  replaced: ReadonlySet<OperationId>,
  follows: Follows,
): boolean {
  return seals.some((seal) => {
    const meeting = parseSeal(seal.value)?.meeting ?? null;
    return meeting === null ? follows(version, seal) : replaced.has(meeting);
  });
}

function foldMeetingVersions({
  admitted,
  facts,
}: DecisionGround): DecisionFacts['meetingVersions'] {
  const seals = under(admitted, 'seal/');
  return new Map(
    [...under(admitted, 'meeting/')].map(([stage, made]) => {
      const byId = new Map(made.map((operation) => [operation.id, operation]));
      const versions = inReplacementOrder(made).flatMap((operation): MeetingVersion[] => {
        const meeting = parseMeeting(operation.value);
        if (meeting === undefined) return [];
        const { id, signer, reason, wallClock } = operation;
        const replaced = replacedBy(operation, byId);
        const amendsSeal = amends(operation, seals.get(stage) ?? [], replaced, facts.follows);
        return [{ operation: id, meeting, by: signer, reason, wallClock, amendsSeal }];
      });
      return [stage, versions] as const;
    }),
  );
}

/** Keys that stand behind a seal beside the one that is shown: they said the same, or confirmed one that does. */
function confirmersOf(
  seal: Operation,
  same: readonly Operation[],
  confirmations: readonly Operation[],
): readonly PublicKeyId[] {
  const ids = new Set(same.map(({ id }) => id));
  const said = confirmations.filter(({ value }) => {
    const named = parseSealConfirmation(value);
    return named !== undefined && ids.has(named);
  });
  const signers = new Set([...same, ...said].map(({ signer }) => signer));
  signers.delete(seal.signer);
  return [...signers].toSorted();
}

function foldSeals(
  of: (prefix: string) => KeyedHeads,
  { facts, rules }: DecisionGround,
): DecisionFacts['seals'] {
  const needed = Math.max(facts.settings?.sealing ?? 1, rules.threshold);
  const confirmations = groupBy(of('seal-confirm'), ([place]) => place.split('/')[0] ?? '');
  const seals = new Map<Id, Seal>();
  for (const [stage, versions] of inOrder(of('seal'))) {
    const [first] = versions;
    const sealed = first === undefined ? undefined : parseSeal(first.value);
    if (first === undefined || sealed === undefined) continue;
    const same = versions.filter(({ value }) => equalValues(value, first.value));
    const said = (confirmations.get(stage) ?? []).flatMap(([, each]) => each);
    const confirmedBy = confirmersOf(first, same, said);
    seals.set(stage, {
      ...sealed,
      operation: first.id,
      by: first.signer,
      wallClock: first.wallClock,
      confirmedBy,
      complete: 1 + confirmedBy.length >= needed,
    });
  }
  return seals;
}

const byArrival = (a: Appeal, b: Appeal): number =>
  a.received < b.received || (a.received === b.received && a.id < b.id) ? -1 : 1;

function foldAppeals(heads: KeyedHeads): DecisionFacts['appeals'] {
  const appeals = groupBy(firstOfEach(heads, parseAppeal).values(), ({ stage }) => stage);
  return new Map([...appeals].map(([stage, own]) => [stage, own.toSorted(byArrival)]));
}

/** Folds what the commission decided; where versions of one record disagree, the first head counts until they are settled. */
export function foldDecisions(
  heads: ReadonlyMap<string, readonly Operation[]>,
  ground: DecisionGround,
): DecisionFacts {
  const of = headsByPrefix(heads);
  return {
    meetings: firstOfEach(of('meeting'), parseMeeting),
    meetingVersions: foldMeetingVersions(ground),
    seals: foldSeals(of, ground),
    appeals: foldAppeals(of('appeal')),
    publications: firstOfEach(of('publication'), parsePublication),
    audits: firstOfEach(of('audit'), parseAudit),
    desks: foldDesks(of, ground.segments),
  };
}
