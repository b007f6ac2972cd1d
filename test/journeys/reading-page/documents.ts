import { sha256, toHex, utf8ToBytes } from '../../../shared/basics/bytes.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { documentLimits, type SubmissionDocument } from '../../../shared/contest/document.ts';
import {
  type GivenDocument,
  hostileDocuments,
} from '../../renderer/documents/hostile-documents.ts';
import { greyJpeg2000, scannedPdf, smallPdf } from '../../renderer/documents/small-pdf.ts';

/** Thirty pages with a number on each, as an application's project description. */
const projectPages = Array.from({ length: 30 }, (_, at) => [
  `${at + 1}-бет. Ауыл мектебін жылытатын қондырғы`,
  'Әрбір үңғыманың тереңдігі 80 метр, қуаты 6 кВт.',
  'Жылу сорғысы жылына 38 тонна көмірді үнемдейді.',
]);

/** A picture of so many points, painted in the window. */
async function painted(width: number, height: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const shade = context.createLinearGradient(0, 0, width, height);
  shade.addColorStop(0, '#8cc09b');
  shade.addColorStop(1, '#005a6b');
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#ffffff';
  context.fillRect(width * 0.2, height * 0.3, width * 0.3, height * 0.5);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

const usual = async (): Promise<readonly GivenDocument[]> => [
  { name: 'Жоба сипаттамасы.pdf', kind: 'pdf', bytes: smallPdf({ pages: projectPages }) },
  {
    name: 'Смета и график работ на 2026–2027 годы, уточнённые.pdf',
    kind: 'pdf',
    bytes: smallPdf({ pages: [['Смета — 1 180 000 ₸'], ['График']] }),
  },
  { name: 'Қондырғының суреті.png', kind: 'image', bytes: await painted(1600, 1200) },
  { name: 'Қондырғы жұмыс істеп тұр.mp4', kind: 'video', bytes: await painted(1280, 720) },
  {
    name: 'Хат.txt',
    kind: 'text',
    bytes: utf8ToBytes('Құрметті қазылар алқасы!\n\nҚондырғы екі қыс бойы жұмыс істеді.\n'),
  },
  { name: 'Скан.pdf', kind: 'pdf', bytes: scannedPdf(greyJpeg2000(64), 64) },
];

const long = (): readonly GivenDocument[] => [
  {
    name: 'Том.pdf',
    kind: 'pdf',
    bytes: smallPdf({ pages: Array.from({ length: 10_000 }, (_, at) => [String(at + 1)]) }),
  },
];

export interface ReadingDocuments {
  readonly lists: ReadonlyMap<Id, readonly SubmissionDocument[]>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/**
 * Applications 100 (as usual), 107 (hostile), 114 (one whose bytes are missing, one damaged, and where it is asked for one of
 * 10,000 pages, which takes its time).
 */
export async function readingDocuments(withLong: boolean): Promise<ReadingDocuments> {
  const bytes = new Map<string, Uint8Array>();
  const listed = (given: readonly GivenDocument[]): readonly SubmissionDocument[] =>
    given.map((each, at) => {
      // The place in the list tells apart what has the same contents.
      const hash = toHex(sha256(utf8ToBytes(`${at}/${each.name}/${each.bytes.length}`)));
      bytes.set(hash, each.bytes);
      const name = each.name.slice(0, documentLimits.name);
      return { hash, name, kind: each.kind, size: each.bytes.length, at };
    });
  const away: readonly SubmissionDocument[] = [
    { hash: 'a'.repeat(64), name: 'Келмеген.pdf', kind: 'pdf', size: 1_200_000, at: 1 },
    { hash: 'b'.repeat(64), name: 'Бүлінген.pdf', kind: 'pdf', size: 52_000, at: 2 },
  ];
  const lists = new Map([
    ['100', listed(await usual())],
    ['107', listed(hostileDocuments)],
    ['114', [...listed(withLong ? long() : []), ...away]],
  ]);
  return { lists, bytes };
}
