import { present } from '../../shared/basics/assert.ts';
import { sha256, toHex } from '../../shared/basics/bytes.ts';
import { writeTransfer } from '../../shared/bundle/codes.ts';
import { isRegionsOwn } from '../../shared/contest/regions.ts';
import type { MailboxCard } from '../../shared/exchange/card.ts';
import type { OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import type { Audience } from '../../shared/exchange/memory.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { recordView } from './desk-views.ts';
import { type Parcel, regionOf, regionReceipts, writeParcel } from './hand-over.ts';
import { operationsIn } from './import-plan.ts';
import { sealOwn } from './new-log.ts';
import { inPortions } from './portions.ts';

export const toHeadquarters: Audience = 'headquarters';
export const toRegion = (code: string): Audience => `region/${code}`;

/** Bytes of segments in one letter: a transfer takes a megabyte, and a cut line costs one letter at the most. */
const segmentsAtOnce = 512 * 1024;
/** Bytes of documents and photos in one letter; one that is larger goes alone. */
const documentsAtOnce = 2 * 1024 * 1024;

/** What the mailbox holds for an audience by now. */
type Known = (audience: Audience) => ReadonlySet<string>;

/** Runs in the desk's turn, with the contest as it is then. */
export type InTurn = <T>(work: (keeper: ContestKeeper) => Promise<T>) => Promise<T>;

/** Whom an exchange is with: as the contest says it now, and where it says nothing, as the card does. */
export function readersOf(
  { state }: ContestKeeper,
  { headquarters, regions }: MailboxCard,
  audience: Audience,
): readonly Uint8Array[] {
  const name = audience.replace(/^region\//, '');
  const said = state.recipients.get(name) ?? [];
  if (said.length > 0) return said;
  return audience === toHeadquarters ? headquarters : (regions.get(name) ?? []);
}

const receiptId = (payload: Uint8Array): string => `receipt ${toHex(sha256(payload))}`;

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

function segmentLetter(
  segments: readonly Segment[],
  readers: readonly Uint8Array[],
): OutgoingLetter {
  return {
    audience: toHeadquarters,
    file: writeTransfer(segments.map(({ bytes }) => bytes)),
    contents: segments.map(({ id }) => id),
    operations: operationsIn(segments),
    readers,
  };
}

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

/** Documents and photos of the own region that headquarters has not got, as lists of hashes for one letter each. */
function documentPortions(
  keeper: ContestKeeper,
  known: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const region = regionOf(keeper);
  const named = carriedFiles(keeper.state, {
    documents: (id) => isRegionsOwn(id, region),
    photos: (id) => keeper.state.submissions.get(id)?.region === region,
  });
  const portions: string[][] = [];
  let room = 0;
  for (const [hash, size] of named) {
    if (known.has(hash) || !keeper.documents.has(hash)) continue;
    room -= size;
    if (room < 0) {
      portions.push([]);
      room = documentsAtOnce - size;
    }
    portions.at(-1)?.push(hash);
  }
  return portions;
}

async function* documentLetters(
  inTurn: InTurn,
  card: MailboxCard,
  known: Known,
): AsyncIterable<OutgoingLetter> {
  const portions = await inTurn(async (keeper) => documentPortions(keeper, known(toHeadquarters)));
  for (const hashes of portions) {
    const letter = await inTurn(async (keeper) => {
      const attachments = await keeper.documents.readAll(hashes);
      const region = regionOf(keeper);
      const parcel: Parcel = {
        name: `region-${region}`,
        kind: 'regional',
        recipients: [toHeadquarters],
        readers: [],
        segments: [],
        attachments,
      };
      return attachments.size === 0
        ? null
        : parcelLetter(keeper, parcel, {
            audience: toHeadquarters,
            contents: [...attachments.keys()],
            readers: readersOf(keeper, card, toHeadquarters),
          });
    });
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
    for (const { region, parcel } of regionReceipts(keeper)) {
      const audience = toRegion(region);
      const readers = readersOf(keeper, card, audience);
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
 * What the mailbox lacks of what this installation hands on, one letter at a time: records to headquarters; documents
 * and photos of a coordinator's region; headquarters' receipts to the regions.
 */
export async function* lettersToSend(
  inTurn: InTurn,
  card: MailboxCard,
  known: Known,
): AsyncIterable<OutgoingLetter> {
  const { portions, readers, role } = await inTurn(async (keeper) => {
    await sealOwn(keeper);
    // After what others had was taken in, and before what is here is handed on.
    await recordView(keeper);
    const there = known(toHeadquarters);
    const fresh = [...keeper.contents.segments.values()].filter(({ id }) => !there.has(id));
    return {
      portions: inPortions(fresh, segmentsAtOnce),
      readers: readersOf(keeper, card, toHeadquarters),
      role: keeper.profile.role,
    };
  });
  for (const segments of portions) yield segmentLetter(segments, readers);
  if (role === 'coordinator') yield* documentLetters(inTurn, card, known);
  if (role === 'headquarters') yield* receiptLetters(inTurn, card, known);
}
