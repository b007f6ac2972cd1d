import { describe, expect, it } from 'vitest';

import type { Operation, OperationId } from '../../shared/log/operation.ts';
import { decodeInvitation, encodeInvitation } from '../../shared/merge/invitation.ts';
import { isOlder, renewedFacts } from '../../shared/merge/renewal.ts';
import { seedOf } from '../builders/contest-builder.ts';

const fact = (id: string, fields: Partial<Operation> = {}): Operation =>
  ({
    id: id as OperationId,
    kind: 'contest.set',
    key: 'contest',
    value: null,
    ...fields,
  }) as Operation;

const revocation = fact('revoked', { kind: 'key.revoke', key: 'key-revocation/A' });
const refusal = fact('refused', { kind: 'key.confirm', key: 'key-state/B', value: 'refused' });
const confirmation = fact('yes', { kind: 'key.confirm', key: 'key-state/B', value: 'confirmed' });
const [settings, later] = [fact('settings'), fact('later')];

describe('an invitation', () => {
  it.each([
    ['by a writer who held less', { known: 3 }, { known: 4 }, true],
    ['by a writer who held more', { known: 5 }, { known: 4 }, false],
    ['that says of no count, after one that does', {}, { known: 1 }, true],
    ['that says of a count, after one that does not', { known: 1 }, {}, false],
    ['that is the same again', { known: 4 }, { known: 4 }, false],
  ] as const)('%s is older or not', (_, next, last, older) => {
    expect(isOlder({ facts: [], ...next }, { facts: [], ...last })).toBe(older);
  });

  it('is older where it only leaves out what is known', () => {
    expect(isOlder({ facts: [settings] }, { facts: [settings, revocation] })).toBe(true);
    expect(isOlder({ facts: [settings, later] }, { facts: [settings, revocation] })).toBe(false);
    expect(isOlder({ facts: [settings, revocation] }, { facts: [settings] })).toBe(false);
    expect(isOlder({ facts: [settings] }, { facts: [settings] })).toBe(false);
  });

  it('takes back no revocation, and a refusal only by confirming the key', () => {
    const last = { facts: [settings, revocation, refusal] };
    expect(renewedFacts({ facts: [later] }, last)).toEqual([later, revocation, refusal]);
    expect(renewedFacts({ facts: [later, confirmation] }, last)).toEqual([
      later,
      confirmation,
      revocation,
    ]);
    expect(renewedFacts({ facts: [revocation] }, last)).toEqual([revocation, refusal]);
    const again = fact('again', { ...refusal, id: 'again' as Operation['id'] });
    expect(renewedFacts({ facts: [again] }, last)).toEqual([again, revocation, refusal]);
    const other = fact('other', { key: refusal.key, value: 'confirmed' });
    expect(renewedFacts({ facts: [other] }, last)).toEqual([other, revocation, refusal]);
  });

  it('takes back whatever else was told', () => {
    const last = { facts: [settings, confirmation, fact('odd', { value: 'refused' })] };
    expect(renewedFacts({ facts: [later] }, last)).toEqual([later]);
  });

  it('carries how much its writer held, or nothing of it', () => {
    const speaker = { contest: 'contest', log: 'log', signer: 'key' } as Parameters<
      typeof decodeInvitation
    >[1];
    for (const known of [{ known: 12 }, {}]) {
      const bytes = encodeInvitation({ person: 'j1', ticketSeed: seedOf(1), facts: [], ...known });
      const read = decodeInvitation(bytes, speaker);
      expect(read).toEqual({
        ok: true,
        value: { person: 'j1', ticketSeed: seedOf(1), facts: [], ...known },
      });
    }
  });
});
