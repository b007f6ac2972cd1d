import type { ContestId, PublicKeyId } from '../../shared/log/operation.ts';
import { decodeInvitation } from '../../shared/merge/invitation.ts';
import type { Told } from '../../shared/merge/renewal.ts';
import type { StoredFacts } from './contest-store.ts';

/** What the invitation in force told; nothing without one. */
export function toldBy(facts: StoredFacts | null, contest: ContestId): Told {
  if (facts === null) return { facts: [] };
  const speaker = { contest, log: facts.log, signer: facts.signer as PublicKeyId };
  const invitation = decodeInvitation(facts.payload, speaker);
  return invitation.ok ? invitation.value : { facts: [] };
}
