import { toHex } from '../../../shared/basics/bytes.ts';
import { parsePerson } from '../../../shared/contest/person-schema.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { Operation, PublicKeyId } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { parseRecipients, parseRights } from '../../../shared/trust/key-schema.ts';

/** What a statement that waits for the second root says. */
export type StatementSense =
  | { readonly type: 'add' | 'invite' | 'change'; readonly person: Person }
  | { readonly type: 'confirm'; readonly publicKey: PublicKeyId; readonly person: Person | null }
  | {
      readonly type: 'limit';
      readonly publicKey: PublicKeyId;
      readonly person: Person | null;
      /** Null lifts a limit. */
      readonly stages: readonly Id[] | null;
    }
  | {
      readonly type: 'recipients';
      /** `headquarters` or a region's code. */
      readonly whom: string;
      /** How many keys open the files, and how many of them do so now. */
      readonly count: number;
      readonly known: number;
    }
  | { readonly type: 'other' };

export interface WaitingStatement {
  readonly operation: Operation;
  /** It holds as long as no other key keeper has answered. */
  readonly holds: boolean;
  /** Made on this computer: only the other key keeper can approve it. */
  readonly own: boolean;
  readonly sense: StatementSense;
}

const withoutTicket = (person: Person): string => JSON.stringify({ ...person, ticket: null });

function senseOfPerson(operation: Operation, state: ContestState): StatementSense {
  const parsed = parsePerson(operation.value);
  if (!parsed.ok) return { type: 'other' };
  const person = parsed.value;
  const known = state.people.get(person.id);
  if (known === undefined) return { type: 'add', person };
  const onlyTicket = withoutTicket(known) === withoutTicket(person);
  return { type: onlyTicket ? 'invite' : 'change', person };
}

function senseOfRecipients(operation: Operation, state: ContestState): StatementSense {
  const listed = parseRecipients(operation.value);
  if (listed === undefined) return { type: 'other' };
  const whom = operation.key.slice('recipient/'.length);
  const now = new Set((state.recipients.get(whom) ?? []).map(toHex));
  const known = listed.filter((publicKey) => now.has(toHex(publicKey))).length;
  return { type: 'recipients', whom, count: listed.length, known };
}

function senseOf(operation: Operation, state: ContestState): StatementSense {
  const [subject, name = ''] = operation.key.split('/');
  if (subject === 'recipient') return senseOfRecipients(operation, state);
  if (subject === 'person') return senseOfPerson(operation, state);
  const publicKey = name as PublicKeyId;
  const person = state.people.get(state.keys.get(publicKey)?.person ?? '') ?? null;
  if (subject === 'key-state') return { type: 'confirm', publicKey, person };
  const stages = subject === 'key-rights' ? parseRights(operation.value) : undefined;
  return stages === undefined ? { type: 'other' } : { type: 'limit', publicKey, person, stages };
}

/** Statements of one root that wait for another one, those that this desk can approve first. */
export function waitingStatements(
  state: ContestState,
  own: PublicKeyId,
): readonly WaitingStatement[] {
  const { waiting, provisional } = state.directory;
  const statement = (operation: Operation, holds: boolean): WaitingStatement => ({
    operation,
    holds,
    own: operation.signer === own,
    sense: senseOf(operation, state),
  });
  return [
    ...waiting.map((operation) => statement(operation, false)),
    ...provisional.map((operation) => statement(operation, true)),
  ].toSorted((a, b) => Number(a.own) - Number(b.own));
}
