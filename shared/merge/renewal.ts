import type { Operation } from '../log/operation.ts';
import { keyKinds } from '../trust/key-operations.ts';
import type { Invitation } from './invitation.ts';

/** What an invitation told. */
export type Told = Pick<Invitation, 'facts' | 'known'>;

/**
 * True where an invitation is an earlier one than another, whatever clocks say: its writer held fewer operations of
 * headquarters, or, where counts do not tell, it says nothing that the other one does not and leaves something out.
 */
export function isOlder(next: Told, last: Told): boolean {
  const [now, before] = [next.known ?? 0, last.known ?? 0];
  if (now !== before) return now < before;
  const told = new Set(next.facts.map(({ id }) => id));
  const known = new Set(last.facts.map(({ id }) => id));
  return next.facts.every(({ id }) => known.has(id)) && last.facts.some(({ id }) => !told.has(id));
}

/**
 * What stands after an invitation is renewed: the new one's facts, with every revocation told before, and every refusal
 * of a key that the new one does not confirm. Two desks of headquarters may not know of each other's yet.
 */
export function renewedFacts(next: Told, last: Told): readonly Operation[] {
  const told = new Set(next.facts.map(({ id }) => id));
  const confirmed = new Set(
    next.facts.flatMap(({ kind, key, value }) =>
      kind === keyKinds.confirm && value === 'confirmed' ? [key] : [],
    ),
  );
  const lasts = ({ kind, key, value }: Operation): boolean =>
    kind === keyKinds.revoke ||
    (kind === keyKinds.confirm && value === 'refused' && !confirmed.has(key));
  return [...next.facts, ...last.facts.filter((fact) => !told.has(fact.id) && lasts(fact))];
}
