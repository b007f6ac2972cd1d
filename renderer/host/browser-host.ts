import { ok, type Result } from '../../shared/basics/result.ts';
import {
  largestFile,
  type HostFile,
  type PickRequest,
  type SavedFiles,
  type SaveError,
} from '../../shared/host/host-table.ts';
import { findBrowserExchange } from './browser-exchange.ts';
import { chooseFiles } from './choose-files.ts';
import type { Host } from './host.ts';

/** A browser drops downloads that begin more often than ten times a second. Milliseconds. */
const pauseBetweenDownloads = 150;

/** How long a download's address stays valid: the browser has to have opened it by then. Milliseconds. */
const downloadLifetime = 60_000;

/** The host by a browser's own means: a file input, downloads, the print dialog. It cannot read back what it wrote. */
export function createBrowserHost(page: Window = window): Host {
  return {
    kind: 'browser',
    pickFiles: (request) => pickFiles(page.document, request),
    saveFiles: (files) => downloadAll(page, files),
    print: async () => {
      page.print();
      // A browser does not say how its dialog ended.
      return ok(null);
    },
    systemLanguages: async () => page.navigator.languages,
    opened: null,
    files: null,
    journal: null,
    snapshots: null,
    updates: null,
    exchange: findBrowserExchange(page),
    machine: null,
    space: async () => null,
  };
}

async function pickFiles(document: Document, request: PickRequest): Promise<readonly HostFile[]> {
  const files = await chooseFiles(document, (input) => {
    input.accept = request.accept.join(',');
    input.multiple = request.multiple;
  });
  return Promise.all(files.map(readFile));
}

/** Reads a file that was chosen or dropped. */
export async function readFile(file: File): Promise<HostFile> {
  if (file.size > largestFile) throw new Error(`${file.name} is larger than this program reads`);
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function downloadAll(
  page: Window,
  files: readonly HostFile[],
): Promise<Result<SavedFiles, SaveError>> {
  for (const [index, file] of files.entries()) {
    if (index > 0) await new Promise((resolve) => page.setTimeout(resolve, pauseBetweenDownloads));
    download(page, file);
  }
  return ok({ names: files.map((file) => file.name), verified: false });
}

function download(page: Window, file: HostFile): void {
  // A copy of its own: a Blob does not take bytes of shared memory.
  const address = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)]));
  const link = page.document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.hidden = true;
  page.document.body.append(link);
  link.click();
  link.remove();
  page.setTimeout(() => URL.revokeObjectURL(address), downloadLifetime);
}
