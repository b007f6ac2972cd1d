import { base64urlToBytes, fingerprint } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { LogId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import { keyAt } from '../../shared/log/segment-content.ts';
import { FoldedHeads, HeadPlaces } from '../../shared/merge/folded-heads.ts';
import { decodeReceipt, type ReceiptPayload } from '../../shared/merge/receipt.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredReceipt } from './contest-store.ts';
import type { DeskError, Receipt } from './desk.ts';
import type { OpenedFile } from './open-file.ts';

/** Checks a receipt: for this person or region, and by a key of headquarters that is in force. */
export function receiptIn(
  keeper: ContestKeeper,
  file: OpenedFile,
): Result<StoredReceipt, DeskError> {
  const payload = file.payloads.get('receipt.cbor');
  const read = payload === undefined ? null : decodeReceipt(payload);
  if (payload === undefined || read?.ok !== true)
    return err({ type: 'BundleDamaged', details: { part: 'receipt.cbor' } });
  const holder = keeper.state.keys.get(file.sender.publicKey);
  if (holder?.role !== 'headquarters' || holder.state !== 'active')
    return err({ type: 'ReceiptNotFromHeadquarters' });
  const { person } = keeper.profile;
  const region = keeper.state.people.get(person)?.region ?? null;
  const names = [person, ...(keeper.profile.role === 'coordinator' ? [region] : [])];
  if (!file.recipients.some((name) => names.includes(name)))
    return err({ type: 'BundleNotForYou' });
  return ok({
    payload,
    signer: file.sender.publicKey,
    createdAt: file.created,
    receivedAt: keeper.ports.now(),
  });
}

function contentOf(receipt: StoredReceipt): ReceiptPayload {
  const read = decodeReceipt(receipt.payload);
  return present(read.ok ? read.value : null, 'a stored receipt was read before');
}

/** How much of each log headquarters says it holds, as far as its segments are known here. */
function heldOperations(keeper: ContestKeeper): ReadonlyMap<LogId, number> {
  if (keeper.receipt === null) return new Map();
  const { segments } = keeper.contents;
  return new Map(
    contentOf(keeper.receipt).held.map(({ log, heads }) => {
      const known = heads.flatMap(({ head }) => segments.get(head) ?? []);
      const reach = known.map(({ header }) => header.firstOrdinal + header.operations);
      return [log, Math.max(0, ...reach)];
    }),
  );
}

/** How much a receipt acknowledges, the most telling first; equal lists say the same. */
const weight = ({
  held,
  sheets,
  settled,
  directory,
  panel = [],
}: ReceiptPayload): readonly number[] => [
  held.reduce(
    (sum, { heads }) => sum + heads.reduce((most, each) => Math.max(most, each.operations), 0),
    0,
  ),
  held.reduce((sum, { heads }) => sum + heads.length, 0),
  sheets,
  settled.length,
  directory.version,
  panel.reduce((sum, { jurors }) => sum + jurors, 0),
];

/**
 * True where a receipt acknowledges more than another one, whatever their clocks say. Of two that acknowledge the same
 * the later one is in force: sheets of others may have changed since.
 */
function tellsMore(next: StoredReceipt, last: StoredReceipt): boolean {
  const [a, b] = [weight(contentOf(next)), weight(contentOf(last))];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? next.createdAt > last.createdAt : (a[at] ?? 0) > (b[at] ?? 0);
}

/** True where headquarters holds a segment of the own log that was not sealed here. */
function showsMore(keeper: ContestKeeper, { held }: ReceiptPayload): boolean {
  const own = new Set(keeper.ownChain.map(({ id }) => id));
  const { segments } = keeper.contents;
  const { log, signer } = keeper.place;
  return held.some(
    (each) =>
      each.log === log &&
      each.heads.some(
        ({ head }) => !own.has(head) && (segments.get(head)?.header.signer ?? signer) === signer,
      ),
  );
}

/** Takes in a receipt: an older one never replaces a newer one. */
export async function takeReceipt(keeper: ContestKeeper, receipt: StoredReceipt): Promise<void> {
  const content = contentOf(receipt);
  const last = keeper.receipt;
  const newer = last === null || tellsMore(receipt, last);
  const own = {
    head: keeper.ownHead,
    behind: keeper.behind || showsMore(keeper, content),
    ...(keeper.isRestored ? { restored: true as const } : {}),
  };
  await keeper.apply([
    ...(newer ? [{ type: 'receipt' as const, receipt }] : []),
    { type: 'own', own },
  ]);
  keeper.note({ own, ...(newer ? { receipt } : {}) });
}

/** What a receipt says of this installation's key. */
function ownKeyIn({ place }: ContestKeeper, { keys = [] }: ReceiptPayload): Receipt['key'] {
  const own = keys.find(({ publicKey }) => publicKey === place.signer);
  return own === undefined ? null : { state: own.state, by: own.by };
}

/** The receipt in force as windows show it. */
export function receiptOf(keeper: ContestKeeper): Receipt | null {
  const { receipt } = keeper;
  if (receipt === null) return null;
  const content = contentOf(receipt);
  const signer = present(base64urlToBytes(receipt.signer), 'keys are base64url');
  return {
    receivedAt: receipt.receivedAt,
    createdAt: receipt.createdAt,
    from: fingerprint(signer),
    heldOperations: heldOperations(keeper).get(keeper.profile.log) ?? 0,
    sheets: content.sheets,
    settled: content.settled.length,
    key: ownKeyIn(keeper, content),
    panel: content.panel ?? [],
  };
}

interface Place {
  readonly log: LogId;
  readonly signer: PublicKeyId;
  readonly ordinal: number;
}

/** Keys of the own unsealed operations by ordinal. */
function unsealedKeys({ unsealed }: ContestKeeper): ReadonlyMap<number, string> {
  const operations = unsealed.commits.flatMap((commit) => commit.operations);
  return new Map(operations.map(({ key }, index) => [unsealed.firstOrdinal + index, key]));
}

/** Sheets with a version that stands now and that fits; told from columns, without making every version an object. */
function countSheets(
  keeper: ContestKeeper,
  fits: (place: Place) => boolean,
  isMeant: (key: string) => boolean = () => true,
): number {
  const { heads } = keeper.state;
  const { segments } = keeper.contents;
  const places = heads instanceof FoldedHeads ? heads.places() : new HeadPlaces(heads);
  const pending = unsealedKeys(keeper);
  const names = new Set<string>();
  for (const [home, ordinals] of places.sorted()) {
    const segment = segments.get(home as SegmentId);
    if (segment === undefined && home !== `~${keeper.place.log}`) continue;
    const { log, signer } = segment?.header ?? keeper.place;
    for (const ordinal of ordinals) {
      if (!fits({ log, signer, ordinal })) continue;
      const key =
        segment === undefined
          ? pending.get(ordinal)
          : keyAt(segment.columns, ordinal - segment.header.firstOrdinal);
      const path = sheetPath(key ?? '');
      if (path !== null && isMeant(key ?? ''))
        names.add(sheetKey(path.stage, path.submission, path.juror));
    }
  }
  return names.size;
}

const operationsByLog = (
  held: readonly { readonly log: LogId; readonly operations: number }[],
): ReadonlyMap<LogId, number> => new Map(held.map(({ log, operations }) => [log, operations]));

/** Sheets with own operations that no exported file holds yet; none at headquarters, whose files are copies. */
export function sheetsNotHandedOver(keeper: ContestKeeper): number {
  if (keeper.profile.role === 'headquarters') return 0;
  const exported = operationsByLog(keeper.lastExport?.held ?? []);
  const { signer } = keeper.place;
  return countSheets(
    keeper,
    (place) => place.signer === signer && place.ordinal >= (exported.get(place.log) ?? 0),
  );
}

/** True where a hand-in was recorded here since the last file that was exported; never at headquarters. */
export function isHandInNotExported(keeper: ContestKeeper): boolean {
  if (keeper.profile.role === 'headquarters') return false;
  const exported = operationsByLog(keeper.lastExport?.held ?? []);
  const { signer } = keeper.place;
  const count = countSheets(
    keeper,
    (place) => place.signer === signer && place.ordinal >= (exported.get(place.log) ?? 0),
    (key) => key.startsWith('sheet/'),
  );
  return count > 0;
}

/** Sheets that were handed over and that no receipt confirms yet; none at headquarters. */
export function sheetsNotConfirmed(keeper: ContestKeeper): number {
  if (keeper.profile.role === 'headquarters') return 0;
  const exported = operationsByLog(keeper.lastExport?.held ?? []);
  const held = heldOperations(keeper);
  return countSheets(
    keeper,
    ({ log, ordinal }) => ordinal < (exported.get(log) ?? 0) && ordinal >= (held.get(log) ?? 0),
  );
}

/** Own segments that no receipt confirms yet. */
export function unconfirmedSegments(
  keeper: ContestKeeper,
): ReturnType<ContestKeeper['ownSegments']> {
  const held = heldOperations(keeper);
  return keeper
    .ownSegments()
    .filter(({ header }) => header.firstOrdinal + header.operations > (held.get(header.log) ?? 0));
}
