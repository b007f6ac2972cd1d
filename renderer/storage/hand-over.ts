import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type BundleContent, type PayloadName, writeBundle } from '../../shared/bundle/bundle.ts';
import { writeCodes } from '../../shared/bundle/codes.ts';
import { encryptFile, plainLimit } from '../../shared/bundle/encrypted-file.ts';
import { writeBundles } from '../../shared/bundle/split-bundle.ts';
import { fullName } from '../../shared/contest/people.ts';
import { isRegionsOwn } from '../../shared/contest/regions.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import {
  encodeReceipt,
  receiptFor,
  type ReceiptPayload,
  regionReceipts,
} from '../../shared/merge/receipt.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import { ownPerson } from './desk-view.ts';
import type { DeskError, HandOverOptions, NamedFile } from './desk.ts';
import { bytesOf, handedLimits, within } from './handed-documents.ts';
import { sealOwn } from './new-log.ts';
import { unconfirmedSegments } from './receipts.ts';

type FilesWritten = Promise<Result<readonly NamedFile[], DeskError>>;

/** One thing to hand over, in one file or several. */
export interface Parcel {
  /** File name without its ending. */
  readonly name: string;
  readonly kind: BundleContent['manifest']['kind'];
  /** Person ids, regions or "headquarters", as the file names them. */
  readonly recipients: readonly string[];
  /** Whom the file is encrypted to, of those who have keys; open where none has. */
  readonly readers: readonly string[];
  readonly segments: readonly Segment[];
  readonly payloads?: ReadonlyMap<PayloadName, Uint8Array>;
  /** Documents by hash. */
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
}

/** Of a contest whose settings were put aside by a revocation: what is held can be handed on all the same. */
const untitled = { kk: '', ru: '', en: '' };

/** Sender, contest and clock of every bundle that this installation writes. */
function manifestOf(
  keeper: ContestKeeper,
  { kind, recipients }: Parcel,
): BundleContent['manifest'] | null {
  const { settings } = keeper.state;
  const self = ownPerson(keeper);
  if (self === null) return null;
  const { contest, log, role, demo } = keeper.profile;
  return {
    kind,
    recipients,
    contest,
    title: settings?.title ?? untitled,
    demo,
    created: keeper.ports.now(),
    sender: { log, person: self.id, name: fullName(self), role },
  };
}

/** Writes, signs, splits and encrypts. */
export async function writeParcel(
  keeper: ContestKeeper,
  parcel: Parcel,
  { limit }: HandOverOptions = {},
): FilesWritten {
  const manifest = manifestOf(keeper, parcel);
  if (manifest === null) return err({ type: 'NoContest' });
  const { segments, payloads, attachments = new Map<string, Uint8Array>() } = parcel;
  const content = {
    manifest,
    segments,
    attachments,
    ...(payloads === undefined ? {} : { payloads }),
  };
  const readers = parcel.readers.flatMap((reader) => keeper.state.recipients.get(reader) ?? []);
  const room =
    limit === undefined || readers.length === 0 ? limit : plainLimit(limit, readers.length);
  const files =
    room === undefined
      ? [await writeBundle(content, keeper.signingKey)]
      : await writeBundles(content, keeper.signingKey, room);
  const sealed =
    readers.length === 0
      ? files
      : await Promise.all(files.map((bytes) => encryptFile(bytes, readers)));
  return ok(
    sealed.map((bytes, index) => ({
      name: `${parcel.name}${sealed.length === 1 ? '' : `-${index + 1}-of-${sealed.length}`}.qzb`,
      bytes,
    })),
  );
}

/** Seals, writes, and remembers what the files hold, for when the person says that they were saved. */
async function handOver(
  keeper: ContestKeeper,
  parcelOf: () => Parcel,
  options?: HandOverOptions,
): FilesWritten {
  await sealOwn(keeper);
  const parcel = parcelOf();
  const files = await writeParcel(keeper, parcel, options);
  if (files.ok) keeper.noteWritten(files.value[0]?.name ?? '', parcel.segments);
  return files;
}

export const regionOf = (keeper: ContestKeeper): string =>
  keeper.state.people.get(keeper.profile.person)?.region ?? keeper.profile.person;

/** Headquarters reads every file; without its key there is no encryption, so a region's alone counts for nothing. */
const readersWith = (keeper: ContestKeeper, region: string): readonly string[] =>
  keeper.state.recipients.has('headquarters') ? ['headquarters', region] : [];

/** This juror's own logs, with the photos of visits that they tell of, for the coordinator or headquarters. */
export async function writeScores(
  keeper: ContestKeeper,
  options: HandOverOptions = {},
): FilesWritten {
  const named = carriedFiles(keeper.state, { documents: () => false });
  const fits = within('ArchiveTooLarge', bytesOf(named), handedLimits.atOnce);
  if (!fits.ok) return fits;
  const attachments = await keeper.documents.readAll(named.keys());
  return handOver(
    keeper,
    () => ({
      name: `juror-${keeper.profile.person}`,
      kind: 'scores',
      recipients: ['headquarters'],
      readers: readersWith(keeper, regionOf(keeper)),
      segments: keeper.ownSegments(),
      attachments,
    }),
    attachments.size === 0 ? options : { limit: handedLimits.oneFile, ...options },
  );
}

/**
 * The region's complete history: the own logs, every log collected, and, unless they are to be left out, the documents
 * of applications that the region registered and the photos of visits to its projects.
 */
export async function writeRegional(
  keeper: ContestKeeper,
  { limit = handedLimits.oneFile, documents = true }: HandOverOptions = {},
): FilesWritten {
  const region = regionOf(keeper);
  const named = documents
    ? carriedFiles(keeper.state, {
        documents: (id) => isRegionsOwn(id, region),
        photos: (id) => keeper.state.submissions.get(id)?.region === region,
      })
    : new Map<string, number>();
  const fits = within('ArchiveTooLarge', bytesOf(named), handedLimits.atOnce);
  if (!fits.ok) return fits;
  const attachments = await keeper.documents.readAll(named.keys());
  return handOver(
    keeper,
    () => ({
      name: `region-${region}`,
      kind: 'regional',
      recipients: ['headquarters'],
      readers: readersWith(keeper, region),
      segments: [...keeper.contents.segments.values()],
      attachments,
    }),
    { limit },
  );
}

/**
 * Everything headquarters holds, documents included unless they are to be left out. Many documents make several files,
 * of which the first holds the records.
 */
export async function writeArchive(
  keeper: ContestKeeper,
  { limit = handedLimits.oneFile, documents = true }: HandOverOptions = {},
): FilesWritten {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const named = documents ? carriedFiles(keeper.state) : new Map<string, number>();
  const fits = within('ArchiveTooLarge', bytesOf(named), handedLimits.atOnce);
  if (!fits.ok) return fits;
  const attachments = await keeper.documents.readAll(named.keys());
  return handOver(
    keeper,
    () => ({
      name: `archive-${keeper.profile.contest.slice(0, 8)}`,
      kind: 'archive',
      recipients: ['headquarters'],
      readers: ['headquarters'],
      segments: [...keeper.contents.segments.values()],
      attachments,
    }),
    { limit },
  );
}

/** What no receipt confirms yet of the own logs, as texts of QR codes. */
export async function writeCodeTexts(
  keeper: ContestKeeper,
): Promise<Result<readonly string[], DeskError>> {
  await sealOwn(keeper);
  const segments = unconfirmedSegments(keeper);
  if (segments.length === 0) return err({ type: 'NothingToExport' });
  const codes = writeCodes(segments.map(({ bytes }) => bytes));
  if (codes === null) return err({ type: 'CodesTooMany' });
  // Codes with the receipts before them hold everything, so they count as the whole of the own logs.
  keeper.noteWritten('QR', keeper.ownSegments());
  return ok(codes);
}

const receiptParcel = (
  receipt: ReceiptPayload,
  told: Pick<Parcel, 'name' | 'recipients' | 'readers'>,
): Parcel => ({
  ...told,
  kind: 'receipt',
  segments: [],
  payloads: new Map([['receipt.cbor' as const, encodeReceipt(receipt)]]),
});

/** Receipts of the regions of which headquarters holds anything. */
export const regionParcels = ({
  state,
  contents,
}: ContestKeeper): readonly { readonly region: string; readonly parcel: Parcel }[] =>
  regionReceipts(state, contents.segments).map(({ region, coordinators, receipt }) => ({
    region,
    parcel: receiptParcel(receipt, {
      name: `receipt-${region}`,
      recipients: [region, ...coordinators],
      readers: [region],
    }),
  }));

/** Whom a receipt is for: one coordinator speaks for the region, each juror for the own sheets. */
const receiptParcels = (keeper: ContestKeeper): readonly Parcel[] => [
  ...regionParcels(keeper).map(({ parcel }) => parcel),
  ...[...keeper.state.people.values()]
    .filter(({ role }) => role === 'juror')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id }) => {
      const receipt = receiptFor(keeper.state, keeper.contents.segments, id);
      const told = { name: `receipt-${id}`, recipients: [id], readers: [] };
      return receipt.held.length === 0 ? [] : [receiptParcel(receipt, told)];
    }),
];

/** Receipts for every region and juror of whom headquarters holds anything. */
export async function writeReceipts(keeper: ContestKeeper): FilesWritten {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const files: NamedFile[] = [];
  for (const parcel of receiptParcels(keeper)) {
    const written = await writeParcel(keeper, parcel);
    if (!written.ok) return written;
    files.push(...written.value);
  }
  return files.length === 0 ? err({ type: 'NothingToExport' }) : ok(files);
}
