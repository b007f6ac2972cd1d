import type { PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import picturesDecoder from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { BundledFonts } from './pdf-fonts.ts';
import type { ReadingError } from './reading-error.ts';

/** A PDF that is open; `close` it when it is left, whatever else still runs. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly TextLayer: typeof TextLayer;
  readonly close: () => void;
}

/** How long opening may take, and how long a worker may take to put itself away, in milliseconds. */
const longestOpening = 30_000;
const longestClosing = 1_000;

/**
 * Points of the largest picture inside a PDF: a sheet of A3 scanned at 600 dots an inch has 70 million, most of them of one
 * bit. A larger one is left out of its page.
 */
const largestScan = 100_000_000;

const loadLibrary = () => import('pdfjs-dist');

const startWorker = (): Worker =>
  new Worker(new URL('../workers/pdf.worker.ts', import.meta.url), { type: 'module' });

/**
 * What pdf.js may do here: parse and draw. No script or form of the document runs, nothing is fetched, compiled or
 * evaluated; pictures and canvases have a limit.
 */
const limits = {
  enableXfa: false,
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  BinaryDataFactory: BundledFonts,
  // pdf.js wants folders. It asks BundledFonts for the first, and imports the second with a name of its own behind the hash.
  standardFontDataUrl: 'fonts/',
  wasmUrl: `${new URL(picturesDecoder, import.meta.url).href}#/`,
  isImageDecoderSupported: false,
  maxImageSize: largestScan,
  canvasMaxAreaInBytes: 4 * 16_000_000,
  disableRange: true,
  disableStream: true,
  disableAutoFetch: true,
} as const;

function errorOf(reason: unknown): ReadingError {
  const name = reason instanceof Error ? reason.name : '';
  return { type: name === 'PasswordException' ? 'locked' : 'damaged' };
}

const after = <Value>(milliseconds: number, value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

/**
 * Opens a PDF in a worker of its own, which ends with it: one document can neither hold up nor change the next. The bytes are
 * copied. Aborting closes it; the result then means nothing.
 */
export async function openPdf(
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<OpenPdf, ReadingError>> {
  if (bytes.length === 0) return err({ type: 'empty' });
  const { getDocument, PDFWorker, TextLayer, VerbosityLevel } = await loadLibrary();
  if (signal.aborted) return err({ type: 'damaged' });
  const port = startWorker();
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const task = getDocument({
    ...limits,
    data: bytes.slice(),
    worker,
    verbosity: VerbosityLevel.ERRORS,
  });
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    void Promise.race([task.destroy().catch(() => undefined), after(longestClosing, undefined)])
      .then(() => worker.destroy())
      .finally(() => port.terminate());
  };
  signal.addEventListener('abort', close, { once: true });
  const opened: Promise<Result<OpenPdf, ReadingError>> = task.promise.then(
    (document) =>
      document.numPages > 0 ? ok({ document, TextLayer, close }) : err({ type: 'empty' }),
    (reason: unknown) => err(errorOf(reason)),
  );
  const broken = new Promise<Result<OpenPdf, ReadingError>>((resolve) => {
    port.addEventListener('error', () => resolve(err({ type: 'damaged' })), { once: true });
  });
  const result = await Promise.race([
    opened,
    broken,
    after(longestOpening, err<ReadingError>({ type: 'too-slow' })),
  ]);
  if (!result.ok) close();
  return result;
}
