import { present } from '../../shared/basics/assert.ts';
import { isRegionsOwn } from '../../shared/contest/regions.ts';
import { type MailboxCard, readersOf } from '../../shared/exchange/card.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { type Carried, headquartersFiles, toRegion } from '../../shared/exchange/memory.ts';
import { segmentLetters } from '../../shared/exchange/segment-letters.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import { receiptId } from '../../shared/merge/receipt.ts';
import { successionLetters } from '../../shared/merge/succession-letters.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { recordView } from './desk-views.ts';
import { regionsOf, renewedInvitations } from './exchange-invitations.ts';
import { type Known, toHeadquarters } from './exchange-audiences.ts';
import { type Parcel, regionOf, regionParcels, writeParcel } from './hand-over.ts';
import { sealOwn } from './new-log.ts';

/** Bytes of documents and photos in one letter; one that is larger goes alone. */
const filesAtOnce = 1024 * 1024;

/** Runs in the desk's turn, with the contest as it is then. */
export type InTurn = <T>(work: (keeper: ContestKeeper) => Promise<T>) => Promise<T>;

/** What a letter's content is known by, so that none is sent twice. */
export const contentsOf = (file: {
  readonly contents: readonly string[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly payloads: ReadonlyMap<string, Uint8Array>;
}): readonly string[] => {
  const receipt = file.payloads.get('receipt.cbor');
  return [
    ...file.contents,
    ...file.attachments.keys(),
    ...(receipt === undefined ? [] : [receiptId(receipt)]),
  ];
};

/** A parcel as a letter; null where there is nobody to name as its sender. */
async function parcelLetter(
  keeper: ContestKeeper,
  parcel: Parcel,
  about: Pick<OutgoingLetter, 'audience' | 'contents' | 'readers'>,
): Promise<OutgoingLetter | null> {
  const written = await writeParcel(keeper, { ...parcel, readers: [] });
  const file = written.ok ? written.value[0] : undefined;
  return file === undefined ? null : { ...about, file: file.bytes, operations: 0 };
}

/** Documents and photos that this installation would hand over on a stick: headquarters all, a coordinator the region's. */
function filesNamed(
  { state, profile }: ContestKeeper,
  region: string,
): ReadonlyMap<string, number> {
  return profile.role === 'headquarters'
    ? carriedFiles(state)
    : carriedFiles(state, {
        documents: (id) => isRegionsOwn(id, region),
        photos: (id) => state.submissions.get(id)?.region === region,
      });
}

/** Those of them that the mailbox has not got, as lists of hashes for one letter each. */
function filePortions(keeper: ContestKeeper, known: Known): readonly (readonly string[])[] {
  // Early versions put files beside the records.
  const there = [known(headquartersFiles), known(toHeadquarters)];
  const portions: string[][] = [];
  let room = 0;
  for (const [hash, size] of filesNamed(keeper, regionOf(keeper))) {
    if (there.some((each) => each.has(hash)) || !keeper.documents.has(hash)) continue;
    room -= size;
    if (room < 0) {
      portions.push([]);
      room = filesAtOnce - size;
    }
    portions.at(-1)?.push(hash);
  }
  return portions;
}

async function fileLetter(
  keeper: ContestKeeper,
  card: MailboxCard,
  hashes: readonly string[],
): Promise<OutgoingLetter | null> {
  const attachments = await keeper.documents.readAll(hashes);
  if (attachments.size === 0) return null;
  const isHeadquarters = keeper.profile.role === 'headquarters';
  const parcel: Parcel = {
    name: 'files',
    kind: isHeadquarters ? 'archive' : 'regional',
    recipients: [toHeadquarters],
    readers: [],
    segments: [],
    attachments,
  };
  return parcelLetter(keeper, parcel, {
    audience: headquartersFiles,
    contents: [...attachments.keys()],
    readers: readersOf(keeper.state.recipients, card, toHeadquarters),
  });
}

async function* fileLetters(
  inTurn: InTurn,
  card: MailboxCard,
  known: Known,
): AsyncIterable<OutgoingLetter> {
  const portions = await inTurn(async (keeper) => filePortions(keeper, known));
  for (const hashes of portions) {
    const letter = await inTurn((keeper) => fileLetter(keeper, card, hashes));
    if (letter !== null) yield letter;
  }
}

async function* receiptLetters(
  inTurn: InTurn,
  card: MailboxCard,
  known: Known,
): AsyncIterable<OutgoingLetter> {
  const letters = await inTurn(async (keeper) => {
    const made: (OutgoingLetter | null)[] = [];
    for (const { region, parcel } of regionParcels(keeper)) {
      const audience = toRegion(region);
      const readers = readersOf(keeper.state.recipients, card, audience);
      const payload = present(parcel.payloads?.get('receipt.cbor'), 'a receipt has its payload');
      const id = receiptId(payload);
      if (readers.length === 0 || known(audience).has(id)) continue;
      made.push(await parcelLetter(keeper, parcel, { audience, contents: [id], readers }));
    }
    return made;
  });
  for (const letter of letters) if (letter !== null) yield letter;
}

/**
 * What the mailbox lacks of what this installation hands on, one letter at a time. Records: segments to headquarters;
 * headquarters' receipts to the regions, and to coordinators what their invitation says by now. Files: documents and
 * photos.
 */
export async function* lettersToSend(
  inTurn: InTurn,
  card: MailboxCard,
  { known, carried }: { readonly known: Known; readonly carried: Carried },
): AsyncIterable<OutgoingLetter> {
  if (carried === 'files') {
    yield* fileLetters(inTurn, card, known);
    return;
  }
  const { fresh, readers, role } = await inTurn(async (keeper) => {
    await sealOwn(keeper);
    // After what others had was taken in, and before what is here is handed on.
    await recordView(keeper);
    const there = known(toHeadquarters);
    return {
      fresh: [...keeper.contents.segments.values()].filter(({ id }) => !there.has(id)),
      readers: readersOf(keeper.state.recipients, card, toHeadquarters),
      role: keeper.profile.role,
    };
  });
  yield* segmentLetters(fresh, { audience: toHeadquarters, readers });
  if (role !== 'headquarters') return;
  yield* receiptLetters(inTurn, card, known);
  const succession = await inTurn(async (keeper) =>
    successionLetters({
      state: keeper.state,
      segments: keeper.contents.segments,
      regions: () => regionsOf(keeper),
      readersOf: (region) => readersOf(keeper.state.recipients, card, toRegion(region)),
      known,
    }),
  );
  yield* succession;
  const invitations = await inTurn((keeper) =>
    renewedInvitations(
      keeper,
      (region) => readersOf(keeper.state.recipients, card, toRegion(region)),
      known,
    ),
  );
  yield* invitations;
}
