import { writeBundle } from '../../shared/bundle/bundle.ts';
import type { MailboxCard } from '../../shared/exchange/card.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import type { Audience } from '../../shared/exchange/memory.ts';
import { encodeReceipt, receiptId, regionReceipts } from '../../shared/merge/receipt.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { HeadquartersKey } from '../headquarters-key.ts';
import { checkHeadquartersKey, headquartersManifest } from '../results-bundle.ts';
import type { ArchiveLetters } from './archive-letters.ts';

/** A region's records lie for headquarters; what headquarters says to it, here. */
export const toRegion = (code: string): Audience => `region/${code}`;

/**
 * Public keys to which letters to headquarters (`headquarters`) or to a region are encrypted: as the contest says it by
 * now, and where it says nothing, as the card does.
 */
export function readersOf(
  { recipients }: FoldedContest,
  { headquarters, regions }: MailboxCard,
  name: string,
): readonly Uint8Array[] {
  const said = recipients.get(name) ?? [];
  if (said.length > 0) return said;
  return name === 'headquarters' ? headquarters : (regions.get(name) ?? []);
}

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
    const readers = readersOf(state, card, region);
    const payload = encodeReceipt(receipt);
    const id = receiptId(payload);
    const audience = toRegion(region);
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
