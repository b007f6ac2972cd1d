import { z } from '../basics/zod.ts';

import { base64urlToBytes, concatBytes, utf8ToBytes } from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';
import type { Action } from '../contest/action.ts';
import { type Id, isId } from '../contest/contest.ts';
import type { SigningKey, VerifySignature } from '../log/ed25519.ts';
import type {
  ContestId,
  LogId,
  Operation,
  OperationId,
  PublicKeyId,
  Value,
} from '../log/operation.ts';

export const enrolmentKind = 'key.enrol';

/**
 * A person's installation claims who it is: the invitation holds a one-time ticket key, whose public half
 * headquarters put beside the person; the ticket signs the installation's own key and log.
 */
export interface Enrolment {
  readonly person: Id;
  readonly ticket: Uint8Array;
  readonly proof: Uint8Array;
}

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);

const enrolmentSchema = z.strictObject({
  person: z.string().refine(isId),
  ticket: bytesOf(32),
  proof: bytesOf(64),
});

/** The claim in an operation's value; null for anything malformed. */
export function parseEnrolment(value: Value): Enrolment | null {
  const parsed = enrolmentSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const domain = utf8ToBytes('qazylar enrolment 1\n');

const claimBytes = (
  contest: ContestId,
  log: LogId,
  publicKey: PublicKeyId,
  person: Id,
): Uint8Array =>
  concatBytes(
    domain,
    ...[contest, log, publicKey].map((id) => present(base64urlToBytes(id), 'ids are base64url')),
    utf8ToBytes(person),
  );

/** Where a claim belongs: the contest, the log and the key that it is made for. */
export interface ClaimPlace {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly publicKey: PublicKeyId;
}

/** The operation by which an installation enrols with the ticket of its invitation. */
export async function enrol(place: ClaimPlace, person: Id, ticket: SigningKey): Promise<Action> {
  const proof = await ticket.sign(claimBytes(place.contest, place.log, place.publicKey, person));
  return {
    kind: enrolmentKind,
    key: `key/${place.publicKey}`,
    value: { person, ticket: ticket.publicKey, proof },
  };
}

/** Ids of the enrolments whose ticket really signed them; folding needs this answer, and cannot wait for it. */
export async function provenEnrolments(
  contest: ContestId,
  operations: readonly Operation[],
  verify: VerifySignature,
): Promise<readonly OperationId[]> {
  const proofs = operations.map(async ({ id, kind, log, signer, value }) => {
    const claim = kind === enrolmentKind ? parseEnrolment(value) : null;
    if (claim === null) return [];
    const bytes = claimBytes(contest, log, signer, claim.person);
    return (await verify(claim.ticket, bytes, claim.proof)) ? [id] : [];
  });
  return (await Promise.all(proofs)).flat();
}
