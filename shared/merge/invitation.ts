import { z } from 'zod';

import { err, ok, type Result } from '../basics/result.ts';
import { groupBy } from '../basics/group-by.ts';
import { contestKinds } from '../contest/contest-operations.ts';
import { type Id, isId } from '../contest/contest.ts';
import type {
  ContestId,
  LogId,
  Operation,
  OperationId,
  PublicKeyId,
  Value,
} from '../log/operation.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { foundingKind } from '../trust/founding.ts';
import type { FoldedContest } from './state.ts';
import { sheetPath } from './rules.ts';

/**
 * What headquarters says to one person: who they are, the secret of their one-time ticket, and the part of the
 * contest that they need, as facts in headquarters' name. Others' scores and people are not in it.
 */
export interface Invitation {
  readonly person: Id;
  /** 32-byte seed of the ticket key; whoever holds it can enrol as this person. */
  readonly ticketSeed: Uint8Array;
  readonly facts: readonly Operation[];
}

const factSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{43}\.\d{1,15}$/),
  kind: z.string().min(1).max(64),
  version: z.number().int().min(1).max(255),
  key: z.string().min(1).max(1000),
  value: z.unknown(),
  basis: z.string().max(64).nullable(),
  reason: z.string().max(20_000),
});

const invitationSchema = z.strictObject({
  person: z.string().refine(isId),
  ticketSeed: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32),
  facts: z.array(factSchema).max(1_000_000),
});

export const encodeInvitation = (invitation: Invitation): Uint8Array =>
  encodeValue({
    person: invitation.person,
    ticketSeed: invitation.ticketSeed,
    facts: invitation.facts.map(({ id, kind, version, key, value, basis, reason }) => ({
      id,
      kind,
      version,
      key,
      value,
      basis,
      reason,
    })),
  });

/** Who speaks in an invitation: headquarters' log and root key, as the bundle's proved manifest names them. */
export interface Speaker {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly signer: PublicKeyId;
}

/** Parses an invitation's payload; its facts count as said by the bundle's sender. */
export function decodeInvitation(
  bytes: Uint8Array,
  speaker: Speaker,
): Result<Invitation, { readonly type: 'BundleDamaged'; readonly part: string }> {
  const value = decodeValue(bytes);
  const parsed = invitationSchema.safeParse(value.ok ? value.value : null);
  if (!parsed.success) return err({ type: 'BundleDamaged', part: 'invitation.cbor' });
  return ok({
    person: parsed.data.person,
    ticketSeed: parsed.data.ticketSeed,
    facts: parsed.data.facts.map((fact, ordinal) => ({
      ...fact,
      id: fact.id as OperationId,
      basis: fact.basis as OperationId | null,
      // decodeValue has already refused everything that is not a value.
      value: fact.value as Value,
      parents: [],
      log: speaker.log,
      signer: speaker.signer,
      sequence: 0,
      ordinal,
      author: '',
      wallClock: 0,
    })),
  });
}

/** Which sheets a person works on: the own ones, or for a coordinator those of every juror of the region. */
export function jurorsSeenBy(state: FoldedContest, person: Id): ReadonlySet<Id> {
  const self = state.people.get(person);
  if (self === undefined || self.role === 'headquarters') return new Set();
  if (self.role === 'juror') return new Set([person]);
  const peers = [...state.people.values()].filter(
    ({ role, region }) => role === 'juror' && region === self.region,
  );
  return new Set(peers.map(({ id }) => id));
}

/** The part of the contest that one person is told: settings, people, own assignments and their submissions. */
export function factsFor(
  state: FoldedContest,
  operations: readonly Operation[],
  person: Id,
): readonly Operation[] {
  const jurors = jurorsSeenBy(state, person);
  const assigned = new Map<string, readonly Id[]>(
    [...state.assignments].flatMap(([place, list]) => {
      const seen = list.filter((juror) => jurors.has(juror));
      return seen.length === 0 ? [] : [[place, seen]];
    }),
  );
  const submissions = new Set([...assigned.keys()].map((place) => place.split('/')[1]));
  const headIds = new Set([...state.heads.values()].flatMap((heads) => heads.map(({ id }) => id)));
  const told = operations.flatMap((operation): Operation[] => {
    const [prefix = '', id = ''] = operation.key.split('/');
    if (operation.kind === foundingKind) return [operation];
    if (!headIds.has(operation.id)) return [];
    if (operation.kind === contestKinds.settings) return [operation];
    if (operation.kind === contestKinds.person)
      return id === person || jurors.has(id) ? [operation] : [];
    if (operation.kind === contestKinds.submission) return submissions.has(id) ? [operation] : [];
    if (operation.kind === scoreKinds.recusal || operation.kind === scoreKinds.reopening) {
      return jurors.has(sheetPath(operation.key)?.juror ?? '') ? [operation] : [];
    }
    const seen =
      prefix === 'assignment' ? assigned.get(operation.key.slice('assignment/'.length)) : undefined;
    return seen === undefined ? [] : [{ ...operation, value: seen }];
  });
  // The same operation can stand for one fact only, however often its segment was read.
  return [...groupBy(told, ({ id }) => id).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
}
