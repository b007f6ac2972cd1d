import { writeBundle } from '../../shared/bundle/bundle.ts';
import { type MailboxCard, readersOf } from '../../shared/exchange/card.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { type Audience, toRegion } from '../../shared/exchange/memory.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { invitationLetters, regionsIn } from '../../shared/merge/invitation-letters.ts';
import { encodeReceipt, receiptId, regionReceipts } from '../../shared/merge/receipt.ts';
import type { WrittenInvitation } from '../../shared/merge/write-invitation.ts';
import type { HeadquartersKey } from '../headquarters-key.ts';
import { ed25519 } from '../node-proofs.ts';
import { checkHeadquartersKey, headquartersManifest } from '../results-bundle.ts';
import type { ArchiveLetters } from './archive-letters.ts';

/**
 * Receipts that tell each region what the archive holds of it, signed by headquarters, of those that the mailbox lacks.
 * None while the archive does not hold what makes the key headquarters'.
 */
export async function* receiptLetters(
  { archive, state }: Pick<ArchiveLetters, 'archive' | 'state'>,
  { card, key }: { readonly card: MailboxCard; readonly key: HeadquartersKey },
  known: (audience: Audience) => ReadonlySet<string>,
): AsyncIterable<OutgoingLetter> {
  if (!checkHeadquartersKey(state, key).ok) return;
  for (const { region, coordinators, receipt } of regionReceipts(state, archive.segments)) {
    const audience = toRegion(region);
    const readers = readersOf(state.recipients, card, audience);
    const payload = encodeReceipt(receipt);
    const id = receiptId(payload);
    if (readers.length === 0 || !card.regions.has(region) || known(audience).has(id)) continue;
    const manifest = headquartersManifest(state, key, {
      kind: 'receipt',
      recipients: [region, ...coordinators],
      created: Date.now(),
    });
    const payloads = new Map([['receipt.cbor' as const, payload]]);
    const file = await writeBundle({ manifest, segments: [], payloads }, key.key);
    yield { audience, file, contents: [id], operations: 0, readers };
  }
}

/**
 * What coordinators' invitations say by now, of those that were given out with this key, each where that is another than
 * what was sent from here last. None while the archive does not hold what makes the key headquarters'.
 */
export async function renewedInvitations(
  { archive, state }: Pick<ArchiveLetters, 'archive' | 'state'>,
  { card, key }: { readonly card: MailboxCard; readonly key: HeadquartersKey },
  known: (audience: Audience) => ReadonlySet<string>,
): Promise<readonly OutgoingLetter[]> {
  if (!checkHeadquartersKey(state, key).ok) return [];
  const operations = (): ReturnType<typeof readOperations> => readOperations(archive.segments);
  const now = Date.now();
  const write = ({ person, payload }: WrittenInvitation): Promise<Uint8Array> => {
    const manifest = headquartersManifest(state, key, {
      kind: 'invitation',
      recipients: [person.id],
      created: now,
    });
    const payloads = new Map([['invitation.cbor' as const, payload]]);
    return writeBundle({ manifest, segments: [], payloads }, key.key);
  };
  return invitationLetters({
    contest: archive.contest,
    state,
    seed: key.seed,
    keyFromSeed: ed25519.keyFromSeed,
    operations,
    regions: () => regionsIn(operations()),
    write,
    now,
    compared: new Map(),
    readersOf: (region) =>
      card.regions.has(region) ? readersOf(state.recipients, card, toRegion(region)) : [],
    known,
  });
}
