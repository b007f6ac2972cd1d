import type {
  DocumentFile,
  DocumentRequest,
  DocumentSource,
} from '../../shared/documents/document-kinds.ts';
import { countSheets, documentSteps } from '../../shared/documents/document-set.ts';
import type { FontFile } from '../../shared/documents/font-face.ts';
import { readPage, sheetsOfBody } from '../../shared/documents/read-page.ts';
import { zipFiles } from '../../shared/documents/zip-files.ts';
import type { DocumentPreview, MadeDocuments } from './documents-messages.ts';

/** What making documents needs of the thread it runs on. */
export interface DocumentsThread {
  readonly tell: (done: number, total: number) => void;
  /** Resolves once other messages, a stop among them, have had their turn. */
  readonly pause: () => Promise<void>;
  /** A clock that only grows, in milliseconds. */
  readonly now: () => number;
  readonly isStopped: () => boolean;
}

/** Progress is told as often as a person sees it move, and a stop waits no longer. Milliseconds. */
const tellEvery = 100;

/** Makes documents and tells how far it is; null where it was stopped. */
async function makeFiles(
  source: DocumentSource,
  requests: readonly DocumentRequest[],
  { tell, pause, now, isStopped }: DocumentsThread,
  fonts: readonly FontFile[],
): Promise<readonly DocumentFile[] | null> {
  const files: DocumentFile[] = [];
  let told = -Infinity;
  for await (const step of documentSteps(source, requests, fonts)) {
    if (step.type === 'file') {
      files.push(step.file);
      continue;
    }
    if (now() - told < tellEvery && step.done < step.total) continue;
    told = now();
    tell(step.done, step.total);
    await pause();
    if (isStopped()) return null;
  }
  return files;
}

/** Files as they are saved: each by itself, or all in one ZIP of that name. */
export async function makeDocuments(
  source: DocumentSource,
  { requests, zip }: Pick<MadeDocuments, 'requests' | 'zip'>,
  thread: DocumentsThread,
  fonts: readonly FontFile[],
): Promise<readonly DocumentFile[] | null> {
  const files = await makeFiles(source, requests, thread, fonts);
  if (files === null || zip === null) return files;
  return [{ name: zip, bytes: zipFiles(files) }];
}

/** A document's sheets for the screen; of a kind with many only those in the request's range. Null where stopped. */
export async function makePreview(
  source: DocumentSource,
  request: DocumentRequest,
  thread: DocumentsThread,
): Promise<DocumentPreview | null> {
  const files = await makeFiles(source, [request], thread, []);
  const bytes = files?.[0]?.bytes;
  if (bytes === undefined) return null;
  const { range, ...whole } = request;
  const { css, pageCss, body } = readPage(new TextDecoder().decode(bytes));
  const total = countSheets(source, whole);
  const sheets = sheetsOfBody(body);
  const isLonger = range !== undefined && total !== null && sheets.length > range.count;
  const kept = isLonger ? new Set(sheets.slice(range.from, range.from + range.count)) : null;
  const shown =
    kept === null
      ? body
      : body.filter(
          (piece) => typeof piece === 'string' || piece.tag !== 'article' || kept.has(piece),
        );
  return { css, pageCss, body: shown, total: total ?? 1, single: total === null };
}
