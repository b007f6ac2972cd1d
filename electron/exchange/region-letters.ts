import { writeBundle } from '../../shared/bundle/bundle.ts';
import { type MailboxCard, readersOf } from '../../shared/exchange/card.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { type Audience, toRegion } from '../../shared/exchange/memory.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import type { Operation } from '../../shared/log/operation.ts';
import {
  invitationLetters,
  regionsIn,
  type RegionsOfPeople,
} from '../../shared/merge/invitation-letters.ts';
import { encodeReceipt, receiptId, regionReceipts } from '../../shared/merge/receipt.ts';
import { successionLetters } from '../../shared/merge/succession-letters.ts';
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

/** An invitation as a signed file, of this moment. */
function invitationFile(
  state: ArchiveLetters['state'],
  key: HeadquartersKey,
  { person, payload }: WrittenInvitation,
): Promise<Uint8Array> {
  const manifest = headquartersManifest(state, key, {
    kind: 'invitation',
    recipients: [person.id],
    created: Date.now(),
  });
  const payloads = new Map([['invitation.cbor' as const, payload]]);
  return writeBundle({ manifest, segments: [], payloads }, key.key);
}

/**
 * What coordinators are told: what others of their region recorded, and what their invitations say by now, of those that
 * were given out with this key, each where that is another than what was sent from here last. Nothing while the archive
 * does not hold what makes the key headquarters'.
 */
export async function* coordinatorLetters(
  { archive, state }: Pick<ArchiveLetters, 'archive' | 'state'>,
  { card, key }: { readonly card: MailboxCard; readonly key: HeadquartersKey },
  known: (audience: Audience) => ReadonlySet<string>,
): AsyncIterable<OutgoingLetter> {
  if (!checkHeadquartersKey(state, key).ok) return;
  const { contest, segments } = archive;
  let read: RegionsOfPeople | null = null;
  const operations = (): readonly Operation[] => readOperations(segments);
  const regions = (): RegionsOfPeople => (read ??= regionsIn(operations()));
  const readers = (region: string): readonly Uint8Array[] =>
    card.regions.has(region) ? readersOf(state.recipients, card, toRegion(region)) : [];
  yield* successionLetters({ state, segments, regions, readersOf: readers, known });
  yield* await invitationLetters({
    contest,
    state,
    seed: key.seed,
    keyFromSeed: ed25519.keyFromSeed,
    operations,
    regions,
    write: (invitation) => invitationFile(state, key, invitation),
    now: Date.now(),
    compared: new Map(),
    readersOf: readers,
    known,
  });
}
